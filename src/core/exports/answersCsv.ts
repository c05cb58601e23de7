import type { Db } from '../db/index.ts'
import type { Period } from '../period.ts'
import type { ExportedProject } from './answers.ts'
import { pagesByDay } from './pages.ts'

const PAGE = 200

/** Whether a spreadsheet would read a text as a formula, as `csvCell` has it; here as an expression of SQL. */
const isFormula = (text: string) => `${text} GLOB '[=+@\t\r\n＝＋－＠-]*' AND NOT (${isSignedNumber(text)})`
const isSignedNumber = (text: string) =>
  `${text} GLOB '[+-][0-9]*' AND substr(${text}, 2) NOT GLOB '*[^0-9.]*' AND substr(${text}, 2) NOT GLOB '*.*.*' AND ${text} NOT GLOB '*.'`
const safe = (text: string) => `CASE WHEN ${isFormula(text)} THEN '''' || ${text} ELSE ${text} END`
/** Pico-dollars as an exact decimal text of dollars, as `formatUsd` writes it. */
const usd = (
  pico: string,
) => `CASE WHEN ${pico} < 0 THEN '-' ELSE '' END || CAST(abs(${pico}) / 1000000000000 AS TEXT) ||
  rtrim(rtrim(printf('.%012d', abs(${pico}) % 1000000000000), '0'), '.')`

/** How a CSV writes what an answer holds; `AS_IT_IS` leaves the writing to whoever selects. */
export interface Writing {
  /** A text that others wrote. */
  text: (text: string) => string
  /** A list, as JSON. */
  list: (json: string) => string
}

const QUOTED: Writing = {
  // Always in quotes: looking whether they are needed costs more than they do.
  text: (text) => `COALESCE('"' || replace(${safe(text)}, '"', '""') || '"', '')`,
  list: (json) => `'"' || replace(${json}, '"', '""') || '"'`,
}
export const AS_IT_IS: Writing = { text: (text) => text, list: (json) => json }

const CITED = `(SELECT json_group_array(json_object('url', url, 'title', title, 'domain', domain, 'position', position))
  FROM (SELECT * FROM citations WHERE answer_id = a.id ORDER BY position))`
const MENTIONED = `(SELECT json_group_array(json_object('brand', name, 'isOwn', json(iif(is_own, 'true', 'false')), 'state', state,
    'count', count, 'firstOffset', first_offset, 'rank', rank, 'sentiment', sentiment, 'sentimentMethod', sentiment_method))
  FROM (SELECT * FROM mentions n JOIN brands b ON b.id = n.brand_id
    WHERE n.answer_id = a.id AND b.removed_at IS NULL ORDER BY b.is_own DESC, b.position))`
/** All three costs in one, with commas between. */
const COSTS = `COALESCE((
  SELECT ${['tokens_cost', 'search_cost', 'total'].map((column) => usd(`SUM(${column})`)).join(` || ',' || `)} FROM ledger
  WHERE answer_id = a.id AND kind = 'answer' AND state = 'settled' HAVING COUNT(*) > 0), '0,0,0')`

/** The columns of `COLUMNS.answers`, one expression each, but for the three costs; of `a`, `p`, `m`, `r` as in `FROM`. */
export const answerCells = ({ text, list }: Writing): string[] => [
  ...['a.id', 'a.run_id', 'a.day', text('r.name'), text('p.text'), text('m.provider'), text('m.model')],
  ...[text('a.served_model'), 'a.surface', "iif(a.search, 'true', 'false')", 'a.sample', 'a.status', "''"],
  ...[text('a.text'), text('a.finish_reason'), 'a.latency_ms', 'a.input_tokens', 'a.cached_input_tokens'],
  ...['a.cache_write_tokens', 'a.output_tokens', 'a.reasoning_tokens', 'a.searches'],
  ...[COSTS, list(CITED), list(MENTIONED)],
]

export const FROM = `answers a JOIN projects r ON r.id = a.project_id JOIN prompts p ON p.id = a.prompt_id
  JOIN models m ON m.id = a.model_id`

interface Page {
  last: number | null
  lines: Buffer<ArrayBuffer>
}

/**
 * Stored answers as lines of CSV, put together by SQLite: a million texts become no objects and no strings of ours. A page
 * of lines at a time, by key; its bytes are good until the next page is asked for, when their memory is given back at
 * once and not whenever it is collected.
 */
export function createAnswerCsv({ sqlite }: Db) {
  const page = sqlite.prepare(`
    SELECT MAX(id) AS last, CAST(group_concat(line, '') AS BLOB) AS lines FROM (
      SELECT a.id, ${answerCells(QUOTED).join(` || ',' || `)} || char(13, 10) AS line
      FROM ${FROM}
      WHERE a.project_id = :projectId AND a.day = :day AND a.id > :after ORDER BY a.id LIMIT ${PAGE})`)
  const firstDay = sqlite.prepare('SELECT MIN(day) FROM answers WHERE project_id = ? AND day BETWEEN ? AND ?').pluck()

  return function* answerLines({ id }: ExportedProject, period: Period): Generator<Uint8Array> {
    const pages = pagesByDay<{ last: number; lines: Buffer<ArrayBuffer> }>(
      {
        firstDay: ({ from, to }) => firstDay.get(id, from, to) as string | null,
        page(day, after) {
          const row = page.get({ projectId: id, day, after }) as Page
          return row.last === null ? [] : [{ last: row.last, lines: row.lines }]
        },
        idOf: (row) => row.last,
      },
      period,
    )
    for (const rows of pages) {
      for (const { lines } of rows) {
        yield lines
        if (lines.byteLength === lines.buffer.byteLength) lines.buffer.transfer(0)
      }
    }
  }
}
