import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createScrubber } from '../secrets/index.ts'
import { createFileLog, createLogReader } from './index.ts'
import { formatLine, parseLine } from './line.ts'

let home: string
let folder: string
let now: number

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'earshot-logs-'))
  folder = join(home, 'logs')
  now = Date.UTC(2026, 10, 20, 12)
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const logOf = (scrub?: (text: string) => string) =>
  createFileLog({ folder, host: 'cli', clock: { now: () => now }, ...(scrub && { scrub }) })
const files = () => readdirSync(folder).sort()
const read = (file: string) => readFileSync(join(folder, file), 'utf8').trimEnd().split('\n')
const messages = (limit = 100, level: 'info' | 'warn' | 'error' = 'info', text = '') =>
  createLogReader(folder)
    .page({ level, text, limit })
    .lines.map(({ message }) => message)

describe('a line', () => {
  it('is JSON with when, how bad, who and what', () => {
    logOf()('warn', 'Something is odd', { provider: 'openai', count: 3, big: 10n })
    expect(read('2026-11-20.log').map((line) => JSON.parse(line))).toEqual([
      {
        ...{ at: '2026-11-20T12:00:00.000Z', level: 'warn', host: 'cli', pid: process.pid },
        ...{ message: 'Something is odd', provider: 'openai', count: 3, big: '10' },
      },
    ])
    expect(statSync(join(folder, '2026-11-20.log')).mode & 0o777).toBe(0o600)
  })

  it('holds no key, known or only shaped like one, wherever it stands', () => {
    const known = 'the-own-key-of-somebody-1234'
    const log = logOf(createScrubber(() => [known]))
    const shaped = 'sk-proj-abcdefghijklmnop'
    const error = new Error(`refused ${known}`)
    log('error', `Refused ${known} and ${shaped}`, {
      ...{ [known]: 1, error, deep: { list: [`Bearer ${shaped}`, `api_key=${known}\\"`] } },
      stack: `Error: ${known}\n    at place`,
    })
    const text = readFileSync(join(folder, '2026-11-20.log'), 'utf8')
    expect(text).not.toContain(known)
    expect(text).not.toContain(shaped)
    expect(parseLine(text)?.fields).toMatchObject({ deep: { list: [expect.any(String), expect.any(String)] } })
  })

  it('is one line and can be read again, whatever is logged', () => {
    const scrub = createScrubber(() => [])
    const ours = { at: '2026-11-20T12:00:00.000Z', level: 'info', host: 'cli', pid: 1 } as const
    fc.assert(
      fc.property(fc.string(), fc.dictionary(fc.string(), fc.anything({ withBigInt: true })), (message, fields) => {
        const line = formatLine({ ...ours, message, fields }, scrub)
        expect(line).not.toContain('\n')
        expect(parseLine(line)).toMatchObject(ours)
      }),
    )
    const circle: Record<string, unknown> = { at: 'never' }
    circle.self = circle
    const line = formatLine({ ...ours, message: 'x'.repeat(20_000), fields: circle }, scrub)
    expect(line.length).toBeLessThan(9_000)
    expect(parseLine(line)?.at).toBe(ours.at)
  })
})

describe('the files', () => {
  it('are one a day, and another when it is full', () => {
    const log = logOf()
    log('info', 'one')
    writeFileSync(join(folder, '2026-11-20.log'), `${'x'.repeat(5_000_000)}\n`)
    logOf()('info', 'two')
    now += 86_400_000
    log('info', 'three')
    expect(files()).toEqual(['2026-11-20.1.log', '2026-11-20.log', '2026-11-21.log'])
    expect(messages()).toEqual(['three', 'two'])
  })

  it('are removed after two weeks, and the oldest when they are too much; others’ files stay', () => {
    mkdirSync(folder)
    writeFileSync(join(folder, '2026-11-05.log'), 'too old')
    writeFileSync(join(folder, '2026-11-06.log'), 'just not')
    writeFileSync(join(folder, 'notes.txt'), 'mine')
    logOf()('info', 'today')
    expect(files()).toEqual(['2026-11-06.log', '2026-11-20.log', 'notes.txt'])
    for (let day = 7; day <= 18; day++) {
      writeFileSync(join(folder, `2026-11-${String(day).padStart(2, '0')}.log`), 'x'.repeat(5_000_000))
    }
    logOf()('info', 'again')
    expect(files().slice(0, 2)).toEqual(['2026-11-10.log', '2026-11-11.log'])
  })

  it('stop nothing when they cannot be written', () => {
    writeFileSync(folder, 'a file where the folder would be')
    expect(() => logOf()('error', 'nowhere')).not.toThrow()
    rmSync(home, { recursive: true })
    expect(() => logOf()('error', 'no home')).not.toThrow()
    expect(createLogReader(folder).page({ level: 'info', limit: 5 })).toEqual({ lines: [], next: null })
    expect(createLogReader(null).page({ level: 'info', limit: 5 })).toEqual({ lines: [], next: null })
  })

  it('are shared by processes without a line torn', async () => {
    const script = `
      import { createFileLog } from './src/core/logging/index.ts'
      const log = createFileLog({ folder: ${JSON.stringify(folder)}, host: 'cli', clock: { now: () => ${now} } })
      for (let i = 0; i < 500; i++) log('info', 'line ' + i, { text: 'y'.repeat(i) })`
    const processes = [1, 2, 3].map(() =>
      spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: 'inherit' }),
    )
    const codes = await Promise.all(processes.map(async (child) => (await once(child, 'exit'))[0] as number))
    expect(codes).toEqual([0, 0, 0])
    const lines = read('2026-11-20.log').map((line) => parseLine(line))
    expect(lines).toHaveLength(1_500)
    for (const { pid } of processes) {
      const own = lines.filter((line) => line?.pid === pid).map((line) => line?.message)
      expect(own).toEqual(Array.from({ length: 500 }, (_, i) => `line ${i}`))
    }
  })
})

describe('reading', () => {
  beforeEach(() => {
    const log = logOf()
    for (const i of [1, 2, 3]) log('info', `info ${i}`)
    log('error', 'It failed', { provider: 'OpenAI' })
    log('debug', 'too fine to be kept')
    now += 86_400_000
    log('warn', 'warn 4')
  })

  it('begins at the end, and goes on where it stopped', () => {
    const reader = createLogReader(folder)
    const first = reader.page({ level: 'info', limit: 3 })
    expect(first.lines.map(({ message }) => message)).toEqual(['warn 4', 'It failed', 'info 3'])
    const rest = reader.page({ level: 'info', limit: 3, before: first.next })
    expect(rest.lines.map(({ message }) => message)).toEqual(['info 2', 'info 1'])
    expect(rest.next).toBeNull()
    expect(() => reader.page({ level: 'info', limit: 3, before: '../../etc/passwd:1' })).toThrow('not a place')
  })

  it('finds by level and text', () => {
    expect(messages(9, 'warn')).toEqual(['warn 4', 'It failed'])
    expect(messages(9, 'info', 'openai')).toEqual(['It failed'])
  })

  it('passes over what is no line', () => {
    writeFileSync(join(folder, '2026-11-21.log'), '{"at":"cut of\n', { flag: 'a' })
    expect(messages(1)).toEqual(['warn 4'])
  })
})
