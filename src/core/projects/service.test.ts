import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addAnswer, addRun, makeWorld, NOON, resolveModel, type World } from '../../../tests/support/world.ts'
import { schema } from '../db/index.ts'
import { createModels } from '../models/index.ts'
import { nameKey } from './nameKey.ts'
import { createProjects, type Projects } from './service.ts'

let world: World
let projects: Projects

beforeEach(() => {
  world = makeWorld()
  projects = createProjects({ db: world.db, clock: world.clock, models: createModels(world) })
})
afterEach(() => world.close())

const file = {
  name: 'Acme watch',
  industry: 'CRM',
  language: 'en',
  country: 'US',
  active: true,
  brand: { name: 'Acme', aliases: ['Acme CRM'], domains: ['acme.com'] },
  competitors: [
    { name: 'Globex', aliases: [], domains: ['globex.com'] },
    { name: 'Initech', aliases: [], domains: [] },
  ],
  prompts: [
    { text: 'Which CRM is best?', tags: ['buying'], active: true },
    { text: 'Is Acme any good?', tags: [], active: true },
  ],
  models: ['openai:gpt-5', 'perplexity:perplexity/sonar'],
  search: true,
  samples: 1,
  maxOutputTokens: 4096,
  judge: null as string | null,
}

const brandRows = () => world.db.orm.select().from(schema.brands).all()
const promptRows = () => world.db.orm.select().from(schema.prompts).all()
const revision = () => projects.get('Acme watch').brandSetRevision

