import type { ErrorClass } from '../errors.ts'
import { ConcurrencyLimiter } from './limiter.ts'
import { OutageWatch } from './outage.ts'

/** How fast one provider may be asked. */
export interface LaneSpeed {
  initial: number
  max: number
}

/** One provider's calls: how many at once, whether it is paused, and until when its headers ask us to wait. */
export class Lane {
  readonly provider: string
  readonly limiter: ConcurrencyLimiter
  readonly outage = new OutageWatch()
  inFlight = 0
  /** Monotonic; from rate-limit headers and hints. */
  private paceUntil = 0

  constructor(provider: string, speed: LaneSpeed) {
    this.provider = provider
    this.limiter = new ConcurrencyLimiter(speed.initial, speed.max)
  }

  /** How many more calls may be sent at this monotonic instant. */
  free(now: number): number {
    if (now < this.paceUntil) return 0
    return Math.max(0, this.outage.allowed(this.limiter.capacity, now) - this.inFlight)
  }

  /** Sends nothing more before a monotonic instant. */
  paceTo(until: number): void {
    this.paceUntil = Math.max(this.paceUntil, until)
  }

  /** When this lane opens again by itself; null when it is open. */
  opensAt(now: number): number | null {
    const until = Math.max(this.paceUntil, this.outage.pause?.until ?? 0)
    return until > now ? until : null
  }

  pause(now: number): { errorClass: ErrorClass; forMs: number } | null {
    const pause = this.outage.pause
    return pause ? { errorClass: pause.errorClass, forMs: Math.max(0, Math.round(pause.until - now)) } : null
  }
}
