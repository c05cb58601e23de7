import { afterEach, describe, expect, it } from 'vitest'
import { countersOf, entriesOf, holdStates } from '../../../tests/support/books.ts'
import type { Machine, MachineOptions } from '../../../tests/support/machine.ts'
import { projectFile } from '../../../tests/support/projects.ts'
import { makeRig, type Rig } from '../../../tests/support/rig.ts'
import { formatUsd, pico, sumUsd } from '../money.ts'
import { ANSWERS } from '../providers/testing/bodies.ts'
import { json, startLoopbackServer } from '../providers/testing/loopbackServer.ts'

let rig: Rig
afterEach(() => rig.close())

const OPENAI = { models: ['openai:gpt-5'], maxOutputTokens: 500 }

async function begin(
  latencyMs: number,
  project: Parameters<typeof projectFile>[0],
  more: Partial<MachineOptions> = {},
) {
  rig = await makeRig({ latencyMs })
  const machine = await rig.machine(more)
  await machine.projects.apply(projectFile({ ...OPENAI, ...project }))
  return machine
}

/** What one call of the project can cost at most. */
async function worstOf(machine: Machine) {
  const [quoted] = await machine.monitoring.quote({})
  const worst = quoted?.quote.models[0]
  return pico(BigInt(Math.round(Number(worst?.worstCaseUsd) * 1e12)) / BigInt(worst?.calls ?? 1))
}

const limitTo = (machine: Machine, limit: bigint) =>
  machine.budgets.set({ scope: 'provider', of: 'openai', period: 'month', action: 'block', limit: pico(limit) })

describe('a budget', () => {
  it('lets calls wait for the holds of others, of this process and of another, and all are answered', async () => {
    const machine = await begin(60, { name: 'One', prompts: 4, maxOutputTokens: 8_000 })
    const other = await rig.machine()
    await other.projects.apply(projectFile({ ...OPENAI, name: 'Two', prompts: 4, maxOutputTokens: 8_000 }))
    const cost = await worstOf(machine)
    // Room for the worst case of one call, and what all of them turn out to cost.
    await limitTo(machine, cost + cost)
    const runs = await Promise.all([machine.runToEnd({ project: 'One' }), other.runToEnd({ project: 'Two' })])
    expect(runs).toMatchObject([
      { status: 'completed', succeeded: 4 },
      { status: 'completed', succeeded: 4 },
    ])
    expect(holdStates(machine.db)).toEqual({ settled: 8 })
  })

  it('blocks what cannot fit before it is asked, says why, and leaves what is stored alone', async () => {
    const machine = await begin(0, { prompts: 30 })
    const cost = await worstOf(machine)
    await limitTo(machine, cost + cost / 2n)
    const progress = await machine.runToEnd()
    expect(progress).toMatchObject({ status: 'blocked', failed: 0, exposureUsd: '0' })
    expect(progress.succeeded).toBeGreaterThan(0)
    expect(progress.succeeded).toBe(rig.simulator.served().length)
    expect(progress.errors).toMatchObject([{ provider: 'openai', class: 'budget', count: 30 - progress.succeeded }])
    expect(progress.errors[0]?.message).toMatch(/^The openai budget for \d{4}-\d{2} is full: \$/)
    const [budget] = machine.budgets.list().filter(({ scope }) => scope === 'provider:openai')
    expect(budget).toMatchObject({ settledUsd: progress.costUsd, heldUsd: '0', exposureUsd: '0' })
  })

  it('is not stuck behind holds of a process that died', async () => {
    const machine = await begin(60_000, { prompts: 1 })
    const cost = await worstOf(machine)
    await limitTo(machine, cost + cost)
    await machine.projects.apply(projectFile({ ...OPENAI, name: 'Two', prompts: 2 }))
    await machine.monitoring.start({ project: 'Two' })
    const holds = () => holdStates(machine.db).open ?? 0
    while (holds() < 2) await new Promise((resolve) => setImmediate(resolve))

    const other = await rig.machine()
    const [runId] = (await other.monitoring.start({ project: 'Lumora watch' })) as [number]
    // Its holds stand in the way; as exposure they count all the same, and so the call cannot be made.
    machine.vanish()
    expect(await other.monitoring.finished(runId)).toMatchObject({ status: 'blocked', blocked: 1 })
    expect(holdStates(other.db)).toEqual({ exposure: 2 })
  })
})

