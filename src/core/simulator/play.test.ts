import { describe, expect, it } from 'vitest'
import { latencyOf } from './play.ts'

describe('latencyOf', () => {
  it('is what it is set to, and longer for a slow answer', () => {
    expect(latencyOf(200, null, 'key')).toBe(200)
    expect(latencyOf(200, { kind: 'slow' }, 'key')).toBe(3200)
    expect(latencyOf(200, { kind: 'slow', delayMs: 50 }, 'key')).toBe(250)
  })

  it('is drawn around its median, by the key alone', () => {
    const spread = { medianMs: 1000, sigma: 0.5 }
    const drawn = Array.from({ length: 2001 }, (_, index) => latencyOf(spread, null, `key ${index}`)).sort(
      (a, b) => a - b,
    )
    expect(latencyOf(spread, null, 'key 7')).toBe(latencyOf(spread, null, 'key 7'))
    expect(Math.abs(drawn[1000]! - 1000)).toBeLessThan(50)
    // One standard deviation up is the median times e^sigma.
    expect(Math.abs(drawn[Math.round(2001 * 0.841)]! - 1649)).toBeLessThan(120)
  })
})
