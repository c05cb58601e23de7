import { describe, expect, it } from 'vitest'
import { type Frame, isAppUrl, isTrustedSender } from './policy.ts'

describe('what counts as the app', () => {
  it.each([
    ['app://earshot/', true],
    ['app://earshot/index.html#content', true],
    ['app://earshot.evil.example/', false],
    ['app://evil@earshot.example/', false],
    ['https://earshot/', false],
    ['file:///app/earshot/', false],
    ['data:text/html,app://earshot/', false],
    ['about:blank', false],
    ['', false],
  ])('%s: %s', (url, expected) => {
    expect(isAppUrl(url)).toBe(expected)
  })

  const page: Frame = { url: 'app://earshot/', parent: null }

  it('trusts the page itself', () => {
    expect(isTrustedSender(page)).toBe(true)
  })

  it.each<[string, Frame | null]>([
    ['a frame that is gone', null],
    ['a frame inside the page, even of the same origin', { url: 'app://earshot/', parent: page }],
    ['another page', { url: 'https://evil.example/', parent: null }],
  ])('does not trust %s', (_, frame) => {
    expect(isTrustedSender(frame)).toBe(false)
  })
})
