import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { rowsOf, source, workbookParts, zip } from './testing/files.ts'
import { UnreadableRow } from './types.ts'

const workbook = (bytes: Uint8Array) => source(bytes, 'file.xlsx')
const text = (ref: string, value: string) => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`

describe('a workbook', () => {
  it('gives what its cells show, each in its column', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Questions',
          rows: [
            ['Question', 'Language', 'Active', 'Since'],
            [' ¿Cuál?\nPor favor ', 'es', true, new Date(Date.UTC(2026, 0, 2))],
            [],
            [12345, null, false, 1.5],
          ],
        },
      ],
    })
    const { rows, notes } = await rowsOf(workbook(bytes))
    expect(rows.filter(({ cells }) => cells.some((cell) => cell !== ''))).toEqual([
      { number: 1, cells: ['Question', 'Language', 'Active', 'Since'] },
      { number: 2, cells: [' ¿Cuál?\nPor favor ', 'es', 'true', '2026-01-02'] },
      { number: 4, cells: ['12345', '', 'false', '1.5'] },
    ])
    expect(notes).toEqual([])
  })

  it('is read as Excel writes it: shared texts behind the sheets, formatted runs, values of formulas', async () => {
    const sheet = [
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>',
      '<row r="3"><c r="A3" t="str"><f>"Is "&amp;B9</f><v>Is Acme good?</v></c><c r="C3"><f>1/0</f><v></v></c></row>',
      '<row r="4"><c r="A4" t="e"><f>NA()</f><v>#N/A</v></c><c r="B4" t="b"><v>1</v></c></row>',
    ].join('')
    const strings = [
      '<r><t xml:space="preserve">Which </t></r><r><rPr><b/></rPr><t>CRM?</t></r>',
      '<t>a_x000D_b &amp; c</t>',
    ]
    const { rows } = await rowsOf(workbook(zip(workbookParts({ One: sheet }, strings))))
    expect(rows).toEqual([
      { number: 1, cells: ['Which CRM?', '', 'a\rb & c'] },
      { number: 3, cells: ['Is Acme good?', '', ''] },
      { number: 4, cells: ['#N/A', 'true'] },
    ])
  })

  it('is read from its first sheet, and says that there are others; or from the one that is named', async () => {
    const bytes = zip(
      workbookParts({
        One: `<row r="1">${text('A1', 'first')}</row>`,
        Two: `<row r="1">${text('A1', 'second')}</row>`,
      }),
    )
    expect(await rowsOf(workbook(bytes))).toMatchObject({
      cells: [['first']],
      notes: ['The file has 2 sheets; the first was read. Name another to read that one.'],
    })
    expect(await rowsOf(workbook(bytes), 'prompts', 'Two')).toMatchObject({ cells: [['second']], notes: [] })
    await expect(rowsOf(workbook(bytes), 'prompts', 'Three')).rejects.toThrow(
      'file.xlsx has no sheet "Three", or nothing on it. Nothing was imported.',
    )
  })

  it('is refused above 64 MB without being read', async () => {
    const bytes = new Uint8Array(300_000_000)
    bytes.set([0x50, 0x4b, 0x03, 0x04])
    await expect(rowsOf(workbook(bytes))).rejects.toThrow(
      /^file\.xlsx is 300 MB, and 64 MB is the most\. Nothing was imported\./,
    )
  })

  it('is refused when a small file unpacks to gigabytes, whether it says so or lies', async () => {
    const parts = workbookParts({ One: `<row r="1">${text('A1', 'x')}</row>` })
    const bomb = (claims?: number) =>
      zip(
        parts.map((part) =>
          part.name === 'xl/sharedStrings.xml'
            ? { name: part.name, content: Buffer.alloc(50_000_000, ' '), ...(claims === undefined ? {} : { claims }) }
            : part,
        ),
      )
    expect(bomb().length).toBeLessThan(100_000)
    await expect(rowsOf(workbook(bomb()))).rejects.toThrow('holds 50 MB in xl/sharedStrings.xml, and 24 MB is the most')
    for (const claimed of [0, 2_000_000]) {
      await expect(rowsOf(workbook(bomb(claimed)))).rejects.toThrow(
        'it is damaged or not complete, in xl/sharedStrings.xml',
      )
    }
  })

  it('is refused when a byte of it was changed, since that may be anywhere', async () => {
    const rows = Array.from(
      { length: 2000 },
      (_, i) => `<row r="${i + 1}">${text(`A${i + 1}`, `Question ${i}?`)}</row>`,
    )
    const bytes = Buffer.from(zip(workbookParts({ One: rows.join('') })))
    const at = bytes.indexOf('xl/worksheets/sheet1.xml') + 5000
    bytes[at] = (bytes[at] ?? 0) ^ 1
    await expect(rowsOf(workbook(bytes))).rejects.toThrow('it is damaged or not complete, in xl/worksheets/sheet1.xml')
  })

  it('gives the rows before the place where it is written wrongly, and names that', async () => {
    const rows = `<row r="1">${text('A1', 'one')}</row><row r="2">${text('A2', 'two')}</row><row r="x">${text('A3', 'three')}</row>`
    const reading = rowsOf(workbook(zip(workbookParts({ One: rows }))))
    await expect(reading).rejects.toThrow(UnreadableRow)
    await expect(reading).rejects.toMatchObject({ row: 3 })
  })
})

describe('a file that is no table', () => {
  const kinds: [string, Uint8Array | string][] = [
    ['an old Excel file (XLS), or a workbook with a password', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])],
    ['a PDF', '%PDF-1.7'],
    ['a compressed file', new Uint8Array([0x1f, 0x8b, 8])],
    ['a web page or XML, whatever its name says', '\n<html><table><tr><td>text</td></tr></table>'],
    ['a formatted text (RTF)', '{\\rtf1 text}'],
    ['an OpenDocument file, not a workbook', zip([{ name: 'content.xml', content: '<x/>' }])],
    [
      'a Word document, not a workbook',
      zip([
        { name: '[Content_Types].xml', content: '<x/>' },
        { name: 'word/document.xml', content: '<x/>' },
      ]),
    ],
    ['an archive, not a workbook', zip([{ name: 'photo.jpg', content: 'x' }])],
    ['neither text nor a spreadsheet', new Uint8Array([1, 0, 0, 2, 0, 3, 0, 0, 4])],
    ['empty', ''],
  ]
  it.each(kinds)('is refused as %s', async (what, content) => {
    await expect(rowsOf(source(content, 'list.xls'))).rejects.toThrow(`list.xls is ${what}`)
  })

  it('is refused when it is a damaged workbook', async () => {
    const bytes = zip(workbookParts({ One: '' }))
    await expect(rowsOf(source(bytes.subarray(0, bytes.length - 30), 'cut.xlsx'))).rejects.toThrow(
      'The workbook cut.xlsx cannot be read (it is damaged or not complete). Nothing was imported;',
    )
  })

  it('has no sheets when it is a CSV', async () => {
    await expect(rowsOf(source('text\nx\n'), 'prompts', 'One')).rejects.toThrow('file.csv is a CSV and has no sheets.')
  })

  it('is named when it is not there, or a folder', async () => {
    await expect(rowsOf({ name: 'no.csv', path: '/no/such/file.csv' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(rowsOf({ name: 'src', path: 'src' })).rejects.toThrow('src cannot be read (it is a folder).')
  })
})
