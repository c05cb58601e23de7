import type { Db } from '../db/index.ts'
import type { Period } from '../period.ts'
import type { ExportedProject } from './answers.ts'
import { pagesByDay } from './pages.ts'

const PAGE = 200

/** What makes a spreadsheet read a cell as a formula, as `csvCell` has it; here as an expression of SQL. */
const FORMULA = "'=+-@' || char(9, 10, 13) || '＝＋－＠'"
/** Whether what comes after a sign is a number. */
const isNumber = (text: string) =>
  `substr(${text}, 2) GLOB '[0-9]*' AND substr(${text}, 2) NOT GLOB '*[^0-9.]*' AND substr(${text}, 2) NOT GLOB '*.*.*' AND ${text} NOT GLOB '*.'`
const safe = (text: string) => `CASE WHEN ${text} <> '' AND instr(${FORMULA}, substr(${text}, 1, 1)) > 0
  AND NOT (instr('+-', substr(${text}, 1, 1)) > 0 AND ${isNumber(text)}) THEN '''' || ${text} ELSE ${text} END`
/** A text that others wrote, always in quotes: looking whether it needs them costs more than they do. */
const quoted = (text: string) => `COALESCE('"' || replace(${safe(text)}, '"', '""') || '"', '')`
const list = (json: string) => `'"' || replace(${json}, '"', '""') || '"'`
/** Pico-dollars as an exact decimal text of dollars, as `formatUsd` writes it. */
const usd = (
  pico: string,
) => `CASE WHEN ${pico} < 0 THEN '-' ELSE '' END || CAST(abs(${pico}) / 1000000000000 AS TEXT) ||
  rtrim(rtrim(printf('.%012d', abs(${pico}) % 1000000000000), '0'), '.')`

/** An answer's lists and costs, which the CSV and whoever measures it against SQLite's own shell select alike. */
export const CITED = `(SELECT json_group_array(json_object('url', url, 'title', title, 'domain', domain, 'position', position))
  FROM (SELECT * FROM citations WHERE answer_id = a.id ORDER BY position))`
export const MENTIONED = `(SELECT json_group_array(json_object('brand', name, 'isOwn', json(iif(is_own, 'true', 'false')), 'state', state,
    'count', count, 'firstOffset', first_offset, 'rank', rank, 'sentiment', sentiment, 'sentimentMethod', sentiment_method))
  FROM (SELECT * FROM mentions n JOIN brands b ON b.id = n.brand_id
    WHERE n.answer_id = a.id AND b.removed_at IS NULL ORDER BY b.is_own DESC, b.position))`
const costOf = (of: (column: string) => string) => `COALESCE((
  SELECT ${['tokens_cost', 'search_cost', 'total'].map((column) => of(`SUM(${column})`)).join(` || ',' || `)} FROM ledger
  WHERE answer_id = a.id AND kind = 'answer' AND state = 'settled' HAVING COUNT(*) > 0), '0,0,0')`

/** The columns of `COLUMNS.answers`, one expression each, but for the three costs that are told in one. */
const CELLS = [
  ...['a.id', 'a.run_id', 'a.day', quoted(':project'), quoted('p.text'), quoted('m.provider'), quoted('m.model')],
  ...[quoted('a.served_model'), 'a.surface', "iif(a.search, 'true', 'false')", 'a.sample', 'a.status', "''"],
  ...[quoted('a.text'), quoted('a.finish_reason'), 'a.latency_ms', 'a.input_tokens', 'a.cached_input_tokens'],
  ...['a.cache_write_tokens', 'a.output_tokens', 'a.reasoning_tokens', 'a.searches'],
  ...[costOf(usd), list(CITED), list(MENTIONED)],
]

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
      SELECT a.id, ${CELLS.join(` || ',' || `)} || char(13, 10) AS line
      FROM answers a JOIN prompts p ON p.id = a.prompt_id JOIN models m ON m.id = a.model_id
      WHERE a.project_id = :projectId AND a.day = :day AND a.id > :after ORDER BY a.id LIMIT ${PAGE})`)
  const firstDay = sqlite.prepare('SELECT MIN(day) FROM answers WHERE project_id = ? AND day BETWEEN ? AND ?').pluck()

  return function* answerLines({ id, name }: ExportedProject, period: Period): Generator<Uint8Array> {
    const pages = pagesByDay<{ last: number; lines: Buffer<ArrayBuffer> }>(
      {
        firstDay: ({ from, to }) => firstDay.get(id, from, to) as string | null,
        page(day, after) {
          const row = page.get({ projectId: id, project: name, day, after }) as Page
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
