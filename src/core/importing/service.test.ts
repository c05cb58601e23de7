import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addAnswer, addRun, makeWorld, NOON, resolveModel, type World } from '../../../tests/support/world.ts'
import { createModels } from '../models/index.ts'
import { createProjects, type Projects, promptKey } from '../projects/index.ts'
import { createImports, type Imports } from './service.ts'
import { source } from './testing/files.ts'
import type { ImportProgress } from './types.ts'

let world: World
let projects: Projects
let imports: Imports

beforeEach(async () => {
  world = makeWorld()
  const models = createModels(world)
  projects = createProjects({ db: world.db, clock: world.clock, models })
  imports = createImports({ db: world.db, clock: world.clock, projects })
  await projects.apply({
    name: 'Acme watch',
    brand: { name: 'Acme', aliases: ['Acme CRM'], domains: ['acme.com'] },
    competitors: [{ name: 'Globex', domains: ['globex.com'] }, { name: 'Initech' }],
    prompts: [
      { text: 'Which CRM is best?', tags: ['buying'], language: 'en' },
      { text: 'Cheapest CRM?', active: false },
    ],
  })
})
afterEach(() => world.close())

const table = (...rows: string[][]) =>
  source(rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n'))
const counts = ({ rows, added, updated, unchanged, duplicates, badRows }: Awaited<ReturnType<Imports['run']>>) => ({
  ...{ rows, added, updated, unchanged, duplicates, badRows },
})
const none = { rows: 0, added: 0, updated: 0, unchanged: 0, duplicates: 0, badRows: 0 }
const project = () => projects.get('Acme watch')
const everything = () => projects.list().map(({ name }) => [projects.get(name), projects.exportFile(name)])

describe('importing prompts', () => {
  const file = table(
    ['Question', 'Language', 'Tags', 'Active'],
    [' Is  Acme\u00a0any good? ', 'Spanish', 'trust; reviews', ''],
    ['Which  CRM is best?', '', 'buying, teams', ''],
    ['Cheapest CRM?', '', '', 'yes'],
    ['Is Acme any  good?', 'es', 'trust;reviews', ''],
    ['', 'en', '', ''],
    ['What?', 'Klingonish', '', 'perhaps'],
    ['', '', '', ''],
    ['#N/A', '', '', ''],
    ['x'.repeat(100_001), '', '', ''],
  )

  it('adds what is new, updates what differs by the cells that are filled, and names every bad row', async () => {
    const result = await imports.run(file, 'prompts')
    expect(counts(result)).toEqual({ rows: 8, added: 1, updated: 2, unchanged: 0, duplicates: 1, badRows: 4 })
    expect(result.bad).toEqual([
      { row: 6, column: 'Question', reason: 'The text must not be empty.' },
      { row: 7, column: 'Active', reason: '"perhaps" is neither yes nor no.' },
      { row: 7, column: 'Language', reason: '"Klingonish" is not a language tag such as "en" or "es-MX".' },
      { row: 9, column: 'Question', reason: 'The text is the error of a formula; give the value itself.' },
      {
        row: 10,
        column: 'Question',
        reason: `"${'x'.repeat(59)}…" must be at most 100 kB of text in UTF-8, and is 101 kB.`,
      },
    ])
    expect(result.repeats).toEqual([{ row: 5, of: 2, differs: false }])
    expect(project().prompts).toMatchObject([
      { text: 'Which CRM is best?', language: 'en', tags: ['buying', 'teams'], active: true, position: 0 },
      { text: 'Cheapest CRM?', active: true, position: 1 },
      { text: 'Is Acme any good?', language: 'es', tags: ['trust', 'reviews'], active: true, position: 2 },
    ])
  })

  it('changes nothing when the same file comes again', async () => {
    await imports.run(file, 'prompts')
    const before = everything()
    world.clock.set(NOON + 1000)
    expect(counts(await imports.run(file, 'prompts'))).toEqual({
      ...none,
      rows: 8,
      unchanged: 3,
      duplicates: 1,
      badRows: 4,
    })
    expect(everything()).toEqual(before)
  })

  it('says beforehand what it would do, and writes nothing', async () => {
    const before = everything()
    const preview = await imports.preview(file, 'prompts')
    expect(everything()).toEqual(before)
    const { columns, sample, sheets, headers, ...promised } = preview
    expect([sheets, headers]).toEqual([[], true])
    expect(columns).toEqual([
      { title: 'Question', field: 'text' },
      { title: 'Language', field: 'language' },
      { title: 'Tags', field: 'tags' },
      { title: 'Active', field: 'active' },
    ])
    expect(sample[1]).toEqual({ row: 3, cells: ['Which  CRM is best?', '', 'buying, teams', ''] })
    expect(await imports.run(file, 'prompts')).toEqual(promised)
  })

  it('says that a row repeats another with other values', async () => {
    const { repeats } = await imports.run(table(['text', 'tags'], ['New?', 'a'], ['New?', 'b']), 'prompts')
    expect(repeats).toEqual([{ row: 3, of: 2, differs: true }])
    expect(project().prompts.at(-1)).toMatchObject({ text: 'New?', tags: ['a'] })
  })

  it('takes a workbook as it takes a CSV', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'S',
          rows: [
            ['Pregunta', 'Activo'],
            ['¿Cuál?', true],
            ['¿Por qué?', false],
            [2026, null],
          ],
        },
      ],
    })
    expect(counts(await imports.run(source(bytes, 'q.xlsx'), 'prompts'))).toEqual({ ...none, rows: 3, added: 3 })
    expect(project().prompts.slice(2)).toMatchObject([
      { text: '¿Cuál?', active: true },
      { text: '¿Por qué?', active: false },
      { text: '2026', active: true },
    ])
  })

  it('keeps the rows before a quotation mark that nothing closes', async () => {
    const result = await imports.run(source('text,tags\nOne?,a\n"Two?,b\nThree?,c\n'), 'prompts')
    expect(counts(result)).toEqual({ ...none, rows: 2, added: 1, badRows: 1 })
    expect(result.bad).toEqual([
      {
        row: 3,
        column: null,
        reason: 'A quotation mark opens in this row that nothing closes: it and what follows were left out.',
      },
    ])
  })

  it('leaves a prompt that another program added meanwhile as it is', async () => {
    const rows = Array.from({ length: 600 }, (_, i) => [`Question ${i}?`])
    const meanwhile = ({ rows: read }: ImportProgress) => {
      if (read !== 500) return
      world.db.sqlite
        .prepare(
          "INSERT INTO prompts (project_id, text, tags, position, created_at) VALUES (1, 'Question 550?', '[]', 9, 1)",
        )
        .run()
    }
    await imports.run(table(['text'], ...rows), 'prompts', {}, meanwhile)
    expect(project().prompts.filter(({ text }) => text === 'Question 550?')).toMatchObject([{ position: 9 }])
    expect(project().prompts).toHaveLength(602)
  })

  it('accounts for every row, stores each text once, and changes nothing the second time', async () => {
    const cell = fc.constantFrom(
      '',
      'Which?',
      ' which?',
      'Which ?',
      'Is it good?',
      'Is  it good?',
      '#N/A',
      'A\nB',
      '¿Cuál?',
    )
    const row = fc.tuple(
      cell,
      fc.constantFrom('', 'es', 'Spanish', 'x-y-z'),
      fc.constantFrom('', 'a;b', 'a'),
      fc.constantFrom('', 'no', '?'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 25 }), async (rows) => {
        world.db.sqlite.exec('DELETE FROM prompts')
        const content = table(['text', 'language', 'tags', 'active'], ...rows)
        const first = await imports.run(content, 'prompts')
        const { rows: read, added, updated, unchanged, duplicates, badRows } = first
        expect(read).toBe(rows.filter((cells) => cells.some((text) => text.trim() !== '')).length)
        expect(added + updated + unchanged + duplicates + badRows).toBe(read)
        expect(new Set(first.bad.map((problem) => problem.row)).size).toBe(badRows)
        const stored = world.db.sqlite.prepare('SELECT text FROM prompts').pluck().all() as string[]
        expect(stored).toHaveLength(added)
        expect(new Set(stored.map(promptKey)).size).toBe(added)
        const second = await imports.run(content, 'prompts')
        expect(counts(second)).toEqual({ ...counts(first), added: 0, unchanged: added })
      }),
      { numRuns: 60 },
    )
  })
})

