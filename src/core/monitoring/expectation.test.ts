import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountInterval } from '../costs/index.ts'
import { pico } from '../money.ts'
import { expectationOf, type PastCall, together } from './expectation.ts'

const RUNS = Number(process.env.EARSHOT_PROPERTY_RUNS ?? 300)
const call = (promptId: number, runId: number, cost: number): PastCall => ({
  ...{ promptId, runId, cost: pico(BigInt(Math.round(cost))) },
})
const once = (ids: readonly number[]) => ids.map((promptId) => ({ promptId, times: 1 }))

describe('an expectation', () => {
  it('is that of its own prompts where they differ, and the mean of all where one is new', () => {
    const past = [1, 2, 3].flatMap((run) => [call(1, run, 100 + run), call(2, run, 1_000 + run)])
    const [cheap, dear, other] = [[1], [2], [9]].map((ids) => expectationOf(once(ids), past)!.mean)
    expect(cheap).toBeCloseTo(102, -1)
    expect(dear).toBeCloseTo(1_002, -1)
    expect(other).toBeCloseTo(552)
  })

  it('knows nothing without a past, and is sure of what never varied', () => {
    expect(expectationOf(once([1]), [])).toBeNull()
    const past = [1, 2, 3].flatMap((run) => [call(1, run, 50), call(2, run, 50)])
    expect(together([expectationOf([{ promptId: 1, times: 4 }], past)!])).toMatchObject({ mean: 200n, sd: 0 })
    expect(together([expectationOf(once([1]), past.slice(0, 2))!]).sd).toBeGreaterThan(0)
  })

  it('is a finite amount with a finite error for any past and any plan', () => {
    const anyCall = fc.record({
      promptId: fc.integer({ min: 1, max: 5 }),
      runId: fc.integer({ min: 1, max: 5 }),
      cost: fc.nat(1e12),
    })
    const plan = fc.array(
      fc.record({ promptId: fc.integer({ min: 1, max: 8 }), times: fc.integer({ min: 1, max: 5 }) }),
      { minLength: 1 },
    )
    fc.assert(
      fc.property(fc.array(anyCall, { minLength: 1, maxLength: 60 }), plan, (calls, planned) => {
        const past = calls.map(({ promptId, runId, cost }) => call(promptId, runId, cost))
        const { mean, sd, df } = together([expectationOf(planned, past)!])
        expect(mean >= 0n && Number.isFinite(sd) && sd >= 0 && df >= 1).toBe(true)
      }),
    )
  })
})

describe('the interval of a quote', () => {
  /** Spreads, as parts of the mean: of prompts, of runs, and within both. */
  const MARKETS = {
    'prompts that differ': { prompts: 0.5, runs: 0, calls: 0.2 },
    'runs that drift': { prompts: 0.3, runs: 0.15, calls: 0.2 },
    'calls that vary widely': { prompts: 0.2, runs: 0.02, calls: 0.8 },
  }

  it('covers runs as often as it says, over simulated ones', () => {
    const found = Object.entries(MARKETS).flatMap(([market, spread]) =>
      [2, 5, 20].map((past) => {
        const share = coverage(spread, past)
        process.stdout.write(
          `quotes by ${past} past runs, ${market}: ${(100 * share).toFixed(1)} % covered of ${RUNS} (nominal 95 %)\n`,
        )
        // Two runs cannot show how runs drift.
        return { market, past, fits: share >= (past < 5 ? 0.75 : 0.88) }
      }),
    )
    expect(found.filter(({ fits }) => !fits)).toEqual([])
  })

  function coverage(spread: (typeof MARKETS)['runs that drift'], runs: number): number {
    const prompts = Array.from({ length: 12 }, (_, i) => i + 1)
    let covered = 0
    for (let seed = 1; seed <= RUNS; seed++) {
      const roll = dice(seed)
      const skewed = (sd: number) => Math.exp(sd * normal(roll) - sd ** 2 / 2)
      const levels = prompts.map(() => 1e10 * skewed(spread.prompts))
      const run = (runId: number) => {
        const drift = skewed(spread.runs)
        return prompts.map((promptId, i) => call(promptId, runId, levels[i]! * drift * skewed(spread.calls)))
      }
      const past = Array.from({ length: runs }, (_, i) => run(i + 1)).flat()
      const { mean, sd, df } = together([expectationOf(once(prompts), past)!])
      const { low, high } = amountInterval(mean, sd, df)
      const real = run(runs + 1).reduce((sum, { cost }) => sum + cost, 0n)
      if (low <= real && real <= high) covered += 1
    }
    return covered / RUNS
  }
})

/** Mulberry32. */
function dice(seed: number): () => number {
  let state = seed * 0x9e3779b1
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Box and Muller. */
const normal = (roll: () => number) => Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll())
