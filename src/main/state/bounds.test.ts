import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundsFor, DEFAULT_SIZE, MIN_SIZE } from './bounds.ts'

const screen = { x: 0, y: 25, width: 1920, height: 1055 }
const beside = { x: 1920, y: 0, width: 1280, height: 1024 }

describe('where the window opens', () => {
  it('opens in its own size the first time', () => {
    expect(boundsFor(null, [screen])).toEqual(DEFAULT_SIZE)
  })

  it('opens where it was', () => {
    const saved = { x: 2000, y: 100, width: 1000, height: 800 }
    expect(boundsFor(saved, [screen, beside])).toEqual(saved)
  })

  it('keeps its size and leaves the place to the system when its screen is gone', () => {
    expect(boundsFor({ x: 2000, y: 100, width: 1000, height: 800 }, [screen])).toEqual({ width: 1000, height: 800 })
  })

  it('is never hidden above the screen, where it could not be moved', () => {
    expect(boundsFor({ x: 10, y: 0, width: 1000, height: 800 }, [screen])).toMatchObject({ x: 10, y: 25 })
  })

  it('fits the screen, and is never smaller than the page needs', () => {
    const rectangle = fc.record({
      x: fc.integer({ min: -5000, max: 5000 }),
      y: fc.integer({ min: -5000, max: 5000 }),
      width: fc.integer({ min: 1, max: 9000 }),
      height: fc.integer({ min: 1, max: 9000 }),
    })
    fc.assert(
      fc.property(rectangle, (saved) => {
        const found = boundsFor(saved, [screen, beside])
        expect(found.width).toBeGreaterThanOrEqual(MIN_SIZE.width)
        expect(found.height).toBeGreaterThanOrEqual(MIN_SIZE.height)
        if ('x' in found) {
          expect(found.width).toBeLessThanOrEqual(1920)
          expect(found.x + found.width).toBeGreaterThan(0)
          expect(found.x).toBeLessThan(beside.x + beside.width)
        }
      }),
    )
  })
})
