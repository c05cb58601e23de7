import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowsOf, source } from './testing/files.ts'
import { UnreadableRow } from './types.ts'

const cellsOf = async (content: string | Uint8Array, kind: 'prompts' | 'brands' = 'prompts') =>
  (await rowsOf(source(content), kind)).cells

const utf16 = (text: string, order: 'le' | 'be', mark = true) => {
  const bytes = Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

describe('a CSV', () => {
  it.each([',', ';', '\t', '|'])('is read with %j between its columns', async (delimiter) => {
    const lines = [
      ['Question', 'Language', 'Tags'],
      ['Which, of all; is|best?', 'en', ''],
    ]
    const quoted = lines.map((cells) => cells.map((cell) => `"${cell}"`).join(delimiter)).join('\r\n')
    expect(await cellsOf(quoted)).toEqual(lines)
  })

  it.each([
    ['UTF-8', Buffer.from('Pregunta;Idioma\n¿Cuál es mejor?;español\n')],
    ['UTF-8 with its mark', Buffer.from('\uFEFFPregunta;Idioma\n¿Cuál es mejor?;español\n')],
    ['UTF-16, little end first', utf16('Pregunta;Idioma\n¿Cuál es mejor?;español\n', 'le')],
    ['UTF-16, big end first', utf16('Pregunta;Idioma\n¿Cuál es mejor?;español\n', 'be')],
    ['UTF-16 without its mark', utf16('Pregunta;Idioma\n¿Cuál es mejor?;español\n', 'be', false)],
    ['Latin-1', Buffer.from('Pregunta;Idioma\n¿Cuál es mejor?;español\n', 'latin1')],
  ])('is read in %s', async (_, bytes) => {
    expect(await cellsOf(bytes)).toEqual([
      ['Pregunta', 'Idioma'],
      ['¿Cuál es mejor?', 'español'],
    ])
  })

  it('is read in Windows-1252, quotes of every shape and the euro included, and says so', async () => {
    const bytes = Buffer.concat([Buffer.from('text\n'), Buffer.from([0x93, 0x41, 0x94, 0x20, 0x80, 0x0a])])
    const { cells, notes } = await rowsOf(source(bytes))
    expect(cells[1]).toEqual(['“A” €'])
    expect(notes).toEqual([
      'Read as Windows-1252 (Western European), since it is not UTF-8: if letters look wrong, save it as UTF-8.',
    ])
  })

  it('stays UTF-8 when a character of it is damaged', async () => {
    const bytes = Buffer.concat([Buffer.from('text\n¿Cuál?\nni\u00f1o'), Buffer.from([0xc3]), Buffer.from('\n')])
    expect(await cellsOf(bytes)).toEqual([['text'], ['¿Cuál?'], ['niño\uFFFD']])
  })

  it('takes its separator from the line that tells Excel', async () => {
    expect(await cellsOf('sep=|\r\nx,y|z\r\n1,2|3\r\n', 'brands')).toEqual([
      ['x,y', 'z'],
      ['1,2', '3'],
    ])
  })

  it('is one column when commas are punctuation', async () => {
    expect(await cellsOf('Which is best, and why?\nIs Acme good, cheap, fast?\nWhat, then?\n')).toEqual([
      ['Which is best, and why?'],
      ['Is Acme good, cheap, fast?'],
      ['What, then?'],
    ])
    expect(await cellsOf('Question\nWhich is best,and why?\n')).toEqual([['Question'], ['Which is best,and why?']])
  })

  it('is split by what splits all its rows alike when no header is known', async () => {
    expect(await cellsOf('Globex;globex.com, globex.es\nInitech;initech.com\nHooli;hooli.com\n', 'brands')).toEqual([
      ['Globex', 'globex.com, globex.es'],
      ['Initech', 'initech.com'],
      ['Hooli', 'hooli.com'],
    ])
  })

  it('numbers its rows as a spreadsheet does: empty lines count, lines inside quotes do not', async () => {
    const { rows } = await rowsOf(source('text,tags\n\n"one\ntwo",a\r\n,\nlast,b'))
    expect(rows).toEqual([
      { number: 1, cells: ['text', 'tags'] },
      { number: 2, cells: [''] },
      { number: 3, cells: ['one\ntwo', 'a'] },
      { number: 4, cells: ['', ''] },
      { number: 5, cells: ['last', 'b'] },
    ])
  })

  it('keeps quotation marks that quote no cell', async () => {
    expect(await cellsOf('text,tags\n"Best" CRM?,a\nA 5" screen,b\n "q",c\n')).toEqual([
      ['text', 'tags'],
      ['"Best" CRM?', 'a'],
      ['A 5" screen', 'b'],
      ['q', 'c'],
    ])
  })

  it('gives the rows before a quotation mark that nothing closes, and names that row', async () => {
    const reading = rowsOf(source('text,tags\ngood,a\n"never,b\nclosed,c\n'))
    await expect(reading).rejects.toThrow(UnreadableRow)
    await expect(reading).rejects.toMatchObject({ row: 3 })
  })

  it('gives up on a row of four million characters instead of keeping it', async () => {
    const reading = rowsOf(source(`text,tags\ngood,a\n"${'x,\n'.repeat(2_000_000)}`))
    await expect(reading).rejects.toMatchObject({ row: 3 })
  })

  it('loses nothing, whoever wrote it', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.stringMatching(/^[a-z",;|\t\r\n' ]{0,12}$/),
      fc.constantFrom('', '"', '""', 'a"b', '¿Qué?', '=1+1', ', ', '日本語'),
    )
    const rows = fc
      .integer({ min: 1, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 30 }),
      )
    const style = fc.record({
      delimiter: fc.constantFrom(',', ';', '\t', '|'),
      lineEnd: fc.constantFrom('\r\n', '\n', '\r'),
      always: fc.boolean(),
      closed: fc.boolean(),
      encode: fc.constantFrom(
        (text: string) => Buffer.from(text),
        (text: string) => Buffer.from(`\uFEFF${text}`),
        (text: string) => utf16(text, 'le'),
        (text: string) => utf16(text, 'be'),
      ),
    })
    await fc.assert(
      fc.asyncProperty(rows, style, async (body, { delimiter, lineEnd, always, closed, encode }) => {
        const header = ['Question', 'Language', 'Tags', 'Active', 'Notes', 'More'].slice(0, (body[0]?.length ?? 0) + 1)
        const table = [header, ...body.map((cells) => [...cells, 'end'])]
        const write = (text: string) =>
          always || /[",;|\t\r\n]|^\s|\s$|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
        const text = table.map((cells) => cells.map(write).join(delimiter)).join(lineEnd)
        const read = await cellsOf(encode(closed ? text + lineEnd : text))
        // What is around a cell is no part of it; inside, a line break is one however it was written.
        const tidy = (cells: string[][]) => cells.map((row) => row.map((one) => one.trim()))
        expect(tidy(read)).toEqual(tidy(table))
      }),
      { numRuns: 300 },
    )
  })
})
