import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { databaseFile, openDatabase } from '../db/index.ts'
import { createFileExports, type FileExportState } from '../exports/index.ts'
import { performChore } from './index.ts'
import { writeWhole } from './writeWhole.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'earshot-chores-'))
})
afterEach(() => rmSync(home, { recursive: true }))

const breathe = async () => undefined

describe('a file that is written whole or not at all', () => {
  it('has every block, texts and bytes, and its length is told', async () => {
    const to = join(home, 'new', 'out.csv')
    expect(await writeWhole(to, ['ñ,', new Uint8Array([97, 10])], { breathe })).toEqual({ bytes: 5 })
    expect(readFileSync(to, 'utf8')).toBe('ñ,a\n')
  })

  it('tells now and then how much there is', async () => {
    const told: number[] = []
    const blocks = Array.from({ length: 9 }, () => 'x'.repeat(1_000_000))
    await writeWhole(join(home, 'out'), blocks, { breathe, onBytes: (bytes) => told.push(bytes) })
    expect(told).toEqual([4_000_000, 8_000_000])
  })

  it.each<[string, () => Iterable<string>, AbortSignal | undefined, string]>([
    [
      'what writes it fails',
      function* () {
        yield 'half'
        throw new Error('the query failed')
      },
      undefined,
      'the query failed',
    ],
    ['it is cancelled', () => ['half', 'whole'], AbortSignal.abort(), 'The export was cancelled. Nothing was written.'],
  ])('leaves what was there when %s', async (_, blocks, signal, message) => {
    const to = join(home, 'out.csv')
    writeFileSync(to, 'before')
    await expect(writeWhole(to, blocks(), { breathe, signal })).rejects.toThrow(message)
    expect(readFileSync(to, 'utf8')).toBe('before')
    expect(readdirSync(home)).toEqual(['out.csv'])
  })

  it('says why it cannot be written', async () => {
    writeFileSync(join(home, 'file'), '')
    await expect(writeWhole(join(home, 'file', 'out.csv'), ['a'], { breathe })).rejects.toMatchObject({
      code: 'home',
      message: expect.stringContaining('What was there before is untouched; choose another.'),
    })
  })
})

describe('an export to a file', () => {
  const clock = { now: () => Date.UTC(2026, 10, 20, 4, 5, 6) }
  const wanted = { kind: 'ledger', format: 'csv', filter: {} }
  beforeEach(() => openDatabase({ file: databaseFile(home), migrations: 'drizzle', now: 0 }).close())

  async function statesOf(save?: () => Promise<string | null>): Promise<FileExportState[]> {
    const files = save && { save, openBackup: async () => null }
    const states: FileExportState[] = []
    const run = createFileExports({ home, clock, run: performChore, files })
    for await (const state of run(wanted)) states.push(state)
    return states
  }

  it('goes where the user says', async () => {
    const to = join(home, 'mine.csv')
    const [last] = (await statesOf(async () => to)).slice(-1)
    expect(last).toEqual({ bytes: readFileSync(to).length, path: to })
    expect(readFileSync(to, 'utf8')).toMatch(/^entryId,/)
  })

  it('goes into the home where nobody can be asked', async () => {
    const [last] = (await statesOf()).slice(-1)
    expect(last?.path).toBe(join(home, 'exports', 'earshot-ledger-2026-11-20T04-05-06.csv'))
    expect(existsSync(last!.path!)).toBe(true)
  })

  it('is nothing when the user thinks better of it', async () => {
    expect(await statesOf(async () => null)).toEqual([])
    expect(readdirSync(home).filter((name) => name.endsWith('.csv'))).toEqual([])
  })
})
