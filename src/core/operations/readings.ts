import type { Day, Db } from '../db/index.ts'
import type { Period } from '../period.ts'
import type { CallEnding } from './callCounts.ts'
import { bucketSql } from './latency.ts'

/** How calls of one model for one project ended on one day. */
export interface CallCell {
  day: Day
  /** Null for calls of no project. */
  projectId: number | null
  modelId: number
  outcome: CallEnding
  calls: number
  retried: number
  givenUp: number
  inputTokens: number
  outputTokens: number
}

/** How many answers of one model took how long on one day. A row of values, because there are many. */
export type LatencyRow = [day: Day, modelId: number, bucket: number, calls: number]

/** Reads the sums that calls are counted in, so that it costs what the days shown hold, and not what the answers do. */
export function createReadings({ sqlite }: Db) {
  const calls = sqlite.prepare(`
    SELECT day, NULLIF(project_id, 0) AS projectId, model_id AS modelId, outcome, SUM(calls) AS calls, SUM(retried) AS retried,
      SUM(given_up) AS givenUp, SUM(input_tokens) AS inputTokens, SUM(output_tokens) AS outputTokens
    FROM operation_days WHERE day BETWEEN ? AND ? GROUP BY day, project_id, model_id, outcome`)
  const latencies = sqlite
    .prepare("SELECT day, model_id, bucket, calls FROM latency_days WHERE day BETWEEN ? AND ? AND kind = 'answer'")
    .raw()
  // The histogram does not tell projects apart, because a day's few answers of one would hardly be summed up by it; the
  // index of a project's answers holds their latencies.
  const latenciesOfProject = sqlite
    .prepare(`
    SELECT day, model_id, ${bucketSql('latency_ms')} AS bucket, COUNT(*)
    FROM answers WHERE project_id = ? AND day BETWEEN ? AND ? GROUP BY day, model_id, bucket`)
    .raw()
  const lastDay = sqlite.prepare('SELECT MAX(day) FROM operation_days').pluck()

  return {
    calls: ({ from, to }: Period): CallCell[] => calls.all(from, to) as CallCell[],
    /** Of answers alone, judgements left out. @param projectId null for every project */
    latencies: ({ from, to }: Period, projectId: number | null): LatencyRow[] =>
      (projectId === null ? latencies.all(from, to) : latenciesOfProject.all(projectId, from, to)) as LatencyRow[],
    /** The last day with any call; null when there was none. */
    lastDay: (): Day | null => lastDay.get() as Day | null,
  }
}
