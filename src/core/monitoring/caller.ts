import { messageOf } from '../errors.ts'
import { formatUsd } from '../money.ts'
import type { Clock } from '../ports.ts'
import { type AskRequest, type Pacing, type Provider, ProviderError } from '../providers/index.ts'
import { realNow } from '../time.ts'
import type { LeasedTask, Outcome } from './outcome.ts'
import { judgeFailure, type Verdict } from './retry.ts'

/** Gives the adapter that reaches a provider, with its key. @throws ProviderError `auth`, unsent, when there is no key */
export type ProviderSource = (name: string) => Promise<Provider>

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
  options: { providers: ProviderSource; clock: Clock; abort: AbortSignal; timeoutMs: number },
): Promise<CallEnd> {
  const begun = performance.now()
  try {
    const provider = await options.providers(task.provider)
    const { pacing, reportedCost, ...reply } = await within(options.timeoutMs, options.abort, (signal) =>
      provider.ask(request, signal),
    )
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

/**
 * Runs a call with a signal that ends it when its time is up or when it is stopped. `AbortSignal.timeout` would do, but
 * it is kept in memory with all that hangs on it until its time is up, long after the call has ended.
 */
async function within<T>(ms: number, stop: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const own = new AbortController()
  const timer = setTimeout(() => own.abort(new DOMException('The time is up', 'TimeoutError')), ms)
  const pass = () => own.abort(stop.reason)
  stop.addEventListener('abort', pass)
  if (stop.aborted) pass()
  try {
    return await work(own.signal)
  } finally {
    clearTimeout(timer)
    stop.removeEventListener('abort', pass)
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

/** An adapter that throws anything else is a defect; the call may have been made, so its cost is unknown. */
function asProviderError(thrown: unknown): ProviderError {
  if (thrown instanceof ProviderError) return thrown
  return new ProviderError('malformed', `The answer could not be read: ${messageOf(thrown)}`, {
    charge: 'unknown',
    cause: thrown,
  })
}
