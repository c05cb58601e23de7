import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MINIMUM, refusal } from '../../bin/node-version.mjs'
import manifest from '../../package.json' with { type: 'json' }
import { openTerminal, PROGRAM, runProgram, type Terminal } from './support.ts'

let terminal: Terminal
beforeAll(() => {
  terminal = openTerminal()
})
afterAll(() => terminal.close())

const COMMANDS = [
  'demo',
  'project apply',
  'project list',
  'project show',
  'project export',
  'project remove',
  'run',
  'resume',
  'analyze',
  'reanalyze',
  'report',
  'costs',
  'export',
  'keys set',
  'keys status',
  'keys remove',
  'endpoint add',
  'endpoint list',
  'endpoint remove',
  'models list',
  'models check',
  'price set',
  'budget show',
  'budget set',
  'budget holds',
  'doctor',
]

it.each(COMMANDS)('%s explains itself with examples', async (command) => {
  const { code, stdout, stderr } = await terminal.run([...command.split(' '), '--help'])
  expect(stdout).toContain(`Usage: earshot ${command}`)
  expect(stdout).toContain(`$ earshot ${command}`)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
})

it.each([
  [],
  ['nonsense'],
  ['project'],
  ['project', 'show'],
  ['project', 'list', 'too', 'many'],
  ['run', '--samples', '0'],
  ['run', '--model', 'no-colon'],
  ['run', '--nonsense'],
  ['demo', '--days', 'many'],
  ['costs', '--period', 'year'],
  ['costs', '--from', '2026-02-30'],
  ['costs', '--from', '2026-11-10', '--to', '2026-11-01'],
  ['costs', '--group-by', 'colour'],
  ['costs', '--provider', 'openai', '--service', 'google'],
  ['export', 'everything'],
  ['report', '--days', '0'],
  ['endpoint', 'add', 'ollama'],
  ['endpoint', 'add', 'ollama', '--base-url', 'http://example.com/v1'],
  ['price', 'set', 'openai:gpt-5', '--input', '1'],
  ['price', 'set', 'openai:gpt-5', '--input', '-1', '--output', '2'],
  ['price', 'set', 'openai:gpt-5', '--input', 'one', '--output', '2'],
  ['budget', 'set'],
  ['budget', 'set', '--monthly', '10'],
  ['budget', 'set', '--provider', 'openai', '--monthly', '10', '--alert', '2'],
  ['budget', 'set', '--provider', 'openai', '--project', 'x', '--monthly', '10'],
  ['analyze'],
])('wrong usage ends with 2 and a sentence: %s %s %s %s %s %s', async (...args) => {
  const { code, stdout, stderr } = await terminal.run(args)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).not.toBe('')
  expect(stderr).not.toMatch(/^\s+at /m)
})

it('prints its version', async () => {
  expect(await terminal.run(['--version'])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' })
})

it.each([
  ['project', 'show', 'Nobody'],
  ['report', '--project', 'Nobody'],
  ['keys', 'set', 'nobody'],
  ['project', 'apply', 'no-such-file.json'],
])('what does not exist ends with 1 and one sentence: %s %s %s', async (...args) => {
  const { code, stdout, stderr } = await terminal.run(args, { input: 'some-key' })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

it('shows a stack trace only when asked', async () => {
  const args = ['--home', '/dev/null/earshot', 'project', 'list']
  const plain = await terminal.run(args)
  expect(plain.code).toBe(1)
  expect(plain.stderr).toMatch(/^The folder \/dev\/null\/earshot cannot be made .* Choose another with --home\.\n$/)
  const verbose = await terminal.run([...args, '--verbose'])
  expect(verbose.stderr).toMatch(/^\s+at /m)
})

describe('the refusal of an old Node', () => {
  it.each(['20.20.2', '18.0.0', '22.13.9', '22.0.0', '9.1.0'])('refuses %s in one sentence', (version) => {
    expect(refusal(version)).toMatch(
      new RegExp(`^Earshot needs Node 22\\.14 or newer and this is Node ${version}: .*\\.$`),
    )
  })

  it.each(['22.14.0', '22.20.1', '24.0.0', '100.0.0'])('takes %s', (version) => {
    expect(refusal(version)).toBeNull()
  })

  it('comes before anything native is loaded, whichever Node the machine has', async () => {
    for (const node of [process.execPath, ...nodesOfTheMachine()]) {
      const version = (await runProgram(node, ['--version'], {})).stdout.trim().slice(1)
      const { code, stdout, stderr } = await runProgram(node, [PROGRAM, '--version'], {})
      const sentence = refusal(version)
      const expected = sentence
        ? { code: 1, stdout: '', stderr: `${sentence}\n` }
        : { code: 0, stdout: `${manifest.version}\n`, stderr: '' }
      expect({ code, stdout, stderr }).toEqual(expected)
    }
  })

  it('refuses below what the package says it needs', () => {
    expect(manifest.engines.node).toBe(`>=${MINIMUM}`)
  })
})

/** The Nodes on the path that are not this project's own; there may be none. */
const nodesOfTheMachine = (): string[] =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => join(folder, 'node'))
    .filter((path) => existsSync(path))
