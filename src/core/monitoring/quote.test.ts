import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Machine } from '../../../tests/support/machine.ts'
import { projectFile } from '../../../tests/support/projects.ts'
import { makeRig, type Rig } from '../../../tests/support/rig.ts'
import { parseUsd, sumUsd } from '../money.ts'
import { tokenCounter } from './typical.ts'

let rig: Rig
let machine: Machine
let now = Date.UTC(2026, 10, 1, 4)
beforeEach(async () => {
  now = Date.UTC(2026, 10, 1, 4)
  rig = await makeRig({ day: () => new Date(now).toISOString().slice(0, 10) })
  machine = await rig.machine({ clock: { now: () => now } })
})
afterEach(() => rig.close())

const MODEL = 'openai:gpt-5'
const apply = (name: string, more: Record<string, unknown> = {}) =>
  machine.projects.apply(projectFile({ name, models: [MODEL], prompts: 3, maxOutputTokens: 2_000, ...more }))
async function quoted(project: string) {
  const [found] = await machine.monitoring.quote({ project })
  return found!.quote
}
async function runOn(day: number, project: string) {
  now = Date.UTC(2026, 10, day, 4)
  return machine.runToEnd({ project })
}

describe('a quote', () => {
  it('rests on tokens at first, on others’ calls next, and on its own once it has some', async () => {
    await apply('One')
    await apply('Two')
    expect(await quoted('One')).toMatchObject({ basis: 'tokens', models: [{ pastCalls: 0 }] })
    await runOn(1, 'Two')
    expect(await quoted('One')).toMatchObject({ basis: 'other_projects', models: [{ pastCalls: 3 }] })
    await runOn(2, 'One')
    expect(await quoted('One')).toMatchObject({ basis: 'history', models: [{ pastCalls: 3 }] })
  })

  it('keeps its order: low, expected, high, and never above the worst case', async () => {
    await apply('One')
    for (const day of [0, 1, 2, 3]) {
      if (day > 0) await runOn(day, 'One')
      const { lowUsd, expectedUsd, highUsd, worstCaseUsd, models } = await quoted('One')
      const inOrder = [lowUsd, expectedUsd, highUsd, worstCaseUsd].map(parseUsd)
      expect(inOrder).toEqual(inOrder.toSorted((a, b) => Number(a > b) - Number(a < b)))
      expect(parseUsd(lowUsd)).toBeGreaterThan(0n)
      expect(sumUsd(models.map((model) => parseUsd(model.expectedUsd!)))).toBe(parseUsd(expectedUsd))
    }
  })

  it('goes by today’s prices, whatever past calls cost', async () => {
    await apply('One')
    await runOn(1, 'One')
    const before = parseUsd((await quoted('One')).expectedUsd)
    await machine.models.setPrice({ provider: 'openai', model: 'gpt-5', input: '12.5', output: '100', cached: '1.25' })
    now += 1
    const after = parseUsd((await quoted('One')).expectedUsd)
    expect(Number(after) / Number(before)).toBeCloseTo(10, 1)
  })

  it('is kept with its run, beside what the run cost', async () => {
    await apply('One')
    for (const day of [1, 2, 3, 4]) await runOn(day, 'One')
    const { id: projectId } = machine.projects.get('One')
    const { runs } = machine.monitoring.history(projectId, null)
    expect(runs.map(({ quote }) => quote?.basis)).toEqual(['history', 'history', 'history', 'tokens'])
    for (const { quote, costUsd } of runs) expect(parseUsd(costUsd)).toBeLessThanOrEqual(parseUsd(quote!.worstUsd))
    const { runs: judged, within } = machine.monitoring.quoteRecord(projectId)
    expect(judged).toBe(3)
    expect(within).toBeLessThanOrEqual(judged)
  })

  it('counts a judge by what answers were judged for', async () => {
    await apply('One', { judge: 'google:gemini-2.5-flash' })
    expect((await quoted('One')).models).toMatchObject([{ kind: 'answer' }, { kind: 'judge', basis: 'tokens' }])
    await runOn(1, 'One')
    const { models } = await quoted('One')
    expect(models[1]).toMatchObject({ kind: 'judge', basis: 'history', calls: 3 })
    expect(parseUsd(models[1]!.expectedUsd!)).toBeLessThan(parseUsd(models[1]!.worstCaseUsd!))
  })
})

it('counts tokens of any text, those that look like special ones included', async () => {
  const count = await tokenCounter()
  expect(count('Which CRM is best for a small team?')).toBe(9)
  expect(count('<|endoftext|>')).toBeGreaterThan(1)
})
