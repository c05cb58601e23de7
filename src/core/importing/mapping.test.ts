import { describe, expect, it } from 'vitest'
import { IMPORT_COLUMNS } from './columns.ts'
import { fieldOf } from './headers.ts'
import { mapColumns } from './mapping.ts'
import { IMPORT_KINDS, type ImportKind } from './types.ts'

const rows = (...cells: string[][]) => cells.map((row, i) => ({ number: i + 1, cells: row }))
const map = (kind: ImportKind, first: string[][], wanted: Record<string, string> = {}) => {
  const { fields, ...rest } = mapColumns(kind, rows(...first), wanted)
  return { fields: Object.fromEntries(fields), ...rest }
}

describe('columns by their headers', () => {
  it('are found in English and Spanish, whatever their case, accents and punctuation', () => {
    expect(map('prompts', [['ID', 'Pregunta:', ' IDIOMA', 'Categorías', '¿Activo?']])).toEqual({
      fields: { text: 1, language: 2, tags: 3, active: 4 },
      titles: ['ID', 'Pregunta:', 'IDIOMA', 'Categorías', '¿Activo?'],
      headers: true,
      firstRow: 2,
      notes: ['Not used: "ID".'],
    })
    expect(map('brands', [['Brand_Name', 'Also known as', 'Web-site', 'Role']]).fields).toEqual({
      name: 0,
      aliases: 1,
      domains: 2,
      role: 3,
    })
    expect(map('projects', [['Proyecto', 'Marca', 'Competidores', 'País', 'Modelos']]).fields).toEqual({
      name: 0,
      brand: 1,
      competitors: 2,
      country: 3,
      models: 4,
    })
  })

  it('are known by every header that the table of columns names, each by one field only', () => {
    for (const kind of IMPORT_KINDS) {
      for (const { field, headers } of IMPORT_COLUMNS[kind]) {
        for (const header of headers)
          expect([kind, header, fieldOf(kind, header.toUpperCase())]).toEqual([kind, header, field])
      }
    }
  })

  it('are found below a title', () => {
    const { fields, firstRow, notes } = map('prompts', [['Our questions, 2026'], ['Question', 'Tag'], ['Which?', 'a']])
    expect(fields).toEqual({ text: 0, tags: 1 })
    expect(firstRow).toBe(3)
    expect(notes).toEqual(['The headers were found in row 2; what stands above them was left out.'])
  })

  it('give a field once: the first that is known by it', () => {
    const { fields, notes } = map('prompts', [['Question', 'Query', 'Tags']])
    expect(fields).toEqual({ text: 0, tags: 2 })
    expect(notes).toEqual(['Not used: "Query".'])
  })
})

describe('columns that are named', () => {
  it('win over those that are known', () => {
    expect(map('prompts', [['Text', 'Wording', 'Topic']], { text: 'wording' }).fields).toEqual({ text: 1, tags: 2 })
  })

  it('make a row the headers that knows no other', () => {
    const { fields, firstRow } = map(
      'prompts',
      [
        ['Frage', 'Sprache'],
        ['Welches?', 'de'],
      ],
      { text: 'Frage' },
    )
    expect(fields).toEqual({ text: 0 })
    expect(firstRow).toBe(2)
  })

  it('are named by letter or number too', () => {
    const first = [['a', 'b', 'Which?']]
    expect(map('prompts', first, { text: 'C' }).fields).toMatchObject({ text: 2 })
    expect(map('prompts', first, { text: '3', tags: 'a' }).fields).toMatchObject({ text: 2, tags: 0 })
  })

  it('may be none', () => {
    const { fields, notes } = map('prompts', [['Question', 'Active', 'Tags']], { active: '-' })
    expect(fields).toEqual({ text: 0, tags: 2 })
    expect(notes).toEqual(['Not used: "Active".'])
  })

  it.each([
    [{ text: 'Nope' }, 'The file has no column "Nope". Nothing was imported; its columns are "Question", "Tags".'],
    [{ text: 'Z' }, 'The file has no column "Z".'],
    [
      { wording: 'Question' },
      'There is no field "wording" of prompts. Nothing was imported; the fields are text, language, tags, active.',
    ],
  ])('are refused when they are not there: %j', (wanted, message) => {
    expect(() => map('prompts', [['Question', 'Tags']], wanted)).toThrow(message)
  })
})

describe('columns without headers', () => {
  it('are taken by their place, and that is said', () => {
    expect(map('prompts', [['Which is best?', 'en']])).toEqual({
      fields: { text: 0, language: 1 },
      titles: ['column A', 'column B'],
      headers: false,
      firstRow: 1,
      notes: [
        'The file has no headers that are known; columns were taken by their place: text from column A, language from column B.',
      ],
    })
  })

  it('are so when the first row is said to hold none, however much it looks like them', () => {
    const first = rows(['Text', 'Language'], ['Which CRM?', 'en'])
    expect(mapColumns('prompts', first, {}, false)).toMatchObject({ headers: false, firstRow: 1 })
    expect(mapColumns('prompts', [{ number: 4, cells: ['A', 'B'] }], { text: '1' }, true)).toMatchObject({
      ...{ headers: true, firstRow: 5, titles: ['A', 'B'] },
    })
  })

  it('are not guessed at when headers are there and the one that is needed is not', () => {
    expect(() => map('prompts', [['Frage', 'Language', 'Tags']])).toThrow(
      'No column of the file is known to hold the text. Nothing was imported; say which does: its columns are "Frage", "Language", "Tags".',
    )
  })
})
