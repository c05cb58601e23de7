import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readList, writeList } from './list.ts'
import { listParam } from './params.ts'
import { hrefTo, readRoute } from './route.ts'

describe('several values in one parameter', () => {
  it('are read from a link as they were written, whatever they hold', () => {
    const values = fc.array(fc.string({ minLength: 1, unit: fc.constantFrom('a', '|', '\\', ',', ' ', 'ñ') }))
    fc.assert(
      fc.property(values, (tag) => {
        expect(readList(readRoute(hrefTo('answers', { tag })).params.tag ?? '')).toEqual(tag)
      }),
    )
  })

  it('are one where the link has one, and none where it has none', () => {
    expect(readList('openai:gpt-5')).toEqual(['openai:gpt-5'])
    expect(readList('teams, small')).toEqual(['teams, small'])
    expect(readList('a||b|')).toEqual(['a', 'b'])
    expect(writeList(['a|b', 'c\\'])).toBe('a\\|b|c\\\\')
    expect(hrefTo('answers', { tag: [], prompt: [3, 4] })).toBe('#/answers?prompt=3%7C4')
  })

  it('leave nonsense and repetitions out', () => {
    const prompts = listParam(z.coerce.number().int().positive())
    expect(prompts.parse('3|x|-1|4|3')).toEqual([3, 4])
    expect(prompts.parse(undefined)).toEqual([])
  })
})
