import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeWorld, NOON, type World } from '../../../tests/support/world.ts'
import { schema } from '../db/index.ts'
import { formatUsd } from '../money.ts'
import { priceUsage } from './pricing.ts'
import { seedVersion } from './seed.ts'
import { createModels, type Models, unpricedError } from './service.ts'
import { usage } from './testing.ts'

let world: World
let models: Models

beforeEach(async () => {
  world = makeWorld()
  models = createModels(world)
  await models.seed()
})
afterEach(() => world.close())

const count = (table: 'models' | 'prices') => world.db.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
const resolve = (provider: string, id: string) => world.db.write(() => models.resolveModel(provider, id))

function costOf(modelId: number, at: number, tokens: number): string {
  const cost = priceUsage({
    usage: usage({ inputTokens: tokens }),
    prices: models.pricesFor(modelId, at),
    ...{ serviceTier: null, reportedCost: null, free: false },
  })
  return 'unpriced' in cost ? cost.reason : formatUsd(cost.total)
}

describe('the bundled files', () => {
  test('are written once, and again only when they have changed', async () => {
    const [modelCount, priceCount] = [count('models'), count('prices')]
    expect(priceCount).toBeGreaterThan(900)
    await createModels(world).seed()
    expect([count('models'), count('prices')]).toEqual([modelCount, priceCount])

    world.db.orm.update(schema.home).set({ seedVersion: 'an older one' }).run()
    await createModels(world).seed()
    expect([count('models'), count('prices')]).toEqual([modelCount, priceCount])
    expect(world.db.orm.select().from(schema.home).get()?.seedVersion).toBe(seedVersion())
  })

  test('say what they change of prices that were known, and nothing at first', async () => {
    const fresh = makeWorld()
    expect(await createModels(fresh).seed()).toBeNull()
    fresh.close()
    const older = "pico = 2 * pico WHERE unit = 'input' AND model_id = (SELECT id FROM models WHERE model = 'gpt-5')"
    world.db.sqlite.exec(`UPDATE prices SET ${older}; UPDATE home SET seed_version = 'an older one'`)
    const said = await createModels(world).seed()
    expect(said).toMatch(/new prices: openai:gpt-5 input from \$2\.5 to \$1\.25\. What was charged before stays/)
    expect(await createModels(world).seed()).toBeNull()
  })

  test('leave alone what was decided since: prices, flags, names and bounds', async () => {
    const own = await models.setPrice({ provider: 'openai', model: 'gpt-5', input: '1', output: '2' })
    world.db.sqlite.exec(`UPDATE models SET is_current = 0, is_available = 0, max_searches = 9 WHERE model = 'gpt-5'`)
    world.db.orm.update(schema.home).set({ seedVersion: 'an older one' }).run()
    await createModels(world).seed()
    const kept = createModels(world)
    expect(kept.byId(own.id)).toMatchObject({ isCurrent: false, isAvailable: false, maxSearches: 9 })
    expect(kept.pricesFor(own.id, NOON).filter(({ origin }) => origin === 'user')).toHaveLength(2)
  })

  test('are written in one transaction', async () => {
    const fresh = makeWorld()
    let transactions = 0
    const counted = { ...fresh.db, write: <T>(work: () => T) => fresh.db.write(work).finally(() => transactions++) }
    await createModels({ db: counted, clock: fresh.clock }).seed()
    fresh.close()
    expect(transactions).toBe(1)
  })
})

describe('finding a model', () => {
  test('by its id, by the id of a snapshot, or not at all', () => {
    expect(models.find('openai', 'gpt-4.1')?.model).toBe('gpt-4.1')
    expect(models.find('openai', 'gpt-4.1-2025-04-14')?.model).toBe('gpt-4.1')
    expect(models.find('openai', 'gpt-9')).toBeUndefined()
    expect(models.find('anthropic', 'gpt-4.1')).toBeUndefined()
    expect(() => models.byId(999_999)).toThrow('no model number 999999')
  })

  test('a snapshot named by the user is asked by that name, at the price of its model', async () => {
    const id = await resolve('openai', 'gpt-4.1-2025-04-14')
    expect(models.byId(id)).toMatchObject({ model: 'gpt-4.1-2025-04-14', displayName: 'GPT-4.1', isAvailable: true })
    expect(await resolve('openai', 'gpt-4.1-2025-04-14')).toBe(id)
    expect(costOf(id, NOON, 1_000_000)).toBe('2')
  })

  test('an unknown model may be named, has no price, and the sentence says how to set one', async () => {
    const id = await resolve('openai', 'gpt-9')
    expect(costOf(id, NOON, 1)).toBe('the model has no price')
    expect(unpricedError('openai', 'gpt-9').message).toBe(
      'openai:gpt-9 was not asked, because the model has no price. Set it with: earshot price set openai:gpt-9 --input <$ per million tokens> --output <$ per million tokens>',
    )
    expect(unpricedError('x', 'y', 'no price for searches').message).toContain('--search <$ per thousand searches>')
  })

  test('a list says what each costs', async () => {
    await resolve('openai', 'gpt-9')
    const list = models.list()
    expect(list.find(({ model }) => model === 'claude-sonnet-4-5')).toEqual({
      provider: 'anthropic',
      model: 'claude-sonnet-4-5',
      displayName: 'Claude Sonnet 4.5',
      isCurrent: true,
      isAvailable: true,
      priced: true,
      inputUsdPerM: '3',
      outputUsdPerM: '15',
      firstSeen: '2026-11-20T12:00:00.000Z',
    })
    expect(list.find(({ model }) => model === 'gpt-9')).toMatchObject({ priced: false, inputUsdPerM: null })
  })
})

