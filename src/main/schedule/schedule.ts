import { setTimeout as delay } from 'node:timers/promises'
import type { ComingUp } from '../../contract/index.ts'
import { messageOf } from '../../core/errors.ts'
import type { Logger } from '../../core/ports.ts'
import type { CoreClient } from '../rpc/coreClient.ts'

/** How long before the schedule is asked for again, after its home was closed or the core died. In milliseconds. */
const AGAIN_MS = 1_000

export interface ScheduleOptions {
  /** The conversation with the core; a new one after the core died. */
  readonly core: () => CoreClient
  /** Hears what comes next; null while nobody knows. */
  readonly changed: (comingUp: ComingUp | null) => void
  readonly log: Logger
}

export interface FollowedSchedule {
  /** Follows what comes next until it is stopped, from one home to the other. */
  follow(): Promise<void>
  pause(paused: boolean): Promise<void>
  stop(): void
}

/** The schedule, for the program's own menus. */
export function createSchedule({ core, changed, log }: ScheduleOptions): FollowedSchedule {
  const stopped = new AbortController()
  return {
    async follow() {
      while (!stopped.signal.aborted) {
        try {
          for await (const comingUp of await core().jobs.watch()) changed(comingUp)
        } catch (error) {
          // While a home is being opened there is no schedule to follow.
          log('debug', `The schedule is not there: ${messageOf(error)}`)
        }
        if (!stopped.signal.aborted) changed(null)
        await delay(AGAIN_MS, undefined, { signal: stopped.signal }).catch(() => undefined)
      }
    },
    async pause(paused) {
      try {
        if (paused) await core().jobs.pause({ until: null })
        else await core().jobs.resume()
      } catch (error) {
        log('warn', messageOf(error))
      }
    },
    stop: () => stopped.abort(),
  }
}
