import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { countersOf } from '../../../tests/support/books.ts'
import type { Machine, MachineOptions } from '../../../tests/support/machine.ts'
import { projectFile } from '../../../tests/support/projects.ts'
import { makeRig, type Rig } from '../../../tests/support/rig.ts'
import { createAlerts } from '../alerts/index.ts'
import { restoreBackup } from '../backups/index.ts'
import { createReconcile } from './service.ts'

const DAY_MS = 86_400_000
const NOON = Date.UTC(2026, 10, 20, 12)
let rig: Rig
let now: number
beforeEach(async () => {
  now = NOON
  rig = await makeRig({})
})
afterEach(() => rig.close())

const start = async (options: Partial<MachineOptions> = {}) => {
  const machine = await rig.machine({ clock: { now: () => now }, ...options })
  return { machine, reconcile: reconcileOf(machine) }
}

const reconcileOf = (machine: Machine) => {
  const { db, ledger, measuring, models, monitoring, home, instance } = machine
  return createReconcile({
    ...{ db, ledger, measuring, models, monitoring, clock: { now: () => now }, log: () => undefined },
    ...{ zone: home.zone, instanceId: instance.id, alerts: createAlerts(db.sqlite) },
  })
}

const GAPS = { parts: ['gaps'], dryRun: false } as const
const context = {
  ...{ jobRunId: 1, originId: 1, trigger: 'schedule' as const, dueAt: NOON },
  ...{ signal: new AbortController().signal, log: () => undefined },
}
const answersIn = ({ db }: Machine) => db.sqlite.prepare('SELECT COUNT(*) FROM answers').pluck().get()
const alertsIn = ({ db }: Machine) => db.sqlite.prepare('SELECT kind FROM alerts').pluck().all()

/** A scheduled run whose part of one provider failed, and a machine that has the right key since. */
async function afterFailure() {
  const { machine } = await start({ keys: { openai: 'wrong-key' } })
  await machine.projects.apply(projectFile({ prompts: 5 }))
  await machine.runToEnd({ trigger: 'schedule' })
  expect(answersIn(machine)).toBe(15)
  return start()
}

describe('what today lacks', () => {
  it('is asked once, and nothing else of it is', async () => {
    const { machine, reconcile } = await afterFailure()
    const dry = await reconcile.reconcile({ ...GAPS, dryRun: true })
    expect(dry.gaps?.today).toEqual({ missing: 5, asked: 0, answered: 0 })
    expect(answersIn(machine)).toBe(15)
    const first = await reconcile.reconcile(GAPS)
    expect(first.gaps).toMatchObject({ recorded: 0, today: { missing: 5, asked: 5, answered: 5 } })
    const second = await reconcile.reconcile(GAPS)
    expect(second.gaps?.today).toEqual({ missing: 0, asked: 0, answered: 0 })
    expect(answersIn(machine)).toBe(20)
    const { kept, recounted } = countersOf(machine.db)
    expect(kept).toEqual(recounted)
  })

  it('is asked no further than the limit', async () => {
    const { reconcile } = await afterFailure()
    const { gaps } = await reconcile.reconcile({ ...GAPS, limit: 2 })
    expect(gaps).toMatchObject({ more: true, today: { missing: 5, asked: 2 } })
  })

  it('is left alone when the project asks it no more', async () => {
    const { machine, reconcile } = await afterFailure()
    await machine.projects.apply(projectFile({ prompts: 5, models: ['google:gemini-2.5-flash'] }))
    expect((await reconcile.reconcile(GAPS)).gaps?.today).toEqual({ missing: 5, asked: 0, answered: 0 })
  })
})

describe('what a past day lacks', () => {
  it('is written down with its reason, once, and never asked', async () => {
    const { machine, reconcile } = await afterFailure()
    now = NOON + DAY_MS
    const served = rig.simulator.served().length
    const first = await reconcile.reconcile(GAPS)
    expect(first.gaps).toMatchObject({ expected: 20, answered: 15, gaps: 5, recorded: 5 })
    expect((await reconcile.reconcile(GAPS)).gaps).toMatchObject({ gaps: 5, recorded: 0 })
    const rows = machine.db.sqlite.prepare('SELECT DISTINCT day, expected, answered, reason FROM coverage_gaps').all()
    expect(rows).toEqual([{ day: '2026-11-20', expected: 1, answered: 0, reason: 'auth' }])
    expect(rig.simulator.served()).toHaveLength(served)
  })

  it('is taken off the list when its answers come after all', async () => {
    const { machine, reconcile } = await afterFailure()
    now = NOON + DAY_MS
    await reconcile.reconcile(GAPS)
    machine.db.sqlite.exec('UPDATE snapshot_totals SET ok = 1')
    expect((await reconcile.reconcile(GAPS)).gaps).toMatchObject({ filled: 5, gaps: 0 })
    expect(machine.db.sqlite.prepare('SELECT COUNT(*) FROM coverage_gaps').pluck().get()).toBe(0)
  })
})

