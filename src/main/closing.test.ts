import { describe, expect, it } from 'vitest'
import { decideClosing } from './closing.ts'

describe('closing the window', () => {
  it.each([
    [{ quitting: true, hasTray: true, toldOfTray: false }, 'close'],
    [{ quitting: true, hasTray: false, toldOfTray: false }, 'close'],
    [{ quitting: false, hasTray: true, toldOfTray: false }, 'hide_and_tell'],
    [{ quitting: false, hasTray: true, toldOfTray: true }, 'hide'],
    [{ quitting: false, hasTray: false, toldOfTray: true }, 'ask'],
  ] as const)('%j: %s', (situation, expected) => {
    expect(decideClosing(situation)).toBe(expected)
  })
})