describe("the user's own price", () => {
  test('wins, from its day on, and earlier prices stay', async () => {
    const from = NOON + 1_000
    const { id } = await models.setPrice({ provider: 'openai', model: 'gpt-5', input: '7', output: '8', from })
    expect(costOf(id, from - 1, 1_000_000)).toBe('1.25')
    expect(costOf(id, from, 1_000_000)).toBe('7')
    await models.setPrice({ provider: 'openai', model: 'gpt-5', input: '9', output: '8', from })
    expect(costOf(id, from, 1_000_000)).toBe('9')
    const rows = models.pricesFor(id, from).filter(({ unit, origin }) => unit === 'input' && origin === 'user')
    expect(rows.map(({ pico }) => pico)).toEqual([7_000_000n, 9_000_000n])
  })

  test('registers a model that was unknown', async () => {
    const price = { provider: 'ollama', model: 'llama4:8b', input: '0.1', output: '0.2', cached: '0.05', search: '1' }
    const model = await models.setPrice(price)
    expect(model).toMatchObject({ provider: 'ollama', model: 'llama4:8b', isAvailable: true, origin: 'user' })
    expect(models.pricesFor(model.id, NOON).map(({ unit, pico }) => [unit, pico])).toEqual([
      ['input', 100_000n],
      ['output', 200_000n],
      ['cached_input', 50_000n],
      ['search', 1_000_000_000n],
    ])
  })

  test('makes a model that was not offered one that may be asked', async () => {
    expect(models.find('openai', 'o1')?.isAvailable).toBe(false)
    await models.setPrice({ provider: 'openai', model: 'o1', input: '15', output: '60' })
    expect(models.find('openai', 'o1')?.isAvailable).toBe(true)
  })

  test.each(['-1', 'cheap', '0.0000001'])('"%s" is refused in a sentence, and nothing changes', async (input) => {
    const prices = count('prices')
    await expect(models.setPrice({ provider: 'openai', model: 'gpt-5', input, output: '1' })).rejects.toMatchObject({
      code: 'bad_input',
      message: expect.stringContaining('The input price of openai:gpt-5 was not set'),
    })
    expect(count('prices')).toBe(prices)
  })
})

test('a change by another process is seen at the next look', async () => {
  const other = createModels(world)
  expect(other.find('openai', 'gpt-9')).toBeUndefined()
  await models.setPrice({ provider: 'openai', model: 'gpt-9', input: '1', output: '1' })
  expect(other.find('openai', 'gpt-9')?.model).toBe('gpt-9')
})

test('bounds are raised by what a call used above them, and kept', async () => {
  const { id, searchInputTokens } = models.find('openai', 'gpt-5') ?? expect.fail()
  const call = (inputTokens: number) => ({ promptBytes: 100, usage: usage({ inputTokens, searches: 6 }) })
  const raise = (inputTokens: number) => world.db.write(() => models.raiseBounds(id, call(inputTokens)))
  expect(await raise(100 + 512 + searchInputTokens + 1)).toBe(true)
  expect(models.byId(id)).toMatchObject({ maxSearches: 6, searchInputTokens: searchInputTokens + 1_000 })
  expect(await raise(100)).toBe(false)
})

describe('the model whose price is charged', () => {
  const billed = (asked: string, served: string) =>
    models.billedModel(models.find('google', asked) ?? expect.fail(), served).model

  test('is the one that was asked, also when a snapshot of it or a stranger answered', () => {
    expect(billed('gemini-2.5-flash', 'gemini-2.5-flash')).toBe('gemini-2.5-flash')
    expect(billed('gemini-2.5-flash', 'gemini-2.5-flash-preview-09-2025')).toBe('gemini-2.5-flash')
    expect(billed('gemini-2.5-flash', 'never-heard-of')).toBe('gemini-2.5-flash')
  })

  test('is the one that answered when requests are routed to a successor', () => {
    expect(billed('gemini-2.5-flash', 'gemini-3.5-flash-lite')).toBe('gemini-3.5-flash-lite')
  })

  test('is the one the user set a price for, whatever answered', async () => {
    await models.setPrice({ provider: 'google', model: 'gemini-2.5-flash', input: '1', output: '1' })
    expect(billed('gemini-2.5-flash', 'gemini-3.5-flash-lite')).toBe('gemini-2.5-flash')
  })
})

test('an endpoint is free when it is on this machine or said to be, and a built-in provider never is', () => {
  const endpoint = (name: string, kind: 'compatible' | 'openai', baseUrl: string, free = false) =>
    world.db.orm.insert(schema.endpoints).values({ name, kind, baseUrl, free, createdAt: NOON }).run()
  endpoint('ollama', 'compatible', 'http://127.0.0.1:11434/v1')
  endpoint('gift', 'compatible', 'https://gift.example/v1', true)
  endpoint('router', 'compatible', 'https://router.example/v1')
  endpoint('openai', 'openai', 'http://127.0.0.1:9/v1')
  const names = ['ollama', 'gift', 'router', 'openai', 'google', 'nobody']
  expect(names.filter((name) => models.isFree(name))).toEqual(['ollama', 'gift'])
  expect(names.filter((name) => models.hasProvider(name))).toEqual(['ollama', 'gift', 'router', 'openai', 'google'])
})
