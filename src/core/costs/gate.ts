import { messageOf } from '../errors.ts'
import { type AskRequest, ProviderError, type ProviderSource, type Reply } from '../providers/index.ts'
import type { Ledger } from './ledger.ts'

/** A call whose money is held. */
export interface HeldCall {
  holdId: number
  provider: string
}

/**
 * Sends one call whose money is held.
 * @param limits `stop` ends the call at once; `timeoutMs` is how long an answer may take
 * @throws ProviderError, always of a class; `unsent` when the hold is not open
 */
export type CallGate = (
  call: HeldCall,
  request: AskRequest,
  limits: { stop: AbortSignal; timeoutMs: number },
) => Promise<Reply>

/**
 * The one place where a provider is asked anything that may cost: no hold, no call. Whoever wants to ask reserves with the
 * ledger first, and settles, releases or exposes afterwards.
 */
export function createCallGate({ ledger, providers }: { ledger: Ledger; providers: ProviderSource }): CallGate {
  return async ({ holdId, provider }, request, { stop, timeoutMs }) => {
    if (!ledger.isOpen(holdId)) {
      throw new ProviderError('budget', `${provider} was not asked, because no money is held for the call.`, {
        charge: 'unsent',
      })
    }
    const adapter = await providers(provider)
    return within(timeoutMs, stop, (signal) => adapter.ask(request, signal))
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

/** An adapter that throws anything else is a defect; the call may have been made, so its cost is unknown. */
export function asProviderError(thrown: unknown): ProviderError {
  if (thrown instanceof ProviderError) return thrown
  return new ProviderError('malformed', `The answer could not be read: ${messageOf(thrown)}`, {
    charge: 'unknown',
    cause: thrown,
  })
}
