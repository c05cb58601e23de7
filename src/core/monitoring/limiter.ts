/**
 * How many calls to one provider may be under way at once: additive increase while answers come, one halving for a
 * burst of refusals (the calls of one burst were all sent before we knew). Pure but for its own state.
 */
export class ConcurrencyLimiter {
  private limit: number
  private readonly max: number
  /** Calls sent before this count are of a burst that was already answered with a decrease. */
  private decreasedAt = 0
  private sent = 0

  /**
   * @param initial calls at once to begin with
   * @param max never more than this
   */
  constructor(initial: number, max: number) {
    this.limit = initial
    this.max = max
  }

  /** Whole calls that may be under way now; at least one. */
  get capacity(): number {
    return Math.max(1, Math.floor(this.limit))
  }

  /** Notes a call that is being sent. @returns its ticket, to be handed back with its outcome. */
  send(): number {
    this.sent += 1
    return this.sent
  }

  /** An answer came: one more at a time for every round of answers at first doubling, then creeping. */
  succeeded(): void {
    const step = this.decreasedAt === 0 ? 1 : 1 / this.limit
    this.limit = Math.min(this.max, this.limit + step)
  }

  /** The provider asked to slow down. Only the first of a burst counts. */
  refused(ticket: number): void {
    if (ticket <= this.decreasedAt) return
    this.decreasedAt = this.sent
    this.limit = Math.max(1, this.limit / 2)
  }
}