describe('a run over the end of a month', () => {
  it('charges each call to the month its money was reserved in', async () => {
    let now = Date.parse('2026-11-30T23:59:59Z')
    const machine = await begin(150, { prompts: 6 }, { clock: { now: () => now }, concurrency: 2 })
    const [runId] = (await machine.monitoring.start({})) as [number]
    for await (const { succeeded } of machine.monitoring.watch(runId)) if (succeeded >= 2) break
    now = Date.parse('2026-12-01T00:00:01Z')
    expect(await machine.monitoring.finished(runId)).toMatchObject({ status: 'completed' })
    const entries = entriesOf(machine.db)
    expect(new Set(entries.map(({ day }) => day))).toEqual(new Set(['2026-11-30', '2026-12-01']))
    for (const month of ['2026-11', '2026-12']) {
      const spent = sumUsd(entries.filter(({ day }) => day.startsWith(month)).map(({ total }) => pico(total)))
      expect(machine.use.of('provider', 'openai', month)).toEqual({ settled: spent, exposure: 0n, held: 0n })
    }
    const { kept, recounted } = countersOf(machine.db)
    expect(kept).toEqual(recounted)
    // All answers are the run's day's, whenever they came.
    expect(machine.db.sqlite.prepare('SELECT DISTINCT day FROM answers').pluck().all()).toEqual(['2026-11-30'])
  })
})

describe('a clock that is set back', () => {
  it('by a day in the middle of a run stops nothing', async () => {
    let now = Date.parse('2026-11-20T12:00:00Z')
    const machine = await begin(150, { prompts: 6 }, { clock: { now: () => now }, concurrency: 2 })
    rig.simulator.setFaults([{ kind: 'rate_limited', every: 3, retryAfterMs: 10 }])
    const [runId] = (await machine.monitoring.start({})) as [number]
    for await (const { succeeded } of machine.monitoring.watch(runId)) if (succeeded >= 2) break
    now -= 86_400_000
    expect(await machine.monitoring.finished(runId)).toMatchObject({ status: 'completed', succeeded: 6 })
    const { kept, recounted } = countersOf(machine.db)
    expect(kept).toEqual(recounted)
  })

  it('makes no task wait for the time that is gone', async () => {
    const machine = await begin(0, { prompts: 1 })
    rig.simulator.setFaults([{ kind: 'rate_limited', to: 1, retryAfterMs: 5 }])
    // A pause as a clock that ran a day ahead would have stamped it.
    machine.db.sqlite.exec(`CREATE TEMP TRIGGER ahead AFTER UPDATE OF not_before ON main.tasks WHEN new.not_before < 4e12 AND new.attempts = 1
      BEGIN UPDATE tasks SET not_before = new.not_before + 86400000 WHERE id = new.id; END`)
    expect(await machine.runToEnd()).toMatchObject({ status: 'completed', succeeded: 1 })
  })
})

describe('a bill that makes no sense', () => {
  it.each([
    ['more tokens than a number holds', { input_tokens: 1e300, output_tokens: 5 }],
    ['more dollars than anything costs', { input_tokens: 9e15, output_tokens: 9e15 }],
    ['half a token', { input_tokens: 12.7, output_tokens: 'many' }],
    ['less than nothing', { input_tokens: -5, output_tokens: -1_000_000 }],
  ])('(%s) costs us neither the answer nor the run', async (_, usage) => {
    rig = await makeRig()
    const server = await startLoopbackServer()
    server.answer(json({ ...ANSWERS.openai('Lumora is fine. لومورا 🙂'), id: 'resp_1', usage }))
    const machine = await rig.machine({ baseUrls: { ...rig.simulator.baseUrls, openai: `${server.url}/v1` } })
    await machine.projects.apply(projectFile({ prompts: 2 }))
    expect(await machine.runToEnd()).toMatchObject({ status: 'completed', succeeded: 8 })
    await server.close()
    const texts = machine.db.sqlite
      .prepare("SELECT text FROM answers WHERE served_model = 'model-1-served'")
      .pluck()
      .all()
    expect(texts).toEqual(['Lumora is fine. لومورا 🙂', 'Lumora is fine. لومورا 🙂'])
    const { kept, recounted } = countersOf(machine.db)
    expect(kept).toEqual(recounted)
    const entries = entriesOf(machine.db).filter(({ provider }) => provider === 'openai')
    for (const { state, total, amount } of entries)
      expect(state === 'settled' ? total < amount : total === amount).toBe(true)
  })
})

describe('a quote', () => {
  it('is below the worst case without history, and the mean of what was paid with it', async () => {
    const machine = await begin(0, { prompts: 4 })
    const [before] = await machine.monitoring.quote({})
    expect(before?.quote.models[0]).toMatchObject({ basis: 'tokens', calls: 4 })
    expect(Number(before?.quote.expectedUsd)).toBeLessThanOrEqual(Number(before?.quote.worstCaseUsd))
    expect(rig.simulator.served()).toEqual([])
    const { costUsd } = await machine.runToEnd()
    const [after] = await machine.monitoring.quote({})
    expect(after?.quote.models[0]).toMatchObject({ basis: 'history', calls: 4 })
    expect(after?.quote.expectedUsd).toBe(costUsd)
    expect(formatUsd(rig.simulator.totals().cost)).toBe(costUsd)
  })
})
