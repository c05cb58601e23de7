import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, NOON, type World } from '../../../tests/support/world.ts'
import { createRegistry } from './registry.ts'
import { createModels, type Models } from './service.ts'

let world: World
let models: Models
let registry: ReturnType<typeof createRegistry>

beforeEach(async () => {
  world = makeWorld()
  models = createModels(world)
  registry = createRegistry({ ...world, models })
  await models.seed()
})
afterEach(() => world.close())

const named = (provider: string, model: string) =>
  registry.list().find((each) => each.provider === provider && each.model === model)!

describe('the registry as a page shows it', () => {
  it('lists every model with what a call costs now, and where that is known from', () => {
    const list = registry.list()
    expect(list.length).toBe(models.list().length)
    expect(named('openai', 'gpt-5')).toMatchObject({
      ...{ inputUsdPerM: '1.25', outputUsdPerM: '10', searchUsdPerK: '10', free: false },
      ...{ priceOrigin: 'genai-prices', isAvailable: true },
    })
  })

  it('shows a model whose price nobody knows as having none', async () => {
    await world.db.write(() => models.resolveModel('openai', 'unheard-of'))
    expect(named('openai', 'unheard-of')).toMatchObject({ inputUsdPerM: null, outputUsdPerM: null, priceOrigin: null })
  })

  it('keeps what was decided, and asks accordingly at once', async () => {
    const { modelId } = named('openai', 'gpt-5')
    await registry.decide(modelId, { isCurrent: false, isAvailable: false })
    expect(named('openai', 'gpt-5')).toMatchObject({ isCurrent: false, isAvailable: false })
    expect(models.byId(modelId)).toMatchObject({ isCurrent: false, isAvailable: false })
    await expect(registry.decide(999_999, { isCurrent: true, isAvailable: true })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('tells the history of a price: the one used, those before it, with their source', async () => {
    const { modelId } = named('openai', 'gpt-5')
    await models.setPrice({ provider: 'openai', model: 'gpt-5', input: '7', output: '8', from: NOON - 1 })
    await models.setPrice({ provider: 'openai', model: 'gpt-5', input: '9', output: '8', from: NOON + 86_400_000 })
    const inputs = registry.prices(modelId).filter(({ unit, minInputTokens }) => unit === 'input' && !minInputTokens)
    const standard = inputs.filter(({ serviceTier }) => serviceTier === null)
    expect(standard.map(({ usd, standing, origin }) => [usd, standing, origin])).toEqual([
      ['9', 'coming', 'user'],
      ['7', 'used', 'user'],
      ['1.25', 'kept', 'genai-prices'],
    ])
    for (const price of standard) {
      expect(price.source).not.toBe('')
      expect(price.inheritedFrom).toBeNull()
    }
  })

  it('says whose price a model has that is only known by its family', async () => {
    const modelId = await world.db.write(() => models.resolveModel('openai', 'gpt-5-2025-08-07'))
    const prices = registry.prices(modelId)
    expect(prices.length).toBeGreaterThan(0)
    expect(new Set(prices.map(({ inheritedFrom }) => inheritedFrom))).toEqual(new Set(['gpt-5']))
  })
})
