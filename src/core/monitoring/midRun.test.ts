import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { countersOf, entriesOf, holdStates } from '../../../tests/support/books.ts'
import type { Machine } from '../../../tests/support/machine.ts'
import { projectFile } from '../../../tests/support/projects.ts'
import { makeRig, type Rig } from '../../../tests/support/rig.ts'
import { createReplay } from '../costs/index.ts'
import { parseUsd } from '../money.ts'

const PROMPTS = 8
let rig: Rig
let machine: Machine
beforeEach(async () => {
  rig = await makeRig({ latencyMs: 20 })
  // One call after the other, so that there is a middle.
  machine = await rig.machine({ speed: { initial: 1, max: 1 } })
  await machine.projects.apply(projectFile({ models: ['openai:gpt-5'], prompts: PROMPTS, maxOutputTokens: 2_000 }))
})
afterEach(() => rig.close())

/** Starts a run and does something once it has some answers. @returns how it ended */
async function inTheMiddle(act: () => Promise<unknown>) {
  const [runId] = await machine.monitoring.start({})
  for await (const { succeeded } of machine.monitoring.watch(runId!)) if (succeeded >= 2) break
  await act()
  return machine.monitoring.finished(runId!)
}

const setPrice = (output: string) =>
  machine.models.setPrice({ provider: 'openai', model: 'gpt-5', input: '1.25', output })

describe('in the middle of a run', () => {
  it('a budget lowered below what is spent stops the next call, and leaves what is answered', async () => {
    const limit = { scope: 'provider', of: 'openai', period: 'month', action: 'block' } as const
    const ended = await inTheMiddle(() => machine.budgets.set({ ...limit, limit: parseUsd('0.000001') }))
    expect(ended).toMatchObject({ status: 'blocked', failed: 0, exposureUsd: '0' })
    expect(ended.succeeded).toBeGreaterThanOrEqual(2)
    expect(ended.succeeded + ended.blocked).toBe(PROMPTS)
    expect(rig.simulator.served()).toHaveLength(ended.succeeded)
    expect(ended.errors).toMatchObject([{ class: 'budget', count: ended.blocked }])
    expect(holdStates(machine.db)).toEqual({ settled: ended.succeeded })
    const standing = machine.budgets.limits().filter(({ action }) => action === 'block')
    expect(standing).toMatchObject([{ standing: 'full', leftUsd: '0' }])
    const { kept, recounted } = countersOf(machine.db)
    expect(kept).toEqual(recounted)
  })

  it('a changed price charges what is answered from then on, in full, and nothing before', async () => {
    await setPrice('10')
    const ended = await inTheMiddle(() => setPrice('1000'))
    expect(ended).toMatchObject({ status: 'completed', succeeded: PROMPTS })
    const rows = machine.db.sqlite
      .prepare(`
      SELECT l.output_tokens AS output, CAST(l.total AS TEXT) AS total,
        (SELECT CAST(MAX(pico) AS TEXT) FROM prices p JOIN json_each(l.price_ids) j ON j.value = p.id WHERE p.unit = 'output') AS pico
      FROM ledger l ORDER BY l.id`)
      .all() as { output: number; total: string; pico: string }[]
    const prices = rows.map(({ pico }) => BigInt(pico))
    expect(new Set(prices)).toEqual(new Set([10_000_000n, 1_000_000_000n]))
    expect(prices).toEqual(prices.toSorted((a, b) => Number(a - b)))
    for (const { output, total, pico } of rows)
      expect(BigInt(total)).toBeGreaterThanOrEqual(BigInt(output) * BigInt(pico))
    // The call that was under way was held at the old price; it was recorded in full all the same.
    const above = entriesOf(machine.db).filter(({ total, amount }) => total > amount)
    expect(above.length).toBeLessThanOrEqual(1)
    expect(await createReplay(machine.db)({ limit: 100 })).toEqual({ checked: PROMPTS, wrong: 0, problems: [] })
    const { kept, recounted } = countersOf(machine.db)
    expect(kept).toEqual(recounted)
  })
})
