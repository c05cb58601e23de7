import { ANALYSER_VERSION } from '../analysis/index.ts'
import { type Db, indexedText, projectWord } from '../db/index.ts'
import type { Measurement, StoredAnswer } from './measure.ts'
import type { Cell } from './snapshots.ts'

/** An answer to measure, with where it belongs and whether its project names a judge. */
export interface AnswerToMeasure extends StoredAnswer, Cell {
  runId: number
  sample: number
  judge: string | null
}

interface AnswerRow extends Omit<AnswerToMeasure, 'citations' | 'search'> {
  search: number
}

/** Pages of the index merged at once: a few milliseconds of writing. Fewer take longer, for each merge begins anew. */
const MERGED_PAGES = 64

const SELECT_ANSWER = `
  SELECT a.id, a.status, a.text, a.day, a.project_id AS projectId, a.prompt_id AS promptId, a.model_id AS modelId, a.search,
    a.run_id AS runId, a.sample, p.judge, j.reply AS judgeReply
  FROM answers a JOIN projects p ON p.id = a.project_id LEFT JOIN judgements j ON j.answer_id = a.id`

/** Reads stored answers for measuring, and writes their one current analysis. */
export function createAnalysisStore({ sqlite }: Db) {
  const one = sqlite.prepare(`${SELECT_ANSWER} WHERE a.id = ?`)
  const analysedOfDay = sqlite.prepare(
    `${SELECT_ANSWER} JOIN analyses n ON n.answer_id = a.id WHERE a.project_id = ? AND a.day = ? ORDER BY a.id`,
  )
  const basis = sqlite
    .prepare(`
    SELECT brand_set_revision || '/' || (SELECT COUNT(*) FROM answers a JOIN judgements j ON j.answer_id = a.id WHERE a.project_id = p.id AND a.day = ?)
    FROM projects p WHERE p.id = ?`)
    .pluck()
  const sources = sqlite.prepare(
    'SELECT url, domain, domain_from AS domainFrom FROM citations WHERE answer_id = ? ORDER BY position',
  )
  const exists = sqlite.prepare('SELECT 1 FROM analyses WHERE answer_id = ?')
  const putAnalysis = sqlite.prepare(
    'INSERT OR REPLACE INTO analyses (answer_id, analyser_version, brand_set_revision, shortened) VALUES (?, ?, ?, ?)',
  )
  const clearMentions = sqlite.prepare('DELETE FROM mentions WHERE answer_id = ?')
  const putMention = sqlite.prepare(`
    INSERT INTO mentions (answer_id, brand_id, state, count, first_offset, rank, sentiment, sentiment_method, evidence_start, evidence_end, citations)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)

  const index = sqlite.prepare('INSERT INTO answer_words (rowid, project, text) VALUES (?, ?, ?)')
  const findable = sqlite.prepare('SELECT 1 FROM answer_words WHERE answer_words MATCH ? AND rowid = ?')
  const merge = sqlite.prepare("INSERT INTO answer_words (answer_words, rank) VALUES ('merge', ?)")

  const complete = (row: AnswerRow): AnswerToMeasure => ({
    ...row,
    search: row.search === 1,
    citations: sources.all(row.id) as StoredAnswer['citations'][number][],
  })

  return {
    read: (answerId: number): AnswerToMeasure => complete(one.get(answerId) as AnswerRow),
    /** Answers of a project-day that were analysed before; the others are still a run's to analyse. */
    readAnalysed: (projectId: number, day: string): AnswerToMeasure[] =>
      (analysedOfDay.all(projectId, day) as AnswerRow[]).map(complete),
    /** Names what the analyses of a project-day rest on: its brands and judgements. It changes when they do. */
    basisOf: (projectId: number, day: string) => basis.get(day, projectId) as string,
    isAnalysed: (answerId: number): boolean => exists.get(answerId) !== undefined,
    /** Lets an answer be found by its words; its text never changes, so once is enough. Call it inside a transaction. */
    index: ({ id, projectId, text }: AnswerToMeasure): void =>
      void index.run(BigInt(id), projectWord(projectId), indexedText(text)),
    /** Whether an answer is found by its words. */
    isIndexed: ({ id, projectId }: Pick<AnswerToMeasure, 'id' | 'projectId'>): boolean =>
      findable.get(projectWord(projectId), BigInt(id)) !== undefined,
    /** Merges a few parts of the index of words where there are many. Call it in a transaction of its own. */
    mergeIndex: (): void => void merge.run(BigInt(MERGED_PAGES)),
    /** Replaces the analysis of an answer. Call it inside a transaction. */
    write(measurement: Measurement, brandSetRevision: number): void {
      const { answerId, shortened, mentions } = measurement
      putAnalysis.run(answerId, ANALYSER_VERSION, brandSetRevision, shortened ? 1 : 0)
      clearMentions.run(answerId)
      for (const m of mentions) {
        putMention.run(
          ...[answerId, m.brandId, m.state, m.count, m.firstOffset, m.rank, m.sentiment, m.sentimentMethod],
          ...[m.evidenceStart, m.evidenceEnd, m.citations],
        )
      }
    },
  }
}