describe('a run that a process left half way', () => {
  async function cutOff() {
    rig.simulator.setLatency(200)
    const { machine } = await start({ concurrency: 2 })
    await machine.projects.apply(projectFile({ prompts: 5 }))
    const [runId] = (await machine.monitoring.start({ trigger: 'schedule' })) as [number]
    for await (const { succeeded } of machine.monitoring.watch(runId)) if (succeeded >= 4) break
    machine.vanish()
    rig.simulator.setLatency(0)
  }

  it('today is finished', async () => {
    await cutOff()
    const { machine, reconcile } = await start()
    await reconcile.reconcile(GAPS)
    expect(answersIn(machine)).toBe(20)
  })

  it('on another day is ended: what it did not ask is a gap, and every row is mended', async () => {
    await cutOff()
    now = NOON + DAY_MS
    const { machine, reconcile } = await start()
    const before = answersIn(machine) as number
    const { figures } = await reconcile.work(context)
    expect(figures).toMatchObject({ left: 0, asked: 0, gaps: 20 - before })
    expect(machine.db.sqlite.prepare('SELECT DISTINCT status FROM runs').pluck().all()).toEqual(['cancelled'])
    expect(machine.db.sqlite.prepare('SELECT DISTINCT reason FROM coverage_gaps').pluck().all()).toEqual(['cancelled'])
    expect(answersIn(machine)).toBe(before)
    expect((await reconcile.work(context)).figures).toMatchObject({ found: 0, gaps: 0 })
    const { kept, recounted } = countersOf(machine.db)
    expect(kept).toEqual(recounted)
  })
})

describe('a database restored from last week', () => {
  it('keeps to its books, records the days between as restored, and asks nothing of them', async () => {
    now = NOON - 7 * DAY_MS
    const { machine, reconcile } = await start()
    machine.db.sqlite.exec(
      `INSERT OR REPLACE INTO jobs (name, cron, enabled, jitter_ms, since) VALUES ('daily', '0 4 * * *', 1, 0, 0)`,
    )
    await machine.projects.apply(projectFile({ prompts: 2 }))
    await reconcile.stampPlans()
    await machine.runToEnd({ trigger: 'schedule' })
    const backup = join(rig.folder, 'last-week.db')
    machine.db.sqlite.prepare('VACUUM INTO ?').run(backup)
    now += DAY_MS
    await machine.runToEnd({ trigger: 'schedule' })
    await machine.close()
    now = NOON
    restoreBackup({ from: backup, home: rig.folder, migrations: 'drizzle', now })

    const { machine: restored, reconcile: after } = await start()
    const served = rig.simulator.served().length
    const { ok, figures } = await after.work(context)
    // Eight questions a day, on six days; the last of them has its answers, but not in this copy.
    expect([ok, figures]).toEqual([true, expect.objectContaining({ found: 0, gaps: 48, asked: 0 })])
    const days = restored.db.sqlite
      .prepare('SELECT reason, MIN(day), MAX(day), COUNT(*) FROM coverage_gaps GROUP BY 1')
      .raw()
    expect(days.all()).toEqual([['restored', '2026-11-14', '2026-11-19', 48]])
    expect(rig.simulator.served()).toHaveLength(served)
    expect(await after.fullRecount()).toEqual([])
    expect((await after.work(context)).figures).toMatchObject({ found: 0, gaps: 0 })
    const { kept, recounted } = countersOf(restored.db)
    expect(kept).toEqual(recounted)
  })
})

describe('the nightly job', () => {
  it('looks only at what was written since, and tells nobody of what it mended quietly', async () => {
    const { machine } = await start()
    await machine.projects.apply(projectFile({ prompts: 2 }))
    await machine.runToEnd({ trigger: 'schedule' })
    const reconcile = reconcileOf(machine)
    expect(await reconcile.work(context)).toMatchObject({ ok: true, figures: { found: 0 } })
    machine.db.sqlite.exec('UPDATE snapshot_days SET valid = valid + 1')
    expect((await reconcile.work(context)).figures.found).toBe(0)
    now = NOON + DAY_MS
    await machine.runToEnd({ trigger: 'schedule' })
    machine.db.sqlite.exec("UPDATE snapshot_totals SET ok = 7 WHERE day = '2026-11-21'")
    const { figures } = await reconcile.work(context)
    expect(figures).toMatchObject({ left: 0 })
    expect(figures.found).toBeGreaterThan(0)
    expect(alertsIn(machine)).toEqual([])
    // A full recount finds what lies behind.
    expect((await reconcile.fullRecount()).map(({ rule }) => rule)).toEqual(['brand_days'])
  })

  it('raises one alert for what it cannot mend', async () => {
    const { machine, reconcile } = await start()
    await machine.projects.apply(projectFile({ prompts: 2 }))
    await machine.runToEnd({ trigger: 'schedule' })
    // A charged entry keeps its total; no price of its moment makes this one.
    machine.db.sqlite.exec(`UPDATE ledger SET price_ids = '[]', total = total + 1, tokens_cost = tokens_cost + 1
      WHERE id = (SELECT MIN(id) FROM ledger WHERE reported_cost IS NULL)`)
    const { ok, figures } = await reconcile.work(context)
    expect([ok, figures.left]).toEqual([false, 1])
    await reconcile.work(context)
    expect(alertsIn(machine)).toEqual(['reconciliation'])
  })
})

it('takes a call to a free endpoint for what it is, also when the endpoint is gone', async () => {
  const { machine, reconcile } = await start()
  await machine.projects.apply(projectFile({ prompts: 2 }))
  await machine.runToEnd({ trigger: 'schedule' })
  machine.db.sqlite.exec(`UPDATE ledger SET provider = 'ollama', price_ids = '[]', total = 0, tokens_cost = 0, search_cost = 0
    WHERE id = (SELECT MIN(id) FROM ledger)`)
  const found: string[] = []
  for await (const { rule, found: rows } of reconcile.look({ daysBack: 1, limit: 10, rule: 'entry_without_price' })) {
    if (rows > 0) found.push(rule.name)
  }
  expect(found).toEqual([])
})
