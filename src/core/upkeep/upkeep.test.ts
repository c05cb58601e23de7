import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeWorld, type World } from '../../../tests/support/world.ts'
import { createBackups, rotateBackups } from '../backups/index.ts'
import { performChore } from '../chores/index.ts'
import { openDatabase } from '../db/index.ts'
import type { JobContext } from '../jobs/index.ts'
import { createUpkeep } from './work.ts'

let world: World
let folder: string
beforeEach(() => {
  world = makeWorld()
  folder = dirname(world.db.file)
})
afterEach(() => world.close())

const WEEK_MS = 7 * 86_400_000

/** Runs the upkeep as the core makes it. @returns its outcome, and the lines it wrote */
async function upkeep() {
  const { db, clock } = world
  const lines: string[] = []
  const work = createUpkeep({
    ...{ db, clock, folder, recount: async () => [], pruneLogs: async () => 0 },
    check: (signal) => performChore({ chore: 'check', file: db.file }, { signal }),
    backUp: createBackups({ home: folder, clock, run: performChore }).make,
    rotate: (label, keep) => rotateBackups(folder, label, keep),
  })
  const context: JobContext = {
    ...{ jobRunId: 1, originId: 1, trigger: 'schedule', dueAt: 0, signal: new AbortController().signal },
    log: (level, message) => void lines.push(`${level} ${message}`),
  }
  return { ended: work(context), lines }
}
const backups = () => readdirSync(join(folder, 'backups')).sort()

it('backs the database up each week, keeps the last four, and leaves those of the user alone', async () => {
  await createBackups({ home: folder, clock: world.clock, run: performChore }).make('mine')
  for (let week = 1; week <= 6; week += 1) {
    world.clock.set(world.clock.now() + WEEK_MS)
    const { ended, lines } = await upkeep()
    expect(await ended).toMatchObject({ ok: true, figures: { removed: week > 4 ? 1 : 0 } })
    expect(lines).toContain('info Integrity: nothing is wrong')
  }
  expect(backups().map((name) => name.slice(0, 17))).toEqual([
    ...['mine-2026-11-20T1', 'weekly-2026-12-11', 'weekly-2026-12-18', 'weekly-2026-12-25', 'weekly-2027-01-01'],
  ])
  const copy = openDatabase({ file: join(folder, 'backups', backups().at(-1)!), migrations: 'drizzle', now: 0 })
  expect(copy.notices).toEqual([])
  copy.close()
})

it('copies nothing that is damaged, and drops no backup', async () => {
  await (await upkeep()).ended
  const before = backups()
  const { sqlite, file } = world.db
  sqlite.exec('CREATE TABLE ballast (text); CREATE INDEX ballast_text ON ballast (text)')
  const insert = sqlite.prepare('INSERT INTO ballast VALUES (?)')
  for (let row = 0; row < 2_000; row += 1) insert.run(`row ${row}`)
  const page = sqlite.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'ballast_text'").pluck().get() as number
  const size = sqlite.pragma('page_size', { simple: true }) as number
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  const bytes = readFileSync(file)
  bytes.fill(0x55, (page - 1) * size + 200, page * size)
  writeFileSync(file, bytes)
  world.clock.set(world.clock.now() + WEEK_MS)
  const { ended, lines } = await upkeep()
  await expect(ended).rejects.toMatchObject({ code: 'database', message: expect.stringContaining('is damaged') })
  expect(lines.some((line) => line.startsWith('error '))).toBe(true)
  expect(backups()).toEqual(before)
})
