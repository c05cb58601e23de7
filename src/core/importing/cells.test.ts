import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell } from '../exports/csv.ts'
import { cleanLine, cleanText, whyUnusable } from './clean.ts'
import { splitCompetitors, splitNames, splitPrompts, splitWords } from './lists.ts'
import { findCountry, findLanguage } from './placeNames.ts'
import { readIsOwn, readYesNo } from './words.ts'

describe('cleaning a text', () => {
  it.each([
    ['spaces of every width', ' \u00a0Which\t\tCRM\u2003 is\u3000best? ', 'Which CRM is best?'],
    ['invisible characters', '\ufeffWhich\u200b CRM\u00ad is \u2060best?\u200e', 'Which CRM is best?'],
    ['letters in two pieces', 'Cua\u0301l', 'Cuál'],
    ['line breaks of every sort', ' one \r\n two\rthree\u2028four\u000bfive ', 'one\ntwo\nthree\nfour\nfive'],
    ['quotes', '“Acme” isn’t «bad»', '“Acme” isn’t «bad»'],
    ['what an export put before a formula', "'=1+1", '=1+1'],
    ['an apostrophe that is one', "'90s CRM", "'90s CRM"],
    ['joined emoji and flags', '👩‍💻 🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👩‍💻 🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
  ])('treats %s', (_, text, cleaned) => {
    expect(cleanText(text)).toBe(cleaned)
  })

  it('makes one line where one is wanted', () => {
    expect(cleanLine(' Acme\r\n\r\n  Inc ')).toBe('Acme Inc')
  })

  it('cleans what is clean to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        fc.pre(!/^['\s]*'[=+\-@＝＋－＠]/.test(text))
        expect(cleanText(cleanText(text))).toBe(cleanText(text))
      }),
    )
  })

  it('takes back a text as an export wrote it', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@'), fc.stringMatching(/^[a-z]{1,9}$/), (sign, rest) => {
        expect(csvCell(sign + rest)).toBe(`'${sign}${rest}`)
        expect(cleanText(csvCell(sign + rest))).toBe(sign + rest)
      }),
    )
  })

  it('knows what nothing can be made of', () => {
    expect(whyUnusable('#REF!')).toMatch(/error of a formula/)
    expect(whyUnusable('ni\ufffdo')).toMatch(/characters that were lost/)
    expect(whyUnusable('What does #REF! mean?')).toBeNull()
  })
})

describe('lists in a cell', () => {
  it.each([
    ['Acme, Acme CRM', ['Acme', 'Acme CRM']],
    ['Acme, Inc., Acme CRM, S.L.', ['Acme, Inc.', 'Acme CRM, S.L.']],
    ['Acme, Inc.; Acme CRM', ['Acme, Inc.', 'Acme CRM']],
    [' one |two\nthree;; ', ['one', 'two', 'three']],
    [' ; ', []],
  ])('%j holds the names %j', (cell, names) => {
    expect(splitNames(cell)).toEqual(names)
  })

  it('holds domains, models and questions', () => {
    expect(splitWords(' acme.com, acme.io;https://a.es/x\nb.org ')).toEqual([
      'acme.com',
      'acme.io',
      'https://a.es/x',
      'b.org',
    ])
    expect(splitPrompts('Which, and why; best? | Cheapest?\n\nBest?')).toEqual([
      'Which, and why; best?',
      'Cheapest?',
      'Best?',
    ])
  })

  it('holds competitors with their domains', () => {
    expect(splitCompetitors('Globex (globex.com, globex.es), Initech, Hooli (XYZ)')).toEqual([
      { name: 'Globex', domains: ['globex.com', 'globex.es'] },
      { name: 'Initech', domains: null },
      { name: 'Hooli (XYZ)', domains: null },
    ])
    expect(splitCompetitors('Globex, Inc. (globex.com); A & B')).toEqual([
      { name: 'Globex, Inc.', domains: ['globex.com'] },
      { name: 'A & B', domains: null },
    ])
  })
})

describe('words in a cell', () => {
  it.each([
    ...['yes', 'Sí', 'TRUE', 'verdadero', 'x', '1', 'Activa', '✓', '✅'].map((text) => [text, true] as const),
    ...['No', 'false', '0', 'Pausado', 'inactive', '-'].map((text) => [text, false] as const),
    ...['maybe', 'yes and no', '2'].map((text) => [text, null] as const),
  ])('%j says %j', (text, said) => {
    expect(readYesNo(text)).toBe(said)
  })

  it.each([
    ...['own', 'Own brand', 'Propia', 'nuestra', 'sí'].map((text) => [text, true] as const),
    ...['Competitor', 'competidora', 'rival', 'no'].map((text) => [text, false] as const),
    ...['partner'].map((text) => [text, null] as const),
  ])('%j says whose brand it is: %j', (text, said) => {
    expect(readIsOwn(text)).toBe(said)
  })

  it.each([
    ['es', 'es'],
    ['ES-mx', 'es-MX'],
    ['en_GB', 'en-GB'],
    ['Spanish', 'es'],
    ['ESPAÑOL', 'es'],
    ['aleman', 'de'],
    ['Japanese', 'ja'],
    ['Klingonish', null],
    ['España', null],
  ])('%j is the language %j', (text, tag) => {
    expect(findLanguage(text)).toBe(tag)
  })

  it.each([
    ['es', 'ES'],
    ['España', 'ES'],
    ['Mexico', 'MX'],
    ['Estados Unidos', 'US'],
    ['EE. UU.', 'US'],
    ['UK', 'GB'],
    ['Reino Unido', 'GB'],
    ['Atlantis', null],
    ['Spanish', null],
  ])('%j is the country %j', (text, code) => {
    expect(findCountry(text)).toBe(code)
  })
})
