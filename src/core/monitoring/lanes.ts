import type { ErrorClass } from '../errors.ts'
import type { ActiveRun } from './activeRun.ts'
import type { CallEnd } from './caller.ts'
import type { Vacancy } from './leasing.ts'
import { ConcurrencyLimiter } from './limiter.ts'
import { OutageWatch } from './outage.ts'

/** No header and no hint keeps a provider waiting longer; then it is asked again to see. */
const LONGEST_PACE_MS = 60_000

/** How fast one provider may be asked. */
export interface LaneSpeed {
  initial: number
  max: number
}

/** Work that would fail like the call which just did. */
export type Spread = 'none' | 'model' | 'lane'

/** One provider's calls: how many at once, whether it is paused, and until when its headers ask us to wait. */
export class Lane {
  private readonly limiter: ConcurrencyLimiter
  private readonly outage = new OutageWatch()
  private inFlight = 0
  /** Monotonic; from rate-limit headers and hints. */
  private paceUntil = 0

  constructor(speed: LaneSpeed) {
    this.limiter = new ConcurrencyLimiter(speed.initial, speed.max)
  }

  /** Calls under way. */
  get busy(): number {
    return this.inFlight
  }

  /** How many more calls may be sent at this monotonic instant. */
  free(now: number): number {
    if (now < this.paceUntil) return 0
    return Math.max(0, this.outage.allowed(this.limiter.capacity, now) - this.inFlight)
  }

  /** Notes a call that is being sent. @returns its ticket, to be handed back with its end */
  begin(): number {
    this.inFlight += 1
    return this.limiter.send()
  }

  /** Learns from the end of a call. @returns what else of this provider's work should be given up */
  end(ticket: number, { outcome, verdict, pacing, hintMs }: CallEnd, now: number): Spread {
    this.inFlight -= 1
    if (!verdict || outcome.kind !== 'failed') {
      this.limiter.succeeded()
      this.outage.succeeded()
      if (pacing?.remainingRequests === 0) this.wait(pacing.resetMs, now)
      return 'none'
    }
    if (verdict.slowDown) {
      this.limiter.refused(ticket)
      this.wait(hintMs, now)
    }
    const out = verdict.outage && this.outage.failed(outcome.errorClass, now)
    return out ? 'lane' : verdict.spreadsTo
  }

  /** Sends nothing more for a while, when somebody said for how long. */
  private wait(ms: number | null, now: number): void {
    if (ms !== null) this.paceUntil = Math.max(this.paceUntil, now + Math.min(ms, LONGEST_PACE_MS))
  }

  /** Why nothing is sent now, for how long yet, and how long ago the first of the failures was. */
  pause(now: number): { errorClass: ErrorClass; forMs: number; outMs: number } | null {
    const pause = this.outage.pause
    if (!pause) return null
    const forMs = Math.max(0, Math.round(pause.until - now))
    return { errorClass: pause.errorClass, forMs, outMs: Math.round(now - pause.since) }
  }
}

/** The lanes of all providers that this process asks. */
export class Lanes {
  private readonly lanes = new Map<string, Lane>()
  private readonly speedOf: (provider: string) => LaneSpeed

  constructor(speedOf: (provider: string) => LaneSpeed) {
    this.speedOf = speedOf
  }

  of(provider: string): Lane {
    let lane = this.lanes.get(provider)
    if (!lane) {
      lane = new Lane(this.speedOf(provider))
      this.lanes.set(provider, lane)
    }
    return lane
  }

  /**
   * Where calls may be sent, and for which runs.
   * @param now the monotonic instant
   */
  vacancies(runs: readonly ActiveRun[], now: number): Vacancy[] {
    const wanted = new Map<string, number[]>()
    for (const run of runs) {
      if (run.cancelled) continue
      for (const [provider, counts] of run.providers) {
        if (counts.pending > 0) wanted.set(provider, [...(wanted.get(provider) ?? []), run.id])
      }
    }
    return [...wanted].flatMap(([provider, runIds]) => {
      const lane = this.of(provider)
      const free = lane.free(now)
      return free > 0 ? [{ provider, free, busy: lane.busy, runIds }] : []
    })
  }
}
