import { messageOf as textOf, UserError } from '../../errors.ts'
import type { Clock, Logger, Notifier } from '../../ports.ts'
import type { Alerts } from '../raise.ts'
import { nextAfter } from './backOff.ts'
import { noticesOf } from './notices.ts'
import type { Outbox } from './outbox.ts'
import { messageOf, TRIAL } from './payload.ts'
import { post } from './post.ts'
import type { DeliverySettings } from './settings.ts'

/** How often alerts of other processes, and attempts whose pause is over, are looked for. */
const LOOK_EVERY_MS = 5_000
const ANSWER_WITHIN_MS = 10_000
/** How long a program that ends waits to send what it has just raised. */
const LAST_WORDS_MS = 5_000

export interface DeliveryOptions {
  clock: Clock
  log: Logger
  alerts: Alerts
  outbox: Outbox
  settings: DeliverySettings
  notify: Notifier
  /** How long the other side may take, in milliseconds. */
  answerWithinMs?: number
}

/**
 * Takes alerts out of the program: to the operating system once, and to the webhook until it has taken them. Everything
 * that matters is in the database, so another start goes on where this one ended. A program that only passes by, a
 * command for one, sends what it raised itself and shows nothing; one that stays calls `start`.
 */
export function createDelivery(options: DeliveryOptions) {
  const { clock, log, alerts, outbox, settings, notify } = options
  const timeoutMs = options.answerWithinMs ?? ANSWER_WITHIN_MS
  const ending = new AbortController()
  let working: Promise<void> | null = null
  let again = false
  let closed = false
  let soon: NodeJS.Immediate | undefined
  /** Set in a program that stays. */
  let looking: NodeJS.Timeout | undefined

  async function show(): Promise<void> {
    if (!looking) return
    const untold = await outbox.takeUntold(clock.now())
    if (!settings.notifies()) return
    for (const notice of noticesOf(untold, clock.now())) notify(notice)
  }

  /** @param fresh sends only what was never tried */
  async function send(fresh: boolean): Promise<void> {
    if (!outbox.isDue(fresh)) return
    const address = await settings.address()
    if (address === null) return
    for (;;) {
      const claimed = ending.signal.aborted ? null : await outbox.claim(fresh)
      if (!claimed) return
      const attempt = await post(address, messageOf(claimed), { timeoutMs, signal: ending.signal })
      const next = nextAfter(attempt, claimed.attempts, Math.random())
      await outbox.settle(claimed.alertId, next)
      if (next.state !== 'sent') log('warn', 'An alert was not taken by the webhook', { reason: next.error })
    }
  }

  async function work(): Promise<void> {
    do {
      again = false
      try {
        await show()
        await send(false)
      } catch (error) {
        log('warn', 'Alerts could not be delivered; they stay in the inbox', { reason: textOf(error) })
      }
    } while (again && !closed)
  }

  /** Delivers what there is. Calls while it works make it look once more. */
  function wake(): Promise<void> {
    again = true
    working ??= work().finally(() => {
      working = null
    })
    return working
  }

  const stopListening = alerts.onRaised(() => {
    // The transaction that raised it has ended by then.
    soon ??= setImmediate(() => {
      soon = undefined
      if (!closed) void wake()
    })
  })

  return {
    wake,

    /** From now on shows alerts, whoever raised them, and tries again what the webhook did not take. */
    start(): void {
      looking ??= setInterval(() => void wake(), LOOK_EVERY_MS).unref()
      void wake()
    },

    /**
     * Sends a message that says it is a trial.
     * @returns the host that took it
     * @throws UserError `not_found` without a webhook, `network` with what the other side said
     */
    async test(): Promise<{ host: string }> {
      const address = await settings.address()
      if (address === null) {
        throw new UserError(
          'not_found',
          'There is no webhook to try, or its address was kept for an earlier session only. Set one with: earshot alerts webhook set',
        )
      }
      const attempt = await post(address, TRIAL, { timeoutMs, signal: ending.signal })
      if (attempt.kind === 'sent') return { host: new URL(address).host }
      throw new UserError(
        'network',
        `The trial did not arrive: ${attempt.reason}. The webhook is kept; mend it there or set another address.`,
      )
    },

    /** Sends what was just raised, for some seconds at most; the next start sends the rest. */
    async close(): Promise<void> {
      closed = true
      stopListening()
      clearImmediate(soon)
      const lastWords = setTimeout(() => ending.abort(), LAST_WORDS_MS)
      try {
        await working
        await show()
        await send(true)
      } catch (error) {
        log('warn', 'Alerts could not be sent on; the next start tries again', { reason: textOf(error) })
      } finally {
        clearTimeout(lastWords)
        clearInterval(looking)
      }
    },
  }
}
