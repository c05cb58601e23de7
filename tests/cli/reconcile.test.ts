import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { plantFaults } from '../support/plantedFaults.ts'
import { openTerminal, type Terminal } from './support.ts'

let terminal: Terminal
let home: string

beforeAll(async () => {
  terminal = openTerminal()
  home = join(terminal.home, 'demo')
  const made = await terminal.run(['demo', '--days', '10'])
  expect(made.code).toBe(0)
}, 60_000)
afterAll(() => terminal.close())

const run = (...args: string[]) => terminal.run(['--home', home, ...args])

it('finds nothing in a home in order, and neither does the check of everything', async () => {
  const { code, stdout } = await run('reconcile', '--json')
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ dryRun: false, limbo: [], gaps: { gaps: 0, recorded: 0 } })
  expect((await run('doctor', '--offline')).code).toBe(0)
})

it('names what is broken, mends it, and finds nothing a second time', async () => {
  const database = new Database(join(home, 'earshot.db'))
  const planted = Object.keys(plantFaults(database))
  database.close()

  const checked = await run('doctor', '--offline', '--json')
  expect(checked.code).toBe(1)
  const { checks } = JSON.parse(checked.stdout) as { checks: { name: string; ok: boolean; remedy: string | null }[] }
  const failed = checks.filter(({ ok }) => !ok)
  for (const { remedy } of failed) expect(remedy).toMatch(/\S/)
  // Opening a home puts right at once what processes left behind that are no more.
  const named = planted.filter((rule) => rule !== 'leased_by_nobody' && !rule.startsWith('hold_of_'))
  expect(failed.map(({ name }) => name)).toEqual(expect.arrayContaining(named.map((rule) => `rule ${rule}`)))

  const dry = await run('reconcile', '--only-limbo', '--dry-run')
  expect(dry.code).toBe(0)
  for (const rule of named) expect(dry.stdout).toContain(rule)
  const mended = await run('reconcile', '--only-limbo', '--limit', '10000', '--json')
  expect(mended.code).toBe(0)
  expect(JSON.parse(mended.stdout)).toMatchObject({ gaps: null })

  const again = await run('reconcile', '--only-limbo', '--json')
  expect(JSON.parse(again.stdout).limbo).toEqual([])
  expect((await run('doctor', '--offline')).code).toBe(0)
}, 60_000)

it('refuses what contradicts itself, in words', async () => {
  const both = await run('reconcile', '--only-gaps', '--only-limbo')
  expect([both.code, both.stderr]).toEqual([2, expect.stringContaining('either --only-gaps or --only-limbo')])
  expect((await run('reconcile', '--days-back', 'many')).code).toBe(2)
})
