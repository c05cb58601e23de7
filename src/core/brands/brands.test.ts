import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addAnswer, addRun, makeWorld, resolveModel, TODAY, type World } from '../../../tests/support/world.ts'
import type { BrandPreview } from '../../contract/index.ts'
import { createMeasuring } from '../measuring/index.ts'
import { createModels } from '../models/index.ts'
import { createProjects } from '../projects/index.ts'
import { createBrands } from './index.ts'

let world: World
let brands: ReturnType<typeof createBrands>
let measuring: ReturnType<typeof createMeasuring>
let projectId: number

beforeEach(async () => {
  world = makeWorld()
  const { db, clock } = world
  const projects = createProjects({ db, clock, models: createModels(world) })
  const file = {
    name: 'Acme watch',
    brand: { name: 'Acme', domains: ['acme.com'] },
    competitors: [{ name: 'Globex', aliases: ['GBX'] }],
    prompts: [{ text: 'Which CRM is best?' }],
    models: ['openai:gpt-5'],
  }
  projectId = (await projects.apply(file)).projectId
  measuring = createMeasuring(db)
  brands = createBrands({ db, clock, log: () => undefined, measuring })
})
afterEach(async () => {
  await brands.close()
  world.close()
})

const named = (name: string) => brands.list(projectId).brands.find((brand) => brand.name === name)!
const entry = (name: string, aliases: string[] = [], domains: string[] = []) => ({ name, aliases, domains })

async function answer(text: string, day = TODAY): Promise<number> {
  const { db } = world
  const promptId = db.sqlite.prepare('SELECT id FROM prompts').pluck().get() as number
  const of = {
    runId: addRun(db, projectId, day),
    projectId,
    promptId,
    modelId: resolveModel(db, 'openai', 'gpt-5'),
    day,
  }
  const answerId = addAnswer(db, of, { text })
  await measuring.analyseNew([answerId], () => undefined)
  return answerId
}

async function previewOf(brandId: number | null, changed: ReturnType<typeof entry> | null): Promise<BrandPreview> {
  let last: BrandPreview | null = null
  for await (const state of brands.preview({ projectId, brandId, entry: changed })) last = state
  return last!
}

/** Every brand that answers are stored to name. */
const stored = () =>
  world.db.sqlite
    .prepare(
      "SELECT m.answer_id || ' ' || b.name FROM mentions m JOIN brands b ON b.id = m.brand_id WHERE m.state = 'named' ORDER BY 1",
    )
    .pluck()
    .all()

/** What is measured anew ends by itself. */
const rescored = () => expect.poll(() => brands.list(projectId)).toMatchObject({ staleDays: 0, rescoring: null })

describe('previewing a change', () => {
  it('shows what an alias would change, looking only at answers that hold it', async () => {
    const changing = await answer('People like Ac**meS**uite most.')
    await answer('Take Globex.')
    await answer('Take Acme.')
    expect(await previewOf(named('Acme').brandId, entry('Acme', ['AcmeSuite'], ['acme.com']))).toEqual({
      ...{ looked: 3, total: 3, candidates: 1, changed: 1, done: true },
      before: { absent: 1 },
      after: { named: 1 },
      samples: [
        {
          ...{ answerId: changing, prompt: 'Which CRM is best?', before: 'absent', after: 'named' },
          excerpt: 'People like Ac**meS**uite most.',
          namings: [{ start: 12, end: 25 }],
        },
      ],
    })
  })

  it('shows a new brand, a removed one, and a domain that is cited', async () => {
    await answer('Take GBX or Initech. See https://initech.example/about too.')
    expect(await previewOf(null, entry('Initech'))).toMatchObject({ changed: 1, before: {}, after: { named: 1 } })
    expect(await previewOf(named('Globex').brandId, null)).toMatchObject({ before: { named: 1 }, after: {} })
    const linked = await previewOf(null, entry('Hooli', [], ['initech.example']))
    expect(linked).toMatchObject({ changed: 1, after: { linked_only: 1 } })
    expect(brands.list(projectId).brands.map(({ name }) => name)).toEqual(['Acme', 'Globex'])
  })

  it('shows the stretch of a long answer that names the brand', async () => {
    await answer(`${'So many words. '.repeat(60)}And then Initech. ${'More words. '.repeat(60)}`)
    const { samples } = await previewOf(null, entry('Initech'))
    const { excerpt, namings } = samples[0]!
    expect(excerpt.length).toBeLessThanOrEqual(240)
    expect(namings.map(({ start, end }) => excerpt.slice(start, end))).toEqual(['Initech'])
  })
})