describe('applying a project file', () => {
  it('creates a project, and again changes nothing', async () => {
    const first = await projects.apply(file)
    expect(first.changes).toEqual([
      'created the project "Acme watch": brand "Acme", 2 competitors, 2 prompts, 2 models',
    ])
    world.clock.set(NOON + 1000)
    expect(await projects.apply(file)).toEqual({ projectId: first.projectId, changes: [], changed: false })
    expect(projects.get('Acme watch').updatedAt).toBe(NOON)
    expect(projects.exportFile('Acme watch')).toEqual(file)
  })

  it('says each change in a line', async () => {
    await projects.apply(file)
    const { changes } = await projects.apply({
      ...file,
      country: null,
      samples: 3,
      judge: 'google:gemini-2.5-flash',
      brand: { ...file.brand, aliases: [], domains: ['acme.com', 'acme.io'] },
      competitors: [{ name: 'Umbrella' }, file.competitors[0]],
      prompts: [{ text: 'Is Acme any good?', tags: ['trust'] }, { text: 'Cheapest CRM?' }],
      models: ['perplexity:perplexity/sonar', 'anthropic:claude-sonnet-4-5'],
    })
    expect(changes).toEqual([
      'country: "US" → none',
      'samples: 1 → 3',
      'judge: none → "google:gemini-2.5-flash"',
      'aliases of "Acme": none',
      'domains of "Acme": acme.com, acme.io',
      'added the competitor "Umbrella"',
      'removed the competitor "Initech"',
      'added the prompt "Cheapest CRM?"',
      'no longer asks the prompt "Which CRM is best?"',
      'tags of "Is Acme any good?": trust',
      'added the model anthropic:claude-sonnet-4-5',
      'removed the model openai:gpt-5',
    ])
    expect(projects.get('Acme watch').models.map((model) => model.ref)).toEqual([
      'perplexity:perplexity/sonar',
      'anthropic:claude-sonnet-4-5',
    ])
  })

  it('keeps a brand’s row through a change of name, of place and of role', async () => {
    await projects.apply(file)
    const [acme, globex, initech] = brandRows()
    expect((await projects.apply({ ...file, brand: { ...file.brand, name: 'Acme One' } })).changes).toEqual([
      'renamed the brand "Acme" to "Acme One"',
    ])
    const { changes } = await projects.apply({
      ...file,
      brand: { name: 'GLOBEX', domains: ['globex.com'] },
      competitors: [{ name: 'Acme One', aliases: ['Acme CRM'], domains: ['acme.com'] }],
    })
    expect(changes).toEqual([
      'renamed the competitor "Globex" to "GLOBEX"',
      '"GLOBEX" is now the own brand',
      '"Acme One" is now a competitor',
      'removed the competitor "Initech"',
      'changed the order of the brands',
    ])
    expect(projects.get('Acme watch').brands).toMatchObject([
      { id: globex?.id, isOwn: true },
      { id: acme?.id, isOwn: false },
    ])
    await projects.apply({
      ...file,
      brand: { name: 'Globex' },
      competitors: [{ name: 'Acme One' }, { name: 'Initech' }],
    })
    expect(projects.get('Acme watch').brands.at(-1)?.id).toBe(initech?.id)
    expect(brandRows()).toHaveLength(3)
  })

  it('counts a revision of the brands only when they changed, and says that past answers can be measured again', async () => {
    const { projectId } = await projects.apply(file)
    await projects.apply({ ...file, samples: 2, competitors: [...file.competitors].reverse() })
    expect(revision()).toBe(1)
    await projects.apply({ ...file, brand: { ...file.brand, aliases: ['Acme Suite'] } })
    expect(revision()).toBe(2)
    const modelId = resolveModel(world.db, 'openai', 'gpt-5')
    const [prompt] = promptRows()
    const runId = addRun(world.db, projectId, '2026-11-19')
    addAnswer(world.db, { runId, projectId, promptId: prompt!.id, modelId, day: '2026-11-19' })
    expect((await projects.apply(file)).changes).toEqual([
      'aliases of "Acme": Acme CRM',
      'answers from before know the old brands: measure them again with: earshot reanalyze --project "Acme watch"',
    ])
    expect(revision()).toBe(3)
  })

  it('makes a new prompt of a changed text, linked to the old, which stays inactive', async () => {
    await projects.apply(file)
    const [, old] = promptRows()
    await projects.apply({ ...file, prompts: [file.prompts[0], { text: 'Is Acme good?' }] })
    const rows = promptRows()
    expect(rows.find((row) => row.text === 'Is Acme good?')).toMatchObject({
      previousId: old?.id,
      active: true,
      position: 1,
    })
    expect(rows.find((row) => row.id === old?.id)).toMatchObject({ active: false, text: 'Is Acme any good?' })
    expect((await projects.apply(file)).changes).toEqual([
      'no longer asks the prompt "Is Acme good?"',
      'asks again "Is Acme any good?"',
    ])
    expect(promptRows()).toHaveLength(3)
  })

  it('changes nothing when the file has a mistake', async () => {
    await projects.apply(file)
    const broken = { ...file, samples: 5, models: ['nobody:x'] }
    await expect(projects.apply(broken)).rejects.toThrow('The project file has a mistake.')
    expect(projects.exportFile('Acme watch')).toEqual(file)
  })

  it('takes a project without prompts or models, and says what a run would miss', async () => {
    await projects.apply({ name: 'Empty', brand: { name: 'Acme' } })
    expect(projects.get('Empty').cannotRun).toBe(
      'The project "Empty" has no active prompts and no models. Add some to its file and apply it again.',
    )
    await projects.apply(file)
    expect(projects.get('Acme watch').cannotRun).toBeNull()
  })

  it('asks a model the registry does not know by the name it was given', async () => {
    await projects.apply({ ...file, models: ['openai:gpt-99:next'] })
    const row = world.db.sqlite.prepare("SELECT * FROM models WHERE model = 'gpt-99:next'").get()
    expect(row).toMatchObject({ provider: 'openai', is_available: 1, origin: 'user' })
  })

  it('sums up thousands of prompts', async () => {
    await projects.apply(file)
    const prompts = Array.from({ length: 5000 }, (_, i) => ({ text: `Question ${i}` }))
    expect((await projects.apply({ ...file, prompts })).changes).toEqual([
      'added 5000 prompts',
      'no longer asks the prompt "Which CRM is best?"',
      'no longer asks the prompt "Is Acme any good?"',
    ])
  })
})

