import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hrefTo, readRoute } from './route.ts'

describe('a route', () => {
  it('is written as a link and read back the same, whatever its values hold', () => {
    const values = fc.string({ minLength: 1, unit: 'grapheme' })
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), values), (params) => {
        expect(readRoute(hrefTo('answers', params))).toEqual({ page: 'answers', params: { ...params } })
      }),
    )
  })

  it('leaves out what has no value', () => {
    expect(hrefTo('answers', { model: null, search: false, text: '', days: 7 })).toBe('#/answers?search=false&days=7')
    expect(hrefTo('overview')).toBe('#/overview')
  })

  it('takes any other fragment for none', () => {
    for (const hash of ['', '#', '#content', '#answers?x=1']) expect(readRoute(hash)).toEqual({ page: '', params: {} })
  })
})
