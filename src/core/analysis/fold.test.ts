import { describe, expect, it } from 'vitest'
import { fold, unfoldedEnd, unfoldedStart } from './fold.ts'

describe('fold', () => {
  it.each([
    ['ＮＯＲＤＡ', 'norda'],
    ['Ualá Décathlon', 'uala decathlon'],
    ['Weißenthal STRAẞE', 'weissenthal strasse'],
    ['PINAR ’ İı', "pinar ' ii"],
    ['ﾄﾞﾗｯｸﾞ', 'ドラッグ'],
    ['Pay\u200bHar\u00adbor™', 'payharbor'],
    ['Т‑Банк Ёлка', 'т-банк елка'],
    ['أمازون مكتبة', 'امازون مكتبه'],
    ['ไลน์ หนัง', 'ไลน์ หนัง'],
    ['Аcme', 'аcme'],
  ])('%s is compared as %s', (text, expected) => {
    expect(fold(text).text).toBe(expected)
  })

  it('remembers where every character came from', () => {
    const text = 'x Wei\u00adß\u0301en y'
    const folded = fold(text)
    const at = folded.text.indexOf('weiss')
    expect(text.slice(unfoldedStart(folded, at), unfoldedEnd(folded, at + 5, text))).toBe('Wei\u00adß\u0301')
  })
})