describe('an import that is stopped', () => {
  it('leaves whole batches, which are what it counts', async () => {
    const stop = new AbortController()
    const rows = Array.from({ length: 1800 }, (_, i) => [`Question ${i}?`])
    const result = await imports.run(
      table(['text'], ...rows),
      'prompts',
      {},
      ({ rows: read }) => {
        if (read >= 1000) stop.abort()
      },
      stop.signal,
    )
    expect(result.cancelled).toBe(true)
    expect(counts(result)).toEqual({ ...none, rows: 1000, added: 1000 })
    expect(project().prompts).toHaveLength(1002)
  })

  it('tells how far it is', async () => {
    const told: ImportProgress[] = []
    const rows = Array.from({ length: 1200 }, (_, i) => [`Question ${i}?`])
    await imports.run(table(['text'], ...rows), 'prompts', {}, (progress) => told.push(progress))
    expect(told.at(-1)).toEqual({ rows: 1200, share: 1 })
    expect(told.map(({ rows: read }) => read)).toEqual([500, 1000, 1200])
  })
})

describe('importing brands', () => {
  it('adds competitors, fills in brands that are there, and keeps names and domains apart', async () => {
    const result = await imports.run(
      table(
        ['Brand', 'Aliases', 'Website', 'Role'],
        ['acme', 'Acme, Inc.; Acme CRM', '', 'own'],
        ['Hooli', '', 'https://www.hooli.com/about hooli.xyz', ''],
        ['Initech', '', '', 'competitor'],
        ['Umbrella', 'Globex', '', ''],
        ['Soylent', '', 'globex.com', ''],
        ['Acme CRM', '', '', ''],
        ['Globex', '', '', 'own'],
        ['Acme', '', '', 'competitor'],
        ['Vandelay', '', 'not a domain', ''],
        ['Wonka', '', '', 'partner'],
        ['HOOLI', 'Hooli XYZ', '', ''],
        ['Pied Piper', 'Hooli', '', ''],
      ),
      'brands',
    )
    expect(counts(result)).toEqual({ ...none, rows: 12, added: 1, updated: 1, unchanged: 1, duplicates: 1, badRows: 8 })
    expect(result.bad).toEqual([
      { row: 5, column: 'Aliases', reason: '"Globex" belongs to the brand "Globex" already.' },
      { row: 6, column: 'Website', reason: '"globex.com" belongs to the brand "Globex" already.' },
      { row: 7, column: 'Brand', reason: '"Acme CRM" is another name of "acme" already.' },
      { row: 8, column: 'Role', reason: 'The own brand of the project is "Acme"; it is changed in the project.' },
      { row: 9, column: 'Role', reason: '"Acme" is the own brand of the project, and no competitor.' },
      { row: 10, column: 'Website', reason: '"not" is not a web domain such as "acme.com".' },
      { row: 10, column: 'Website', reason: '"a" is not a web domain such as "acme.com".' },
      { row: 10, column: 'Website', reason: '"domain" is not a web domain such as "acme.com".' },
      { row: 11, column: 'Role', reason: '"partner" is neither "own" nor "competitor".' },
      { row: 13, column: 'Aliases', reason: '"Hooli" belongs to the brand "Hooli" already.' },
    ])
    expect(projects.exportFile('Acme watch')).toMatchObject({
      brand: { name: 'acme', aliases: ['Acme, Inc.', 'Acme CRM'], domains: ['acme.com'] },
      competitors: [
        { name: 'Globex', domains: ['globex.com'] },
        { name: 'Initech' },
        { name: 'Hooli', domains: ['hooli.com', 'hooli.xyz'] },
      ],
    })
  })

  it('counts a change of the brands once a batch, and says that answers from before are to be measured again', async () => {
    const asked = project()
    const modelId = resolveModel(world.db, 'openai', 'gpt-5')
    const runId = addRun(world.db, asked.id, '2026-11-19')
    const promptId = asked.prompts[0]?.id ?? 0
    addAnswer(world.db, { runId, projectId: asked.id, promptId, modelId, day: '2026-11-19' })
    const file = table(['name'], ...Array.from({ length: 501 }, (_, i) => [`Rival ${i}`]))
    const { notes } = await imports.run(file, 'brands')
    expect(notes).toEqual([
      'Answers from before know the old brands: measure them again with: earshot reanalyze --project "Acme watch"',
    ])
    expect(project().brandSetRevision).toBe(asked.brandSetRevision + 2)
    expect((await imports.run(file, 'brands')).notes).toEqual([])
    expect(project().brandSetRevision).toBe(asked.brandSetRevision + 2)
  })

  it('takes up the row of a competitor that was removed', async () => {
    const { id } = project().brands.find(({ name }) => name === 'Initech') ?? {}
    await projects.apply({ ...projects.exportFile('Acme watch'), competitors: [] })
    await imports.run(table(['name', 'domains'], ['initech', 'initech.com']), 'brands')
    expect(project().brands).toMatchObject([
      { isOwn: true },
      { id, name: 'initech', domains: ['initech.com'], isOwn: false },
    ])
  })

  it('stops when another program changes the brands meanwhile, and keeps what is in', async () => {
    const rows = Array.from({ length: 600 }, (_, i) => [`Rival ${i}`])
    const meanwhile = ({ rows: read }: ImportProgress) => {
      if (read === 500) world.db.sqlite.exec('UPDATE projects SET brand_set_revision = 99')
    }
    await expect(imports.run(table(['name'], ...rows), 'brands', {}, meanwhile)).rejects.toThrow(
      'Another program changed the brands of "Acme watch" during the import. What was imported until then is kept;',
    )
    expect(project().brands).toHaveLength(503)
  })
})