describe('changing brands', () => {
  it('measures past answers anew, and leaves the history of a renamed brand its own', async () => {
    const first = await answer('Take Hooli or Globex.', '2026-11-01')
    const second = await answer('Take Hooli.')
    const { brandId } = named('Globex')
    expect(await brands.change({ projectId, brandId, entry: entry('Hooli', ['Globex']) })).toBe(brandId)
    await rescored()
    expect(stored()).toEqual([`${first} Hooli`, `${second} Hooli`])
  })

  it('removes a competitor and brings it back as it was', async () => {
    const id = await answer('Take Globex.')
    const globex = named('Globex')
    await brands.change({ projectId, brandId: globex.brandId, entry: null })
    await rescored()
    expect(stored()).toEqual([])
    await brands.restore(globex.brandId)
    await rescored()
    expect(named('Globex')).toEqual(globex)
    expect(stored()).toEqual([`${id} Globex`])
    await expect(brands.restore(globex.brandId)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('goes on where it was left', async () => {
    await answer('Take Initech.', '2026-11-01')
    await answer('Take Initech.')
    await brands.close()
    await brands.change({ projectId, brandId: null, entry: entry('Initech') })
    await expect.poll(() => brands.list(projectId).rescoring).toBeNull()
    expect(brands.list(projectId).staleDays).toBe(2)
    brands = createBrands({ db: world.db, clock: world.clock, log: () => undefined, measuring })
    brands.rescore(projectId)
    expect(brands.list(projectId).rescoring).toEqual({ done: 0, total: 2 })
    await rescored()
    expect(stored()).toHaveLength(2)
  })

  it.each([
    ['a name that another has', entry('Initech', ['gbx']), 'conflict', '"GBX" belongs to Globex already'],
    [
      'a domain that another has',
      entry('Initech', [], ['https://www.acme.com/x']),
      'conflict',
      '"acme.com" belongs to Acme',
    ],
    ['no name', entry(' '), 'bad_input', 'The brand cannot be kept like this'],
    ['no domain', entry('Initech', [], ['initech']), 'bad_input', 'The brand cannot be kept like this'],
  ])('refuses %s, and changes nothing', async (_, wanted, code, message) => {
    const failing = brands.change({ projectId, brandId: null, entry: wanted })
    await expect(failing).rejects.toMatchObject({ code, message: expect.stringContaining(message) })
    expect(brands.list(projectId).brands).toHaveLength(2)
  })

  it('keeps when the brands changed, by a form or a file', async () => {
    const revisions = () => world.db.sqlite.prepare('SELECT revision, at FROM brand_revisions ORDER BY 1').raw().all()
    await brands.change({ projectId, brandId: named('Globex').brandId, entry: null })
    const { db, clock } = world
    const projects = createProjects({ db, clock, models: createModels(world) })
    const file = { name: 'Acme watch', brand: { name: 'Acme' }, prompts: [{ text: 'Which CRM is best?' }] }
    clock.set(clock.now() + 1)
    await projects.apply({ ...file, models: ['openai:gpt-5'] })
    expect(revisions()).toEqual([
      [2, clock.now() - 1],
      [3, clock.now()],
    ])
    await projects.apply({ ...file, models: ['openai:gpt-5'], samples: 2 })
    expect(revisions()).toHaveLength(2)
  })

  it('keeps the own brand', async () => {
    const { brandId } = named('Acme')
    await expect(brands.change({ projectId, brandId, entry: null })).rejects.toMatchObject({ code: 'conflict' })
    await expect(brands.change({ projectId, brandId: 99, entry: null })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the own brand', () => {
  it('changes places with a competitor, and back again', async () => {
    const [acme, globex] = [named('Acme').brandId, named('Globex').brandId]
    await answer('Take Globex.')
    await brands.makeOwn(globex)
    await rescored()
    expect(brands.list(projectId).brands).toMatchObject([
      { brandId: globex, isOwn: true, aliases: ['GBX'] },
      { brandId: acme, isOwn: false, domains: ['acme.com'] },
    ])
    expect(stored()).toEqual(['1 Globex'])
    await brands.makeOwn(acme)
    await rescored()
    expect(brands.list(projectId).brands.map(({ brandId }) => brandId)).toEqual([acme, globex])
  })

  it('is not one that is gone', async () => {
    const { brandId } = named('Globex')
    await brands.change({ projectId, brandId, entry: null })
    await expect(brands.makeOwn(brandId)).rejects.toMatchObject({ code: 'not_found' })
  })
})
