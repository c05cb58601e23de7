import { describe, expect, it } from 'vitest'
import { parseDocument, spanOf } from './document.ts'

const textsOf = (answer: string) => parseDocument(answer).segments.map(({ text }) => text)

describe('parseDocument', () => {
  it('shows what a reader sees', () => {
    expect(textsOf('# A *b*\n\n**Pay**Harbor &amp; Q\\*V, see[1][2] [x](http://a.co "t") `code` <b>h</b>')).toEqual([
      'A b',
      'PayHarbor & Q*V, see[1] x \uFFFC h',
    ])
  })

  it('leads every stretch of visible text back to the answer, marks and entities included', () => {
    const answer = '- See **Pay**Harbor &amp; Söhne'
    const { segments } = parseDocument(answer)
    const { text } = segments[0]!
    const { start, end } = spanOf(segments[0]!, text.indexOf('Pay'), text.indexOf(' Söhne'))
    expect(answer.slice(start, end)).toBe('Pay**Harbor &amp;')
  })

  it('keeps lists with the numbers shown, nesting and several paragraphs', () => {
    const { segments } = parseDocument('4. Acme\n   - sub\n\n   more\n6. Globex')
    expect(
      segments.map(({ text, item, leads }) => [text, item?.number, item?.list.parent?.number ?? null, leads]),
    ).toEqual([
      ['Acme', 4, null, true],
      ['sub', null, 4, true],
      ['more', 4, null, false],
      ['Globex', 6, null, true],
    ])
  })

  it('keeps the columns of a table where cells are empty', () => {
    const { segments } = parseDocument('| A | B | C |\n|--|--|--|\n|   | x | y |\n| z |')
    expect(segments.map(({ text, cell }) => [text, cell?.row, cell?.column])).toEqual([
      ['A', 0, 0],
      ['B', 0, 1],
      ['C', 0, 2],
      ['x', 1, 1],
      ['y', 1, 2],
      ['z', 2, 0],
    ])
  })

  it('sets aside URLs, link targets, bare domains and code', () => {
    const answer = 'At acme.com/x.\n\n```\ncode\n```\n\n[l](https://a.co) <https://b.co> www.c.co\n\n[r]: https://d.co'
    expect(parseDocument(answer).references.map(({ kind, text }) => [kind, text])).toEqual([
      ['domain', 'acme.com/x'],
      ['code', '```\ncode\n```'],
      ['url', 'https://a.co'],
      ['url', 'https://b.co'],
      ['url', 'www.c.co'],
      ['url', 'https://d.co'],
    ])
  })

  it.each(['*_', '[a](', '1. ', '> ', '**a ', '`', '[', '<a '])('reads only the beginning of 2 MB of "%s"', (mark) => {
    expect(parseDocument(mark.repeat(2_000_000 / mark.length)).shortened).toBe(true)
  })
})
