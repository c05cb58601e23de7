import { asProviderError, type CallGate } from '../costs/index.ts'
import { formatUsd } from '../money.ts'
import type { Clock } from '../ports.ts'
import type { AskRequest, Pacing, ProviderError } from '../providers/index.ts'
import { realNow } from '../time.ts'
import type { LeasedTask, Outcome } from './outcome.ts'
import { judgeFailure, type Verdict } from './retry.ts'

/** How a call ended, and what its provider said about pace. */
export interface CallEnd {
  outcome: Outcome
  /** Null when it was answered. */
  verdict: Verdict | null
  pacing: Pacing | null
  hintMs: number | null
}

/**
 * Makes one call and never throws: whatever happens becomes an outcome.
 * @param abort ends the call at once; it may have been paid for, so it becomes exposure
 * @param timeoutMs how long an answer may take
 */
export async function call(
  task: LeasedTask,
  request: AskRequest,
  options: { gate: CallGate; clock: Clock; abort: AbortSignal; timeoutMs: number },
): Promise<CallEnd> {
  const begun = performance.now()
  try {
    const { abort: stop, timeoutMs } = options
    const { pacing, reportedCost, ...reply } = await options.gate(task, request, { stop, timeoutMs })
    const latencyMs = Math.round(performance.now() - begun)
    const cost = reportedCost === null ? null : formatUsd(reportedCost)
    const outcome = {
      kind: 'answered' as const,
      task,
      reply: { ...reply, reportedCost: cost },
      latencyMs,
      at: options.clock.now(),
    }
    return { outcome, verdict: null, pacing, hintMs: null }
  } catch (thrown) {
    return failed(task, asProviderError(thrown), options.abort)
  }
}

function failed(task: LeasedTask, error: ProviderError, abort: AbortSignal): CallEnd {
  const { errorClass, message, charge, retryAfterMs } = error
  const verdict = judgeFailure({ errorClass, attempt: task.attempts, hintMs: retryAfterMs, random: Math.random() })
  // A call that we ended ourselves says nothing about its provider, and is free to be made again.
  const aborted = abort.aborted && errorClass === 'timeout'
  const retryInMs = aborted ? 0 : verdict.retryInMs
  const retryAt = retryInMs === null ? null : realNow() + retryInMs
  return {
    outcome: { kind: 'failed', task, errorClass, message, charge, retryAt },
    verdict: aborted ? { ...verdict, outage: false } : verdict,
    pacing: null,
    hintMs: retryAfterMs,
  }
}
