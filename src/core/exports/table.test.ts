import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tableCsv } from './table.ts'

const columns = [
  { label: 'Prompt', numeric: false },
  { label: 'Cost', numeric: true },
]

describe('a shown table as CSV', () => {
  it('suits an English spreadsheet', () => {
    const rows = [
      ['Which, then?', '-0.00135'],
      ['=1+1', null],
    ]
    expect(tableCsv({ language: 'en', columns, rows, first: true })).toBe(
      '\uFEFFPrompt,Cost\r\n"Which, then?",-0.00135\r\n\'=1+1,\r\n',
    )
  })

  it('suits a Spanish one: semicolons, and commas in numbers alone', () => {
    const rows = [
      ['gpt-4.1; mini', '-0.00135'],
      ['1.5', '12'],
    ]
    expect(tableCsv({ language: 'es', columns, rows, first: true })).toBe(
      '\uFEFFPrompt;Cost\r\n"gpt-4.1; mini";-0,00135\r\n1.5;12\r\n',
    )
  })

  it('goes on without a second header', () => {
    expect(tableCsv({ language: 'en', columns, rows: [['more', '1']], first: false })).toBe('more,1\r\n')
  })

  it('neutralises what is not a number in a column of numbers', () => {
    expect(tableCsv({ language: 'en', columns, rows: [['a', '-1+cmd']], first: false })).toBe("a,'-1+cmd\r\n")
  })

  it('is read back as it was, whatever the texts hold', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((one) => !/^[=+\-@\t\r\n＝＋－＠]/.test(one))
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1 }),
        fc.constantFrom('en' as const, 'es' as const),
        (texts, language) => {
          const csv = tableCsv({ language, columns, rows: texts.map((one) => [one, '1.5']), first: true })
          const read = parse(csv, { bom: true, delimiter: language === 'es' ? ';' : ',', recordDelimiter: '\r\n' })
          expect(read.slice(1).map(([one]) => one)).toEqual(texts)
        },
      ),
    )
  })
})
