import type { NewAlert } from '../alerts/index.ts'
import type { Spread } from './lanes.ts'
import type { FailedOutcome, LeasedTask, Outcome } from './outcome.ts'

/** What a provider says is as long as it likes; an alert is not. */
const LONGEST_REASON = 300
const short = (reason: string): string =>
  reason.length <= LONGEST_REASON ? reason : `${reason.slice(0, LONGEST_REASON - 1)}…`

/** How a provider stood when one of its calls had ended. */
export interface Standing {
  /** What else of its work fails like that call. */
  spread: Spread
  /** How long it has been out, in milliseconds; null while it is not. */
  pause: { outMs: number } | null
  /** The stamp of this moment. */
  now: number
}

/** An outcome with what the user should know of its provider. Pure. */
export const withAlert = (outcome: Outcome, standing: Standing): Outcome =>
  outcome.kind === 'failed' ? { ...outcome, alert: alertOf(outcome, standing) } : outcome

/** A key that is not taken, an account without credit, an outage that a task or all of a provider's work was given up for. */
function alertOf({ task, errorClass, message, retryAt }: FailedOutcome, standing: Standing): NewAlert | null {
  const { provider } = task
  const about = { projectId: null, provider }
  const reason = short(message)
  if (errorClass === 'auth') {
    return {
      ...{ kind: 'key_rejected', cause: `key_rejected:${provider}`, ...about },
      message: `${provider} was not asked with the key it has (${reason}). Its work was given up; set another key and ask again.`,
      params: { errorClass, reason },
    }
  }
  const out = standing.pause !== null && (retryAt === null || standing.spread === 'lane')
  if (!out && errorClass !== 'quota') return null
  return {
    ...{ kind: 'provider_down', cause: `provider_down:${provider}`, ...about },
    message: `${provider} does not answer (${reason}). What it was to answer is given up for now; everything else goes on.`,
    params: { errorClass, reason, since: standing.now - (standing.pause?.outMs ?? 0) },
  }
}

/** Tasks of one model that a run left unasked, because there is no price. */
export interface Unasked {
  projectId: number
  provider: string
  model: string
  count: number
}

/** The alert of what a run did not ask for want of a price. Pure. */
export function unaskedAlert({ projectId, provider, model, count }: Unasked, runId: number): NewAlert {
  const ref = `${provider}:${model}`
  return {
    ...{ kind: 'unpriced_calls', cause: `unpriced_calls:${projectId}:${ref}`, projectId, provider },
    message: `${count} ${count === 1 ? 'question was' : 'questions were'} not asked of ${ref}, because it has no price. Set one with: earshot price set ${ref} --input $ --output $`,
    params: { model: ref, count, runId },
  }
}

/**
 * The alert of an answer whose cost nobody can tell: its hold stays on the books as exposure. Pure.
 * @param problem the model, and why
 */
export const uncostedAlert = ({ projectId, provider, modelId }: LeasedTask, problem: string): NewAlert => ({
  ...{ kind: 'unpriced_calls', cause: `uncosted:${projectId}:${modelId}`, projectId, provider },
  message: `An answer was kept, but not what it cost (${short(problem)}). The most it can have cost counts towards the limits.`,
  params: { problem: short(problem) },
})
