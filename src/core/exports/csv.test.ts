import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCsv } from '../../../tests/support/csv.ts'
import { csvCell, toCsv, toJsonl } from './csv.ts'

describe('CSV', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    [' kept ', '" kept "'],
    [null, ''],
    [true, 'true'],
    [12.5, '12.5'],
    [['a', 1], '"[""a"",1]"'],
    ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
    ['+34 600 000 000', "'+34 600 000 000"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['- a list item', "'- a list item"],
    ['\t=1', "'\t=1"],
    ['＝1', "'＝1"],
    ['-0.00135', '-0.00135'],
    [-3, '-3'],
  ])('writes %j as %j', (value, cell) => expect(csvCell(value)).toBe(cell))

  it('is read back as it was by any reader of the standard, formulas aside', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'é', '🦊', '"', ',', '\r', '\n', ' ', '=', '-', "'", '1', 'א'),
    })
    fc.assert(
      fc.property(fc.array(fc.record({ a: cell, b: fc.record({ c: cell }) }), { maxLength: 8 }), (rows) => {
        const csv = [...toCsv(['a', 'b.c'], rows)].join('')
        const read = parseCsv(csv)
        const unguarded = (text: string) => (/^'[=+\-@\t\r\n]/.test(text) ? text.slice(1) : text)
        const written = rows.map((row) => [row.a, row.b.c].map((text) => unguarded(text)))
        expect(read[0]).toEqual(['a', 'b.c'])
        expect(read.slice(1).map((record) => record.map(unguarded))).toEqual(written)
        for (const text of read.flat()) if (/^[=+\-@]/.test(text)) expect(text).toMatch(/^[+-]?\d+$/)
      }),
    )
  })
})

it('writes blocks, so that a long export is neither one text nor a thousand', () => {
  const rows = Array.from({ length: 5000 }, (_, i) => ({ i, text: 'x'.repeat(80) }))
  const blocks = [...toJsonl(rows)]
  expect(blocks.length).toBeGreaterThan(3)
  expect(blocks.length).toBeLessThan(20)
  expect(
    blocks
      .join('')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual(rows)
})
