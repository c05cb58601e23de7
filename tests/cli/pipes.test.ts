import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTerminal, PROGRAM, runProgram, type Terminal } from './support.ts'

let terminal: Terminal
beforeAll(async () => {
  terminal = openTerminal()
  const made = await terminal.run(['demo', '--days', '12'])
  expect(made.code).toBe(0)
})
afterAll(() => terminal.close())

const demo = () => `${terminal.home}/demo`
const shell = (command: string) =>
  runProgram('bash', ['--norc', '-o', 'pipefail', '-c', command], {
    NODE: process.execPath,
    PROGRAM,
    EARSHOT_HOME: demo(),
  })

it('makes the demo once, and prints its report', async () => {
  const again = await terminal.run(['demo', '--days', '12'])
  expect(again.code).toBe(0)
  expect(again.stdout).toMatch(/^Simulated data: .*\n\nLumora watch, /)
  expect(again.stdout).toMatch(/Lumora \* +\d+ %/)
  expect(again.stderr).toContain('nothing was changed')
  expect(again.stdout).not.toContain('\u001B[')
})

it('reaches nobody and takes no key', async () => {
  const home = { env: { EARSHOT_HOME: demo(), OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' } }
  const run = await terminal.run(['run', '--json'], home)
  expect(run.code).toBe(0)
  expect(JSON.parse(run.stdout)).toMatchObject({ status: 'completed', failed: 0 })
  const set = await terminal.run(['keys', 'set', 'openai'], { ...home, input: 'a-key-for-the-demo' })
  expect(set.code).toBe(1)
  expect(set.stderr).toContain('The demo holds no keys')
})

it('ends quietly when its reader has seen enough', async () => {
  const { code, stdout, stderr } = await shell('"$NODE" "$PROGRAM" export answers | head -n 1')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(JSON.parse(stdout)).toMatchObject({ project: 'Lumora watch' })
})

it('exports the same to a file as to a pipe, and CSV with one header', async () => {
  const file = terminal.path('answers.jsonl')
  await shell(`"$NODE" "$PROGRAM" export answers --out '${file}'`)
  expect((await shell(`"$NODE" "$PROGRAM" export answers | cmp - '${file}'`)).code).toBe(0)
  const { stdout } = await shell('"$NODE" "$PROGRAM" export ledger --format csv | head -n 1')
  expect(stdout).toMatch(/^entryId,at,day,/)
})

it.each(['answers', 'mentions', 'citations', 'snapshots', 'ledger'])(
  'exports %s as one JSON object a line',
  async (kind) => {
    const { code, stdout } = await shell(`"$NODE" "$PROGRAM" export ${kind}`)
    expect(code).toBe(0)
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((text) => JSON.parse(text))
    expect(rows.length).toBeGreaterThan(100)
  },
)
