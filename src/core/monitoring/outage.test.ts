import { describe, expect, it } from 'vitest'
import { OutageWatch } from './outage.ts'

const fail = (watch: OutageWatch, times: number, now: number) =>
  Array.from({ length: times }, () => watch.failed('server_error', now)).at(-1)

describe('an outage', () => {
  it('is not seen in failures with answers between', () => {
    const watch = new OutageWatch()
    for (let round = 0; round < 5; round++) {
      fail(watch, 3, 0)
      watch.succeeded()
    }
    expect(watch.pause).toBeNull()
    expect(watch.allowed(7, 0)).toBe(7)
  })

  it('pauses after four failures in a row, then lets one call through to see', () => {
    const watch = new OutageWatch()
    fail(watch, 4, 0)
    expect(watch.pause).toEqual({ since: 0, until: 1_000, errorClass: 'server_error' })
    expect(watch.allowed(7, 999)).toBe(0)
    expect(watch.allowed(7, 1_000)).toBe(1)
  })

  it('does not take calls that were under way for probes', () => {
    const watch = new OutageWatch()
    fail(watch, 40, 0)
    expect(watch.pause?.until).toBe(1_000)
  })

  it('is over with the first answer', () => {
    const watch = new OutageWatch()
    fail(watch, 4, 0)
    watch.failed('server_error', 1_000)
    watch.succeeded()
    expect(watch.pause).toBeNull()
    expect(watch.allowed(7, 1_001)).toBe(7)
    fail(watch, 3, 2_000)
    expect(watch.pause).toBeNull()
  })

  it('is waited for longer each time, and given up after five probes and half a minute', () => {
    const watch = new OutageWatch()
    expect(fail(watch, 4, 0)).toBe(false)
    const pauses: number[] = []
    let gaveUp = false
    while (!gaveUp) {
      const until = watch.pause?.until as number
      pauses.push(until)
      gaveUp = watch.failed('network', until)
    }
    expect(pauses).toEqual([1_000, 3_000, 7_000, 15_000, 31_000])
    expect(watch.pause?.errorClass).toBe('network')
  })
})
