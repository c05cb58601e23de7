/** A table of additive counts: what its rows are filed under, and what they count. */
export interface CountTable {
  name: string
  key: readonly string[]
  counts: readonly string[]
}

const BRAND_COUNTS = [
  ...['valid', 'named', 'rank_sum', 'rank_n', 'top1', 'top3'],
  ...['positive', 'neutral', 'negative', 'mixed', 'unscored', 'cited', 'citations'],
]
const TOTAL_COUNTS = ['ok', 'refused', 'truncated', 'filtered', 'errors', 'citations', 'latency_ms_sum', 'cost']
const ASKED = ['model_id', 'surface', 'search']

export const SNAPSHOTS: CountTable = {
  name: 'snapshots',
  key: ['project_id', 'day', 'prompt_id', ...ASKED, 'brand_id'],
  counts: BRAND_COUNTS,
}
export const DAYS: CountTable = {
  name: 'snapshot_days',
  key: ['project_id', 'day', ...ASKED, 'brand_id'],
  counts: BRAND_COUNTS,
}
export const WEEKS: CountTable = {
  name: 'snapshot_weeks',
  key: ['project_id', 'week', 'prompt_id', ...ASKED, 'brand_id'],
  counts: BRAND_COUNTS,
}
export const TOTALS: CountTable = {
  name: 'snapshot_totals',
  key: ['project_id', 'day', 'prompt_id', ...ASKED],
  counts: TOTAL_COUNTS,
}
export const TOTAL_DAYS: CountTable = {
  name: 'snapshot_total_days',
  key: ['project_id', 'day', ...ASKED],
  counts: TOTAL_COUNTS,
}
export const SOURCES: CountTable = {
  name: 'source_days',
  key: ['project_id', 'day', ...ASKED, 'domain'],
  counts: ['answers', 'citations'],
}

const columns = ({ key, counts }: CountTable) => [...key, ...counts]
const all = (names: readonly string[]) => names.map((name) => `${name} = ?`).join(' AND ')

/** Adds to a row, which is made when there is none. Parameters: the key, then the counts. */
export const adding = (table: CountTable): string => `
  INSERT INTO ${table.name} (${columns(table)}) VALUES (${columns(table).map(() => '?')})
  ON CONFLICT (${table.key}) DO UPDATE SET ${table.counts.map((count) => `${count} = ${count} + excluded.${count}`)}`

/** Clears the rows under some columns of the key. Parameters: those columns. */
export const clearing = (table: CountTable, under: readonly string[]): string =>
  `DELETE FROM ${table.name} WHERE ${all(under)}`

/** Fills a table by a selection of its columns, the key first. */
const filling = (table: CountTable, selection: string): string =>
  `INSERT INTO ${table.name} (${columns(table)}) ${selection}`

/** Selects the rows of a table as they are kept. */
export const keptIn = (table: CountTable, where: string): string =>
  `SELECT ${columns(table)} FROM ${table.name} WHERE ${where}`

/** Selects what the rows of a table should be, summed up from a finer one. @param week stands for the key's `week` */
export const sumsOf = (table: CountTable, finer: CountTable, where: string, week = 'week'): string =>
  `SELECT ${table.key.map((name) => (name === 'week' ? week : name))}, ${table.counts.map((count) => `SUM(${count})`)}
   FROM ${finer.name} WHERE ${where} GROUP BY ${table.key.map((_, i) => i + 1)}`

/** Sums up a finer table of the same counts. Parameters: those of `where`. @param week stands for the key's `week` */
export const summingUp = (table: CountTable, finer: CountTable, where: string, week = 'week'): string =>
  filling(table, sumsOf(table, finer, where, week))

/**
 * Brands over the mentions of valid answers. This text defines what a snapshot row is: adding answer by answer must come
 * to the same, and a test recounts. `a` is the answer.
 */
export const brandCountsOf = (where: string): string => `
  SELECT a.project_id, a.day, a.prompt_id, a.model_id, a.surface, a.search, m.brand_id,
    COUNT(*), SUM(m.state = 'named'), COALESCE(SUM(m.rank), 0), COUNT(m.rank), COALESCE(SUM(m.rank = 1), 0), COALESCE(SUM(m.rank <= 3), 0),
    SUM(m.sentiment = 'positive'), SUM(m.sentiment = 'neutral'), SUM(m.sentiment = 'negative'), SUM(m.sentiment = 'mixed'),
    SUM(m.sentiment = 'unscored'), SUM(m.citations > 0), SUM(m.citations)
  FROM answers a JOIN mentions m ON m.answer_id = a.id
  WHERE ${where} AND a.status IN ('ok', 'refused') GROUP BY 1, 2, 3, 4, 5, 6, 7`

export const brandsOf = (where: string): string => filling(SNAPSHOTS, brandCountsOf(where))

/** Totals of a project-day: stored answers with what they cost, and tasks that were given up. */
export const totalCountsOf = (project: string, day: string): string => `
  SELECT project_id, day, prompt_id, model_id, surface, search, SUM(ok), SUM(refused), SUM(truncated), SUM(filtered), SUM(errors),
    SUM(citations), SUM(latency), SUM(cost)
  FROM (
    SELECT a.day, a.project_id, a.prompt_id, a.model_id, a.surface, a.search,
      a.status = 'ok' AS ok, a.status = 'refused' AS refused, a.status = 'truncated' AS truncated, a.status = 'filtered' AS filtered,
      0 AS errors, a.latency_ms AS latency,
      CASE WHEN a.status IN ('ok', 'refused') THEN (SELECT COUNT(*) FROM citations c WHERE c.answer_id = a.id) ELSE 0 END AS citations,
      COALESCE((SELECT SUM(l.total) FROM ledger l WHERE l.answer_id = a.id AND l.kind = 'answer' AND l.state = 'settled'), 0) AS cost
    FROM answers a WHERE a.project_id = ${project} AND a.day = ${day}
    UNION ALL
    SELECT r.day, t.project_id, t.prompt_id, t.model_id, 'api', t.search, 0, 0, 0, 0, 1, 0, 0, 0
    FROM runs r JOIN tasks t ON t.run_id = r.id
    WHERE r.project_id = ${project} AND r.day = ${day} AND t.state = 'failed' AND t.kind = 'answer'
  )
  GROUP BY 1, 2, 3, 4, 5, 6`

/** Fills the totals of a project-day, given twice. */
export const TOTALS_OF_DAY = filling(TOTALS, totalCountsOf('?', '?'))

/** The domains that the valid answers of a project-day cite. */
export const sourceCountsOf = (project: string, day: string): string => `
  SELECT a.project_id, a.day, a.model_id, a.surface, a.search, COALESCE(c.domain, ''), COUNT(DISTINCT a.id), COUNT(*)
  FROM answers a JOIN citations c ON c.answer_id = a.id
  WHERE a.project_id = ${project} AND a.day = ${day} AND a.status IN ('ok', 'refused') GROUP BY 1, 2, 3, 4, 5, 6`

export const SOURCES_OF_DAY = filling(SOURCES, sourceCountsOf('?', '?'))
