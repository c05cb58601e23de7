import type { Db } from '../db/index.ts'
import type { ErrorClass } from '../errors.ts'
import { bucketOf } from './latency.ts'

/** Whose call it was. */
export interface CountedCall {
  /** Of the run. */
  day: string
  /** Null for a call of no project. */
  projectId: number | null
  modelId: number
  kind: string
}

/** How calls ended, as it is counted. `unknown`: it failed before classes were kept. */
export type CallEnding = 'answered' | 'unknown' | ErrorClass

const COUNTS = ['calls', 'retried', 'given_up', 'input_tokens', 'output_tokens']

/**
 * Counts how calls end, by day: what the operational figures are read from. Each belongs in the transaction that writes
 * down how the call ended.
 */
export function createCallCounts({ sqlite }: Db) {
  const addDay = sqlite.prepare(`
    INSERT INTO operation_days (day, project_id, model_id, kind, outcome, ${COUNTS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (day, project_id, model_id, kind, outcome) DO UPDATE SET ${COUNTS.map((name) => `${name} = ${name} + excluded.${name}`)}`)
  const addLatency = sqlite.prepare(`
    INSERT INTO latency_days (day, model_id, kind, bucket, calls) VALUES (?, ?, ?, ?, 1)
    ON CONFLICT (day, model_id, kind, bucket) DO UPDATE SET calls = calls + 1`)

  const add = ({ day, projectId, modelId, kind }: CountedCall, ending: CallEnding, counts: readonly number[]) => {
    addDay.run(day, projectId ?? 0, modelId, kind, ending, ...counts)
  }

  return {
    /** @param tokens every token in and out, as the provider tells it @param latencyMs in milliseconds */
    answered(call: CountedCall, tokens: { inputTokens: number; outputTokens: number }, latencyMs: number): void {
      add(call, 'answered', [1, 0, 0, tokens.inputTokens, tokens.outputTokens])
      addLatency.run(call.day, call.modelId, call.kind, bucketOf(latencyMs))
    },
    /** A call that ended in an error. @param retried whether the same will be asked again */
    failed(call: CountedCall, errorClass: ErrorClass, retried: boolean): void {
      add(call, errorClass, [1, retried ? 1 : 0, 0, 0, 0])
    },
    /** A task that will not be asked any more, whether or not it ever was. */
    givenUp(call: CountedCall, errorClass: ErrorClass): void {
      add(call, errorClass, [0, 0, 1, 0, 0])
    },
  }
}
