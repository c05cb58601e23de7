import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SpillFile } from './spill.ts'

interface Note {
  n: number
  text: string
}

let folder: string
let path: string
let spill: SpillFile<Note>
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-spill-'))
  path = join(folder, 'spill', '1.spill')
  spill = new SpillFile(path)
})
afterEach(() => rmSync(folder, { recursive: true }))

const notes = (from: number, to: number): Note[] =>
  Array.from({ length: to - from }, (_, index) => ({ n: from + index, text: 'Antwort — 回答 — إجابة 🎧' }))

describe('a spill file', () => {
  it('takes its room beforehand, on the disk and not on paper', () => {
    spill.reserve()
    const { size, blocks, mode } = statSync(path)
    expect(size).toBe(4 * 1024 * 1024)
    expect(blocks * 512).toBeGreaterThanOrEqual(size)
    expect(mode & 0o777).toBe(0o600)
  })

  it('keeps its size and what was written to it in several goes', () => {
    spill.reserve()
    expect(spill.isEmpty).toBe(true)
    expect(spill.keep(notes(0, 3))).toEqual({ lost: 0, reason: null })
    expect(spill.keep(notes(3, 5))).toEqual({ lost: 0, reason: null })
    expect(spill.isEmpty).toBe(false)
    expect(statSync(path).size).toBe(4 * 1024 * 1024)
    expect(new SpillFile<Note>(path).read()).toEqual({ records: notes(0, 5), problems: [] })
  })

  it('is empty when it was reserved and never needed, and when there is none', () => {
    expect(spill.read()).toEqual({ records: [], problems: [] })
    spill.reserve()
    expect(spill.read()).toEqual({ records: [], problems: [] })
  })

  it('leaves out a record that was cut short, and says so', () => {
    spill.reserve()
    spill.keep(notes(0, 2))
    const text = readFileSync(path)
    truncateSync(path, text.indexOf(0) - 20)
    const { records, problems } = spill.read()
    expect(records).toEqual(notes(0, 1))
    expect(problems).toEqual([expect.stringContaining(path)])
  })

  it('reads the records after one that is damaged', () => {
    spill.reserve()
    spill.keep(notes(0, 3))
    const lines = readFileSync(path, 'latin1').split('\n')
    lines[1] = 'not base64 at all'
    writeFileSync(path, lines.join('\n'), 'latin1')
    const { records, problems } = spill.read()
    expect(records.map(({ n }) => n)).toEqual([0, 2])
    expect(problems).toHaveLength(1)
  })

  it('says how many did not fit, and keeps those that do', () => {
    spill.reserve()
    const large = { n: 1, text: randomBytes(4 * 1024 * 1024).toString('base64') }
    expect(spill.keep([large, ...notes(2, 4)])).toEqual({ lost: 1, reason: 'the room of 4 MB was used up' })
    expect(spill.read().records).toEqual(notes(2, 4))
  })

  it('never throws while it keeps: without its room it says what was lost', () => {
    expect(spill.keep(notes(0, 2))).toEqual({ lost: 2, reason: expect.stringContaining('ENOENT') })
    expect(spill.keep([])).toEqual({ lost: 0, reason: null })
  })

  it('can be cleared and taken anew, and set aside', () => {
    spill.reserve()
    spill.keep(notes(0, 1))
    spill.clear()
    expect(existsSync(path)).toBe(false)
    spill.reserve()
    spill.keep(notes(5, 6))
    const aside = spill.setAside()
    expect(existsSync(path)).toBe(false)
    expect(new SpillFile<Note>(aside).read().records).toEqual(notes(5, 6))
  })
})