describe('importing projects', () => {
  const file = table(
    [
      'Project',
      'Brand',
      'Aliases',
      'Domains',
      'Competitors',
      'Industry',
      'Language',
      'Country',
      'Models',
      'Prompts',
      'Samples',
    ],
    [
      'Beta',
      'Beta',
      'Beta One',
      'beta.io',
      'Rho (rho.com); Tau',
      'CRM',
      'Spanish',
      'España',
      'openai:gpt-5, google:gemini-2.5-flash',
      '¿Cuál?|¿Por qué?',
      '2',
    ],
    ['acme watch', '', '', '', 'Globex (globex.es), Hooli', '', '', 'US', '', 'Which  CRM is best?\nWhy Acme?', ''],
    ['Beta', 'Other', '', '', '', '', '', '', '', '', ''],
    ['Gamma', '', '', '', '', '', '', '', '', '', ''],
    ['Delta', 'Delta', '', '', 'Delta', '', 'x-y', 'Atlantis', 'gpt-5, nobody:x', '', 'many'],
    ['', 'Nameless', '', '', '', '', '', '', '', '', ''],
  )

  it('makes new ones whole, and adds to those that are there', async () => {
    const result = await imports.run(file, 'projects')
    expect(counts(result)).toEqual({ ...none, rows: 6, added: 1, updated: 1, duplicates: 1, badRows: 3 })
    expect(result.bad).toEqual([
      { row: 5, column: 'Brand', reason: 'The name of the brand is missing, and a new project needs one.' },
      { row: 6, column: 'Language', reason: '"x-y" is not a language tag such as "en" or "es-MX".' },
      {
        row: 6,
        column: 'Country',
        reason: '"Atlantis" is not a two-letter country code such as "US" or "ES" (ISO 3166-1).',
      },
      { row: 6, column: 'Models', reason: '"gpt-5" must be written provider:id, such as "openai:gpt-5".' },
      { row: 6, column: 'Samples', reason: '"many" must be a whole number, and is a text.' },
      { row: 6, column: 'Competitors', reason: '"Delta" is a name of two brands.' },
      {
        row: 6,
        column: 'Models',
        reason: 'There is no provider or endpoint "nobody"; add one with: earshot endpoint add.',
      },
      { row: 7, column: 'Project', reason: 'The name must not be empty.' },
    ])
    expect(projects.exportFile('Beta')).toMatchObject({
      brand: { name: 'Beta', aliases: ['Beta One'], domains: ['beta.io'] },
      competitors: [
        { name: 'Rho', domains: ['rho.com'] },
        { name: 'Tau', domains: [] },
      ],
      ...{ industry: 'CRM', language: 'es', country: 'ES', samples: 2, active: true },
      models: ['openai:gpt-5', 'google:gemini-2.5-flash'],
      prompts: [{ text: '¿Cuál?' }, { text: '¿Por qué?' }],
    })
    expect(projects.exportFile('Acme watch')).toMatchObject({
      brand: { name: 'Acme', aliases: ['Acme CRM'] },
      competitors: [{ name: 'Globex', domains: ['globex.com', 'globex.es'] }, { name: 'Initech' }, { name: 'Hooli' }],
      country: 'US',
      prompts: [{ text: 'Which CRM is best?' }, { text: 'Cheapest CRM?', active: false }, { text: 'Why Acme?' }],
    })
  })

  it('says beforehand what it would do, and changes nothing the second time', async () => {
    const { columns, sample, sheets, headers, ...promised } = await imports.preview(file, 'projects')
    expect([sheets, headers]).toEqual([[], true])
    expect(projects.list()).toHaveLength(1)
    expect(await imports.run(file, 'projects')).toEqual(promised)
    const before = everything()
    world.clock.set(NOON + 1000)
    expect(counts(await imports.run(file, 'projects'))).toEqual({
      ...none,
      rows: 6,
      unchanged: 2,
      duplicates: 1,
      badRows: 3,
    })
    expect(everything()).toEqual(before)
  })
})

