import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { formatUsd, pico } from '../../money.ts'
import { createSimulator, type GhostCalls, type Simulator } from '../../simulator/index.ts'
import { json, startLoopbackServer } from '../testing/loopbackServer.ts'
import { createBillSource, creditIn, readLineItem, unitIn } from './index.ts'

let simulator: Simulator
const signal = new AbortController().signal
const at = (day: string, hour: number) => Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000

const ghost = (fields: Partial<GhostCalls>): GhostCalls => ({
  ...{ provider: 'openai', model: 'gpt-5-2025-08-07', at: at('2026-11-03', 13), calls: 2 },
  usage: {
    ...{ inputTokens: 1000, toolUseTokens: 0, cachedInputTokens: 128, cacheWriteTokens: 0, cacheWrite1hTokens: 0 },
    ...{ outputTokens: 500, reasoningTokens: 0, searches: 1 },
  },
  ...fields,
})

beforeEach(async () => {
  simulator = await createSimulator({
    seed: 'bills',
    billing: {
      ghosts: [
        ghost({}),
        ghost({ at: at('2026-11-20', 23) }),
        ghost({ provider: 'anthropic', model: 'claude-haiku-4-5-20251001', at: at('2026-11-04', 0) }),
      ],
    },
  })
})
afterEach(() => simulator.close())

const source = (provider: 'openai' | 'anthropic', adminKey: string | null = 'sk-admin-0123456789') =>
  createBillSource({ provider, baseUrl: simulator.baseUrls[provider], adminKey })

describe('the bill of OpenAI', () => {
  it('is read whole over its pages, by day and by hour', async () => {
    const bill = await source('openai').fetch('2026-11-01', '2026-11-30', signal)
    expect(
      bill.costs.map(({ day, model, unit, quantity, amount }) => [day, model, unit, quantity, formatUsd(amount)]),
    ).toEqual(
      ['2026-11-03', '2026-11-20'].flatMap((day) => [
        [day, 'gpt-5-2025-08-07', 'cached_input', 256, '0.000032'],
        [day, 'gpt-5-2025-08-07', 'input', 1744, '0.00218'],
        [day, 'gpt-5-2025-08-07', 'output', 1000, '0.01'],
        [day, 'gpt-5-2025-08-07', 'search', 2, '0.02'],
      ]),
    )
    expect(bill.usage).toEqual([
      expect.objectContaining({
        hour: at('2026-11-03', 13),
        inputTokens: 2000,
        cachedInputTokens: 256,
        outputTokens: 1000,
        searches: 2,
        requests: 2,
      }),
      expect.objectContaining({ hour: at('2026-11-20', 23) }),
    ])
  })

  it('is refused to a key that may not read it, without telling the key', async () => {
    await expect(
      source('openai', 'sk-proj-0123456789').fetch('2026-11-01', '2026-11-02', signal),
    ).rejects.toMatchObject({
      errorClass: 'auth',
      message: expect.not.stringContaining('0123456789'),
    })
    await expect(source('openai', null).fetch('2026-11-01', '2026-11-02', signal)).rejects.toThrow(
      'keys set openai-admin',
    )
  })
})

it('reads cents of Anthropic as they are written', async () => {
  const bill = await source('anthropic').fetch('2026-11-01', '2026-11-30', signal)
  expect(bill.costs.map(({ day, unit, amount }) => [day, unit, formatUsd(amount)])).toEqual([
    ['2026-11-04', 'cached_input', '0.0000256'],
    ['2026-11-04', 'input', '0.001744'],
    ['2026-11-04', 'output', '0.005'],
    ['2026-11-04', 'search', '0.02'],
  ])
  expect(bill.usage).toEqual([
    expect.objectContaining({
      hour: at('2026-11-04', 0),
      inputTokens: 2000,
      cachedInputTokens: 256,
      searches: 2,
      requests: null,
    }),
  ])
})

describe('odd bills', () => {
  const page = (result: object) => ({ data: [{ start_time: 1_793_664_000, results: [result] }], has_more: false })
  const costsOf = async (result: object) => {
    const server = await startLoopbackServer()
    server.answer(json(page(result)))
    try {
      const bill = await createBillSource({
        provider: 'openai',
        baseUrl: server.url,
        adminKey: 'sk-admin-0123456789',
      }).fetch('2026-11-03', '2026-11-03', signal)
      return bill.costs[0]
    } finally {
      await server.close()
    }
  }

  it('round what is finer than a pico-dollar, and take amounts of many digits', async () => {
    const amount = { value: '0.00315000000000049999', currency: 'usd' }
    expect(await costsOf({ line_item: 'gpt-5, input', amount })).toMatchObject({ amount: pico(3_150_000_000n) })
  })

  it('are refused in another currency, or without an amount', async () => {
    await expect(costsOf({ line_item: 'x', amount: { value: 1, currency: 'eur' } })).rejects.toThrow('bills in EUR')
    await expect(costsOf({ line_item: 'x', amount: {} })).rejects.toMatchObject({ errorClass: 'malformed' })
  })

  it('tell reductions from charges', async () => {
    const amount = { value: -1.5, currency: 'usd' }
    expect(await costsOf({ line_item: 'Complimentary tokens', amount })).toMatchObject({ credit: 'free_quota' })
    expect(creditIn('Volume discount')).toBe('discount')
  })
})

it.each([
  ['gpt-5-2025-08-07, cached input', 'gpt-5-2025-08-07', 'cached_input'],
  ['gpt-6-astra, input_tokens', 'gpt-6-astra', 'input'],
  ['gpt-5, output', 'gpt-5', 'output'],
  ['web search tool calls', null, 'search'],
  ['code interpreter', null, null],
])('reads the line item %s', (text, model, unit) => {
  expect(readLineItem(text)).toEqual({ model, unit })
})

it('knows units by the words of price lists', () => {
  expect(unitIn('Generate content output token count gemini 2.5 flash')).toBe('output')
  expect(unitIn('Claude Sonnet Usage - Input Tokens, 1h Cache Write')).toBe('cache_write_1h')
  expect(unitIn('cache_creation.ephemeral_5m_input_tokens')).toBe('cache_write_5m')
  expect(unitIn('Grounding with Google Search')).toBe('search')
})
