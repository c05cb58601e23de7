import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseFile, indexedText, openDatabase, projectWord } from '../../src/core/db/index.ts'
import { NOON } from './bigHome.ts'
import { randomFrom, textOf } from './market.ts'

const ANSWERS = 4_000
/** As many as the engine analyses in one transaction. */
const AT_ONCE = 8

/** What it costs to let an answer's words be found, in microseconds of processor an answer, transactions included. */
export function indexingCost(): { withIndex: number; without: number } {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-indexing-'))
  const db = openDatabase({ file: databaseFile(folder), migrations: 'drizzle', now: NOON })
  db.sqlite.exec('CREATE TABLE marks (id INTEGER PRIMARY KEY)')
  const mark = db.sqlite.prepare('INSERT INTO marks VALUES (?)')
  const index = db.sqlite.prepare('INSERT INTO answer_words (rowid, project, text) VALUES (?, ?, ?)')
  const random = randomFrom(2)
  const texts = Array.from({ length: ANSWERS }, () => textOf(random, ['Acme', 'Globex', 'Initech']))
  const word = projectWord(1)
  const cost = (first: number, store: (text: string, id: number) => void) => {
    const started = process.cpuUsage()
    for (let from = 0; from < ANSWERS; from += AT_ONCE) {
      db.sqlite.transaction(() => {
        texts.slice(from, from + AT_ONCE).forEach((text, i) => {
          mark.run(first + from + i)
          store(text, from + i + 1)
        })
      })()
    }
    const { user, system } = process.cpuUsage(started)
    return (user + system) / ANSWERS
  }
  const without = cost(1, () => undefined)
  const withIndex = cost(ANSWERS + 1, (text, id) => void index.run(BigInt(id), word, indexedText(text)))
  db.close()
  rmSync(folder, { recursive: true })
  return { withIndex, without }
}
