import type { ErrorClass } from '../errors.ts'

/** Failures in a row, with no answer between, after which a provider counts as out. */
const FAILURES_TO_PAUSE = 4
const FIRST_PAUSE_MS = 1_000
/** Probes after which its work is given up; the pauses before them add up to half a minute. */
const PROBES = 5

/**
 * Watches one provider for an outage. While it is out, one call at a time probes it after growing pauses; when the
 * probes fail too, its remaining work is given up, and only its. Other providers never notice.
 */
export class OutageWatch {
  private failures = 0
  private probes = 0
  private until = 0
  private since = 0
  private why: ErrorClass | null = null

  /** Why the provider is paused, since its first failure and until when, monotonic; null while it is not. */
  get pause(): { since: number; until: number; errorClass: ErrorClass } | null {
    return this.why ? { since: this.since, until: this.until, errorClass: this.why } : null
  }

  /** How many calls may be under way at `now`, given what the concurrency limit allows. */
  allowed(capacity: number, now: number): number {
    if (!this.why) return capacity
    return now < this.until ? 0 : 1
  }

  succeeded(): void {
    this.failures = 0
    this.probes = 0
    this.why = null
  }

  /** @returns true when the provider has been out for too long and its work should be given up. */
  failed(errorClass: ErrorClass, now: number): boolean {
    if (this.failures === 0) this.since = now
    this.failures += 1
    if (this.failures < FAILURES_TO_PAUSE) return false
    // Calls that were under way when the pause began are of the same outage and are no probes.
    if (this.why && now < this.until) return false
    if (this.why) this.probes += 1
    this.why = errorClass
    this.until = now + FIRST_PAUSE_MS * 2 ** this.probes
    return this.probes >= PROBES
  }
}
