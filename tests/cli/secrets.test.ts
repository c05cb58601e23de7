import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { inSession, muteService } from '../support/keyring.ts'
import { KEY, openSimulator, openTerminal, PROGRAM, PROJECT, type Terminal } from './support.ts'

let terminal: Terminal
beforeEach(() => {
  terminal = openTerminal()
})
afterEach(() => terminal.close())

it('says that a key is not kept where there is no keychain, and never prints it', async () => {
  const { code, stdout, stderr } = await terminal.run(['keys', 'set', 'openai', '--verbose'], { input: ` ${KEY}\n` })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain('No keychain: the key lives for this session')
  expect(stderr).toContain('OPENAI_API_KEY')
  expect(stderr).not.toContain(KEY)
})

it.each([
  ['', 'it is empty'],
  ['two words', 'a space or a line break inside'],
  [`${KEY}\n${KEY}`, 'a space or a line break inside'],
])('refuses what is no key: %j', async (input, why) => {
  const { code, stderr } = await terminal.run(['keys', 'set', 'openai'], { input })
  expect(code).toBe(1)
  expect(stderr).toContain(why)
  expect(stderr).not.toContain(KEY)
})

it('shows where a key comes from and its end, in a table and for programs', async () => {
  const env = { OPENAI_API_KEY: KEY }
  expect((await terminal.run(['keys', 'status'], { env })).stdout).toMatch(
    /openai +environment +ends in …4f2a +api\.openai\.com +OPENAI_API_KEY/,
  )
  const statuses = JSON.parse((await terminal.run(['keys', 'status', '--json'], { env })).stdout)
  expect(statuses).toContainEqual({
    provider: 'openai',
    source: 'environment',
    hint: 'ends in …4f2a',
    host: 'api.openai.com',
    note: 'OPENAI_API_KEY',
  })
})

it('writes no key anywhere: not in an output, a log or a file of the home, whatever providers say', async () => {
  const { simulator, env } = await openSimulator({ faults: [{ kind: 'auth', provider: 'anthropic' }] })
  try {
    writeFileSync(terminal.path('project.json'), JSON.stringify(PROJECT))
    const outputs: string[] = []
    for (const args of [
      ['project', 'apply', terminal.path('project.json')],
      ['run', '--json'],
      ['run', '--model', 'anthropic:claude-sonnet-4-5'],
      ['keys', 'status', '--json'],
      ['export', 'answers'],
      ['export', 'ledger'],
      ['report'],
      ['doctor'],
    ]) {
      const { stdout, stderr } = await terminal.run([...args, '--verbose'], { env })
      outputs.push(stdout, stderr)
    }
    expect(outputs.join('\n')).toContain('auth')
    const spellings = [KEY, Buffer.from(KEY).toString('base64'), Buffer.from(KEY).toString('hex'), KEY.toUpperCase()]
    for (const spelling of spellings) {
      expect(outputs.filter((output) => output.includes(spelling))).toEqual([])
      expect(filesWith(terminal.home, spelling)).toEqual([])
    }
    expect(filesWith(terminal.home, 'Lumora watch')).not.toEqual([])
  } finally {
    await simulator.close()
  }
})

const earshot = (args: string) => `"${process.execPath}" "${PROGRAM}" ${args} 2>&1; echo "code $?"`

it('keeps a key in the keychain for one host, and takes it out again', async () => {
  const lines = await inSession(
    terminal.path('.'),
    'unlocked',
    [
      `echo ${KEY} | ${earshot('keys set google')}`,
      earshot('keys status'),
      `GEMINI_BASE_URL=https://proxy.example ${earshot('keys status')}`,
      earshot('doctor --offline'),
      earshot('keys remove google'),
      earshot('keys remove google'),
    ].join('; '),
    { EARSHOT_HOME: terminal.home },
  )
  const output = lines.join('\n')
  expect(lines.slice(0, 2)).toEqual([
    'Kept the key of google for generativelanguage.googleapis.com in the keychain (ends in …4f2a).',
    'code 0',
  ])
  expect(output).toMatch(/google +keychain +ends in …4f2a +generativelanguage\.googleapis\.com\n/)
  expect(output).toContain('and is not sent to proxy.example. To use it there, enter it again')
  expect(output).toMatch(/ok +keychain +a secret was kept, read and removed/)
  expect(lines.slice(-4)).toEqual(['Removed the key of google.', 'code 0', 'There was no key of google.', 'code 0'])
  expect(output).not.toContain(KEY)
  expect(filesWith(terminal.home, KEY)).toEqual([])
})

it('says that the keychain is locked, and ends though it never answers', async () => {
  const lines = await inSession(
    terminal.path('.'),
    'mute',
    [earshot('keys status'), `OPENAI_API_KEY=${KEY} ${earshot('doctor --offline')}`].join('; '),
    { EARSHOT_HOME: terminal.home, ...muteService(terminal.path('.')) },
  )
  expect(lines.slice(0, 2)).toEqual([
    expect.stringMatching(
      /^The keychain is locked \(it has not answered for 5 seconds\)\. Nothing was changed; unlock it/,
    ),
    'code 1',
  ])
  expect(lines.join('\n')).toMatch(/FAILED +keychain +The keychain is locked/)
  expect(lines.at(-1)).toBe('code 1')
})

/** Files that hold a text, byte by byte. */
const filesWith = (folder: string, text: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && readFileSync(path).includes(text))