describe('listing, exporting and removing projects', () => {
  it('lists in the shape the window takes', async () => {
    const { projectId } = await projects.apply(file)
    expect(projects.list()).toEqual([
      {
        projectId,
        name: 'Acme watch',
        brand: 'Acme',
        competitors: 2,
        industry: 'CRM',
        language: 'en',
        country: 'US',
        active: true,
        prompts: 2,
        models: ['openai:gpt-5', 'perplexity:perplexity/sonar'],
      },
    ])
  })

  it('hides a removed project, keeps its rows and frees its name', async () => {
    const { projectId } = await projects.apply(file)
    await projects.remove('Acme watch')
    expect(projects.list()).toEqual([])
    expect(() => projects.get('Acme watch')).toThrow('There is no project yet.')
    expect(promptRows()).toHaveLength(2)
    const again = await projects.apply(file)
    expect(again.projectId).not.toBe(projectId)
    expect(again.changes[0]).toContain('created the project')
  })

  it('names the projects there are when one is not found', async () => {
    await projects.apply(file)
    expect(() => projects.get('Acne watch')).toThrow('There is no project "Acne watch". There are: "Acme watch".')
    await expect(projects.remove('x')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('exports a file that changes nothing when applied, for any project', async () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((text) => /[\p{L}\p{N}]/u.test(text) && !/\p{Cc}/u.test(text))
    const domain = fc.stringMatching(/^[a-z0-9]{1,9}$/).map((label) => `${label}.example`)
    const brands = fc
      .uniqueArray(name, {
        minLength: 1,
        maxLength: 6,
        selector: nameKey,
      })
      .chain((names) => fc.tuple(fc.constant(names), fc.uniqueArray(domain, { maxLength: names.length })))
      .map(([names, domains]) => names.map((each, i) => ({ name: each, domains: domains.slice(i, i + 1) })))
    const prompts = fc.uniqueArray(
      fc.record({
        text: fc
          .string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
          .filter((text) => text.trim() !== '' && !text.includes('\0')),
        tags: fc.array(name, { maxLength: 3 }),
        active: fc.boolean(),
        language: fc.constantFrom('en', 'es-MX', null),
      }),
      { maxLength: 8, selector: (prompt) => prompt.text.normalize('NFC').replace(/\s+/g, ' ').trim() },
    )
    const project = fc.record({
      industry: fc.option(name),
      language: fc.constantFrom('en', 'es', 'pt-BR'),
      country: fc.constantFrom('US', 'ES', null),
      active: fc.boolean(),
      brands,
      prompts,
      models: fc.subarray(['openai:gpt-5', 'google:a:b', 'anthropic:claude', 'perplexity:perplexity/sonar']),
      search: fc.boolean(),
      samples: fc.integer({ min: 1, max: 100 }),
      maxOutputTokens: fc.integer({ min: 1, max: 1_000_000 }),
      judge: fc.constantFrom(null, 'google:gemini-2.5-flash'),
    })
    await fc.assert(
      fc.asyncProperty(project, async ({ brands: [brand, ...competitors], ...rest }) => {
        await projects.apply({ ...rest, name: 'Any', brand, competitors })
        const exported = projects.exportFile('Any')
        expect(await projects.apply(JSON.parse(JSON.stringify(exported)))).toMatchObject({
          changed: false,
          changes: [],
        })
        expect(projects.exportFile('Any')).toEqual(exported)
        const active = exported.prompts.filter((prompt) => prompt.active).map((prompt) => prompt.text)
        expect(active).toEqual(rest.prompts.filter((prompt) => prompt.active).map((prompt) => prompt.text))
      }),
      { numRuns: 150 },
    )
  })
})
