import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addAnswer, addRun, makeWorld, resolveModel, TODAY, type World } from '../../../tests/support/world.ts'
import { createMeasuring } from '../measuring/index.ts'
import { createModels } from '../models/index.ts'
import { createProjects } from '../projects/index.ts'
import { createVisibility } from '../visibility/index.ts'
import { createPrompts } from './index.ts'
import { sortPasted } from './pasted.ts'

let world: World
let prompts: ReturnType<typeof createPrompts>
let projectId: number

beforeEach(async () => {
  world = makeWorld()
  const { db, clock } = world
  const projects = createProjects({ db, clock, models: createModels(world) })
  const applied = await projects.apply({
    name: 'Acme watch',
    brand: { name: 'Acme' },
    competitors: [{ name: 'Globex' }],
    prompts: [{ text: 'Which CRM is best?', tags: ['buying'] }, { text: 'Is Acme any good?' }],
    models: ['openai:gpt-5'],
  })
  projectId = applied.projectId
  prompts = createPrompts({
    db,
    clock,
    visibility: createVisibility({ db, clock, home: { kind: 'user', zone: 'UTC' } }),
  })
})
afterEach(() => world.close())

const rows = () => prompts.list(projectId).prompts
const texts = () => rows().map(({ text, active }) => `${active ? '' : 'paused: '}${text}`)

async function ask(promptId: number, text: string, day = TODAY): Promise<void> {
  const { db } = world
  const runId = addRun(db, projectId, day)
  const modelId = resolveModel(db, 'openai', 'gpt-5')
  const answerId = addAnswer(db, { runId, projectId, promptId, modelId, day }, { text })
  const measuring = createMeasuring(db)
  await measuring.analyseNew([answerId], () => undefined)
  await measuring.reanalyseDay(projectId, day)
}

describe('listing prompts', () => {
  it('shows how the own brand fares at each, over the last 30 days', async () => {
    const [first, second] = rows()
    await ask(first!.promptId, 'Take Acme or Globex.')
    await ask(first!.promptId, 'Take Globex.')
    await ask(first!.promptId, 'Acme.', '2026-09-01')
    expect(prompts.list(projectId)).toMatchObject({ from: '2026-10-22', to: TODAY })
    expect(rows()[0]).toEqual({
      promptId: first!.promptId,
      text: 'Which CRM is best?',
      language: null,
      tags: ['buying'],
      active: true,
      previous: null,
      visibility: { value: 0.5, named: 1, n: 2 },
      shareOfVoice: { value: 1 / 3, n: 3 },
      lastAsked: TODAY,
    })
    expect(rows()[1]).toMatchObject({
      promptId: second!.promptId,
      visibility: { value: null, named: 0, n: 0 },
      shareOfVoice: { value: null, n: 0 },
      lastAsked: null,
    })
  })

  it('knows no project that is not there', () => {
    expect(() => prompts.list(99)).toThrow('This project is no longer there')
  })
})

describe('adding prompts', () => {
  it('adds what is new, behind the others, and leaves the rest', async () => {
    const pasted = ['  Cheapest CRM?', '', 'Which  CRM is best? ', 'Cheapest CRM?', 'é'.repeat(60_000)]
    expect(prompts.check(projectId, pasted).map(({ outcome }) => outcome)).toEqual(['new', 'exists', 'repeated', 'bad'])
    expect(await prompts.add(projectId, pasted, ['price'])).toEqual({ added: 1, left: 3 })
    expect(rows()[2]).toMatchObject({ text: '  Cheapest CRM?', tags: ['price'], active: true })
    expect(await prompts.add(projectId, pasted, ['price'])).toEqual({ added: 0, left: 4 })
  })

  it('refuses a tag that is none, and adds nothing', async () => {
    await expect(prompts.add(projectId, ['Cheapest CRM?'], [' '])).rejects.toMatchObject({ code: 'bad_input' })
    expect(rows()).toHaveLength(2)
  })

  it('says of every text once what becomes of it, and adds nothing twice', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (some, stored) => {
        const sorted = sortPasted(some, new Set(stored))
        expect(sorted.map(({ text }) => text)).toEqual(some.filter((text) => text.trim() !== ''))
        const news = sorted.filter(({ outcome }) => outcome === 'new').map(({ text }) => text)
        expect(sortPasted(news, new Set(stored)).every(({ outcome }) => outcome === 'new')).toBe(true)
      }),
    )
  })
})

describe('changing a prompt', () => {
  it('makes another prompt of another text, in the place of the old, which is asked no more', async () => {
    const old = rows()[0]!.promptId
    await ask(old, 'Acme.')
    const made = await prompts.change(old, { text: 'Which CRM is best in 2026?' })
    expect(made).not.toBe(old)
    expect(texts()).toEqual(['Which CRM is best in 2026?', 'Is Acme any good?', 'paused: Which CRM is best?'])
    expect(rows()[0]).toMatchObject({ previous: 'Which CRM is best?', tags: ['buying'], lastAsked: null })
    expect(rows()[2]).toMatchObject({ promptId: old, lastAsked: TODAY })
  })

  it('keeps the prompt when only its settings change', async () => {
    const { promptId } = rows()[0]!
    expect(await prompts.change(promptId, { tags: ['a', 'a'], language: 'ES-mx', active: false })).toBe(promptId)
    expect(rows()[0]).toMatchObject({ promptId, tags: ['a'], language: 'es-MX', active: false })
    await prompts.change(promptId, { language: null, active: true })
    expect(rows()[0]).toMatchObject({ language: null, active: true, tags: ['a'] })
  })

  it('refuses a prompt that is there already, an empty one and a language that is none', async () => {
    const { promptId } = rows()[0]!
    await expect(prompts.change(promptId, { text: 'Is Acme  any good?' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(prompts.change(promptId, { text: ' ' })).rejects.toMatchObject({
      code: 'bad_input',
      details: ['text: must not be empty'],
    })
    await expect(prompts.change(promptId, { language: 'spanish' })).rejects.toMatchObject({ code: 'bad_input' })
    await expect(prompts.change(99, { active: false })).rejects.toMatchObject({ code: 'not_found' })
    expect(texts()).toEqual(['Which CRM is best?', 'Is Acme any good?'])
  })
})

describe('removing a prompt', () => {
  it('hides it, and brings it back with its place and its answers', async () => {
    const { promptId } = rows()[0]!
    await ask(promptId, 'Acme.')
    const before = rows()
    await prompts.remove(promptId)
    expect(texts()).toEqual(['Is Acme any good?'])
    await expect(prompts.remove(promptId)).rejects.toMatchObject({ code: 'not_found' })
    await prompts.restore(promptId)
    expect(rows()).toEqual(before)
    await expect(prompts.restore(promptId)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('does not bring back what was added again', async () => {
    const { promptId, text } = rows()[0]!
    await prompts.remove(promptId)
    await prompts.add(projectId, [text], [])
    await expect(prompts.restore(promptId)).rejects.toMatchObject({ code: 'conflict' })
  })
})
