import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Core, createCore } from '../../src/core/createCore.ts'
import { demoHome, makeDemo } from '../../src/core/makeDemo.ts'
import { createMeasuring } from '../../src/core/measuring/index.ts'
import { type Ports, systemClock } from '../../src/core/ports.ts'
import { createSessionStore } from '../../src/core/secrets/index.ts'
import { countersOf, snapshotsOf } from '../support/books.ts'
import { plantFaults } from '../support/plantedFaults.ts'

const settings = { config: { keys: {}, baseUrls: {} }, zone: 'UTC' }
const LIMBO = { parts: ['limbo'], limit: 10_000 } as const
let folder: string
let core: Core
let planted: Record<string, number>

const portsOf = (home: string): Ports => ({
  clock: systemClock,
  secrets: createSessionStore(),
  log: () => undefined,
  notify: () => undefined,
  paths: { home, migrations: 'drizzle' },
})

const foundBy = (findings: readonly { rule: string; found: number }[] | null) =>
  Object.fromEntries((findings ?? []).map(({ rule, found }) => [rule, found]))

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-planted-'))
  await makeDemo(portsOf(folder), settings, { days: 10 })
  core = await createCore(portsOf(demoHome(folder)), settings)
}, 60_000)
afterAll(async () => {
  await core.close()
  rmSync(folder, { recursive: true })
})

describe('a home in order', () => {
  it('breaks no rule', async () => {
    const { limbo } = await core.reconcile.reconcile({ ...LIMBO, dryRun: true })
    expect(limbo).toEqual([])
  })
})

describe('a home with every hard rule broken on purpose', () => {
  beforeAll(() => {
    planted = plantFaults(core.db.sqlite)
  })

  it('has at least 200 rows that break a rule', () => {
    expect(Object.values(planted).reduce((sum, n) => sum + n)).toBeGreaterThanOrEqual(200)
  })

  it('is found out, rule by rule, by a dry run that changes nothing', async () => {
    const before = core.db.sqlite.prepare('SELECT total_changes()').pluck().get()
    const { limbo } = await core.reconcile.reconcile({ ...LIMBO, dryRun: true })
    const found = foundBy(limbo)
    for (const [rule, count] of Object.entries(planted)) expect(found[rule] ?? 0, rule).toBeGreaterThanOrEqual(count)
    expect(core.db.sqlite.prepare('SELECT total_changes()').pluck().get()).toBe(before)
  })

  it('is named by the check of everything', async () => {
    const { ok, checks } = await core.doctor.run({ offline: true })
    const failed = checks.filter((check) => !check.ok).map(({ name }) => name)
    expect(ok).toBe(false)
    for (const rule of Object.keys(planted)) expect(failed).toContain(`rule ${rule}`)
  })

  it('is mended in part when only so many rows are to be taken on', async () => {
    const { limbo } = await core.reconcile.reconcile({ parts: ['limbo'], limit: 5, dryRun: false })
    expect(limbo?.some(({ more }) => more)).toBe(true)
  })

  it('is mended, and a second run finds nothing', async () => {
    const { limbo } = await core.reconcile.reconcile({ ...LIMBO, dryRun: false })
    expect(limbo?.filter(({ found, mended }) => mended < found)).toEqual([])
    for (const dryRun of [true, false]) {
      expect((await core.reconcile.reconcile({ ...LIMBO, dryRun })).limbo).toEqual([])
    }
    expect(await core.reconcile.fullRecount()).toEqual([])
  })

  it('adds up like a recount, money and counts', () => {
    const { kept, recounted } = countersOf(core.db)
    expect(kept).toEqual(recounted)
    const before = snapshotsOf(core.db)
    const { snapshots } = createMeasuring(core.db)
    const days = core.db.sqlite.prepare('SELECT DISTINCT project_id AS projectId, day FROM runs').all()
    for (const { projectId, day } of days as { projectId: number; day: string }[]) {
      core.db.sqlite.transaction(() => snapshots.recountDay(projectId, day))()
    }
    expect(snapshotsOf(core.db)).toEqual(before)
  })

  it('keeps what every repair found and what it left', () => {
    const rules = new Set<string>()
    for (let before: number | null = null; ; ) {
      const page = core.reconcile.repairs({ rule: null, before })
      for (const { rule, before: was, after } of page.repairs) {
        rules.add(rule)
        expect(JSON.parse(was)).not.toEqual(JSON.parse(after))
      }
      before = page.next
      if (before === null) break
    }
    for (const rule of Object.keys(planted)) expect(rules).toContain(rule)
  })
})
