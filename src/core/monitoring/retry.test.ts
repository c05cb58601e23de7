import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ERROR_CLASSES, type ErrorClass } from '../errors.ts'
import { judgeFailure, type Verdict } from './retry.ts'

const judge = (errorClass: ErrorClass, attempt: number, hintMs: number | null = null, random = 0) =>
  judgeFailure({ errorClass, attempt, hintMs, random })

/** How often a task is tried in all before it is given up. */
function attemptsOf(errorClass: ErrorClass): number {
  let attempt = 1
  while (judge(errorClass, attempt).retryInMs !== null) attempt += 1
  return attempt
}

type Expected = Pick<Verdict, 'spreadsTo' | 'slowDown' | 'outage'> & { attempts: number }
const rule = (attempts: number, more: Partial<Expected> = {}): Expected => ({
  ...{ attempts, spreadsTo: 'none', slowDown: false, outage: false },
  ...more,
})

const TABLE: Record<ErrorClass, Expected> = {
  rate_limited: rule(8, { slowDown: true }),
  overloaded: rule(6, { slowDown: true, outage: true }),
  server_error: rule(4, { outage: true }),
  network: rule(4, { outage: true }),
  timeout: rule(2, { outage: true }),
  malformed: rule(2),
  auth: rule(1, { spreadsTo: 'lane' }),
  quota: rule(1, { spreadsTo: 'lane' }),
  model_not_found: rule(1, { spreadsTo: 'model' }),
  invalid_request: rule(1),
  too_large: rule(1),
  budget: rule(1),
  unpriced: rule(1),
}

describe('a failed call', () => {
  it.each(ERROR_CLASSES)('of class %s is retried, spread and learned from as agreed', (errorClass) => {
    const { attempts, ...verdict } = TABLE[errorClass]
    expect(attemptsOf(errorClass)).toBe(attempts)
    expect(judge(errorClass, 1)).toMatchObject(verdict)
  })

  it('waits twice as long each time, up to a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map((attempt) => judge('rate_limited', attempt).retryInMs)).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000,
    ])
  })

  it('is never tried again before the provider said', () => {
    expect(judge('rate_limited', 1, 7_500).retryInMs).toBe(7_500)
    expect(judge('server_error', 3, 7_500, 0.999).retryInMs).toBeGreaterThanOrEqual(7_500)
  })

  it('is given up when the provider asks for more patience than a run has', () => {
    expect(judge('rate_limited', 1, 10 * 60_000).retryInMs).toBe(600_000)
    expect(judge('rate_limited', 1, 10 * 60_000 + 1).retryInMs).toBeNull()
  })

  it('spreads its retries within bounds', () => {
    const hint = fc.option(fc.integer({ min: 0, max: 600_000 }))
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    fc.assert(
      fc.property(fc.constantFrom(...ERROR_CLASSES), fc.integer({ min: 1, max: 9 }), hint, random, (name, n, ms, r) => {
        const calm = judge(name, n, ms, 0).retryInMs
        const { retryInMs } = judge(name, n, ms, r)
        if (calm === null) {
          expect(retryInMs).toBeNull()
          return
        }
        const [low, high] = ms === null ? [calm / 2, calm] : [ms, ms + Math.min(ms, 1_000)]
        expect(retryInMs).toBeGreaterThanOrEqual(Math.floor(low))
        expect(retryInMs).toBeLessThanOrEqual(Math.ceil(high))
      }),
    )
  })
})