describe('an import that cannot begin', () => {
  it('says which project is not there', async () => {
    await expect(imports.run(table(['text'], ['x']), 'prompts', { project: 'Nope' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('says that the file holds nothing', async () => {
    await expect(imports.run(source('\n\t\n  \n'), 'prompts')).rejects.toThrow(
      'file.csv holds no rows. Nothing was imported.',
    )
    await expect(imports.run(source('"text\nx'), 'prompts')).rejects.toThrow(/holds no rows.*A quotation mark opens/)
  })

  it('counts nothing when there are headers only', async () => {
    expect(counts(await imports.run(table(['text', 'tags']), 'prompts'))).toEqual(none)
  })
})

describe('how a file is read', () => {
  it('is told with the sheets there are, and may be another than was found', async () => {
    const rows = [['Question'], ['Which lamp is best?']]
    const bytes = await writeXlsx({
      sheets: [
        { name: 'R&D <1>', rows },
        { name: 'Two', rows: [['Which desk is best?'], ['Which chair is best?']] },
      ],
    })
    const workbook = source(bytes, 'file.xlsx')
    const first = await imports.preview(workbook, 'prompts')
    expect(first).toMatchObject({ sheets: ['R&D <1>', 'Two'], headers: true, added: 1 })
    const second = await imports.preview(workbook, 'prompts', { sheet: 'Two' })
    expect(second).toMatchObject({ headers: false, added: 2 })
    const headed = await imports.preview(workbook, 'prompts', { sheet: 'Two', headers: true, map: { text: '1' } })
    expect(headed).toMatchObject({
      headers: true,
      added: 1,
      columns: [{ title: 'Which desk is best?', field: 'text' }],
    })
    expect((await imports.preview(source('text\nx?\n'), 'prompts')).sheets).toEqual([])
  })
})
