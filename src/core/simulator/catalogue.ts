import { formatUsd, type PicoUsd, parseUsd, pico, sumUsd, times, ZERO } from '../money.ts'
import type { SimulatedProvider, SimulatedUsage } from './types.ts'

/** Dollars per million tokens, and per thousand searches, as decimal texts. */
export interface SimulatorPrice {
  provider: SimulatedProvider
  model: string
  displayName: string
  /** Every name the model may answer under. */
  servedAs: readonly string[]
  input: string
  cachedInput: string
  /** Where the provider charges for writing its cache. */
  cacheWrite5m?: string
  cacheWrite1h?: string
  output: string
  search: string
}

/**
 * What the simulator bills: the list prices of the providers' own pricing pages for these models, below their
 * long-context tiers, which the simulator never reaches (it turns longer prompts down).
 */
export const SIMULATOR_PRICES: readonly SimulatorPrice[] = [
  price('openai', 'gpt-5', 'GPT-5', ['gpt-5-2025-08-07', 'gpt-5-2026-10-14'], ['1.25', '0.125', '10', '10']),
  price('openai', 'gpt-5-mini', 'GPT-5 mini', ['gpt-5-mini-2025-08-07'], ['0.25', '0.025', '2', '10']),
  price('openai', 'gpt-4.1', 'GPT-4.1', ['gpt-4.1-2025-04-14'], ['2', '0.5', '8', '10']),
  price('openai', 'gpt-4.1-mini', 'GPT-4.1 mini', ['gpt-4.1-mini-2025-04-14'], ['0.4', '0.1', '1.6', '10']),
  {
    ...price(
      'anthropic',
      'claude-sonnet-4-5',
      'Claude Sonnet 4.5',
      ['claude-sonnet-4-5-20250929'],
      ['3', '0.3', '15', '10'],
    ),
    cacheWrite5m: '3.75',
    cacheWrite1h: '6',
  },
  {
    ...price(
      'anthropic',
      'claude-haiku-4-5',
      'Claude Haiku 4.5',
      ['claude-haiku-4-5-20251001'],
      ['1', '0.1', '5', '10'],
    ),
    cacheWrite5m: '1.25',
    cacheWrite1h: '2',
  },
  price('google', 'gemini-2.5-flash', 'Gemini 2.5 Flash', [], ['0.3', '0.03', '2.5', '35']),
  price('google', 'gemini-2.5-pro', 'Gemini 2.5 Pro', [], ['1.25', '0.125', '10', '35']),
  price('perplexity', 'perplexity/sonar', 'Sonar', [], ['0.25', '0.0625', '2.5', '5']),
  price('perplexity', 'openai/gpt-5-mini', 'GPT-5 mini', [], ['0.25', '0.025', '2', '5']),
]

function price(
  provider: SimulatedProvider,
  model: string,
  displayName: string,
  servedAs: readonly string[],
  [input, cachedInput, output, search]: readonly [string, string, string, string],
): SimulatorPrice {
  return {
    provider,
    model,
    displayName,
    servedAs: servedAs.length > 0 ? servedAs : [model],
    input,
    cachedInput,
    output,
    search,
  }
}

interface Rates {
  input: PicoUsd
  cachedInput: PicoUsd
  cacheWrite5m: PicoUsd
  cacheWrite1h: PicoUsd
  output: PicoUsd
  search: PicoUsd
}

/** A model that answers. `rates` are null where nothing is charged. */
export interface CatalogueModel {
  provider: SimulatedProvider
  model: string
  servedAs: readonly string[]
  rates: Rates | null
}

const perUnit = (usd: string, units: bigint): PicoUsd => {
  const amount = parseUsd(usd)
  if (amount % units !== 0n) throw new Error(`$${usd} per ${units} is not a whole number of pico-dollars each`)
  return pico(amount / units)
}
const MILLION = 1_000_000n
const THOUSAND = 1_000n

const CATALOGUE = new Map<string, CatalogueModel>()
for (const row of SIMULATOR_PRICES) {
  const entry: CatalogueModel = {
    provider: row.provider,
    model: row.model,
    servedAs: row.servedAs,
    rates: {
      input: perUnit(row.input, MILLION),
      cachedInput: perUnit(row.cachedInput, MILLION),
      cacheWrite5m: perUnit(row.cacheWrite5m ?? row.input, MILLION),
      cacheWrite1h: perUnit(row.cacheWrite1h ?? row.input, MILLION),
      output: perUnit(row.output, MILLION),
      search: perUnit(row.search, THOUSAND),
    },
  }
  for (const name of [row.model, ...row.servedAs]) CATALOGUE.set(`${row.provider}:${name}`, entry)
}

/** @returns the model that answers under this id or served name, or null. A compatible endpoint answers for any, free. */
export function findModel(provider: SimulatedProvider, id: string): CatalogueModel | null {
  if (provider === 'compatible') return { provider, model: id, servedAs: [id], rates: null }
  return CATALOGUE.get(`${provider}:${id}`) ?? null
}

/** What a call costs, by part. */
export interface Bill {
  input: PicoUsd
  cacheRead: PicoUsd
  cacheWrite: PicoUsd
  output: PicoUsd
  search: PicoUsd
  total: PicoUsd
}

/**
 * The provider's own bill. Formula of all four: fresh input + cache reads + cache writes by lifetime + output
 * (reasoning included) + searches, each by its own rate. Sources: the pricing pages of OpenAI, Anthropic, Google and
 * Perplexity. Google bills grounding once a prompt, so its usage carries at most one search.
 */
export function billOf(model: CatalogueModel, usage: SimulatedUsage): Bill {
  const { rates } = model
  if (rates === null) return { input: ZERO, cacheRead: ZERO, cacheWrite: ZERO, output: ZERO, search: ZERO, total: ZERO }
  const written5m = usage.cacheWriteTokens - usage.cacheWrite1hTokens
  const input = times(rates.input, usage.inputTokens - usage.cachedInputTokens - usage.cacheWriteTokens)
  const cacheRead = times(rates.cachedInput, usage.cachedInputTokens)
  const cacheWrite = sumUsd([times(rates.cacheWrite5m, written5m), times(rates.cacheWrite1h, usage.cacheWrite1hTokens)])
  const output = times(rates.output, usage.outputTokens)
  const search = times(rates.search, usage.searches)
  return { input, cacheRead, cacheWrite, output, search, total: sumUsd([input, cacheRead, cacheWrite, output, search]) }
}

/** A dollar amount as the JSON number whose shortest decimal is exactly that amount. */
export const usdNumber = (amount: PicoUsd): number => Number(formatUsd(amount))
