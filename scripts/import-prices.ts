/**
 * Imports models and prices, with their history, from `@pydantic/genai-prices` into the seed of the registry:
 *
 *     node scripts/import-prices.ts [YYYY-MM-DD]
 *
 * The date is the day of the import, today unless given. The file is sorted and written one model a line, so that the
 * same package gives the same bytes and a new version gives a readable difference. What the package lacks or has wrong
 * is in `earshot.seed.json`, written by hand.
 *
 * Left out, because their price there is not what a call would cost:
 * - Perplexity: its Sonar chat completions ended on 2026-09-27, and the Agent API is not in the package.
 * - Prices the package took from a reseller, and models of other makers that Google sells elsewhere.
 * - Models without a price per token (transcription by the hour).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { type ConditionalPrice, findProvider, type ModelInfo, type ModelPrice } from '@pydantic/genai-prices'
import type { PriceUnit } from '../src/core/models/price.ts'
import type { ImportedSeed, SeedModel, SeedPrice } from '../src/core/models/seedFile.ts'
import { formatUsd, usdFromFloat } from '../src/core/money.ts'

const SEED_FILE = fileURLToPath(new URL('../src/core/models/seed/genai-prices.seed.json', import.meta.url))

const PRICING_PAGES = {
  anthropic: 'https://platform.claude.com/docs/en/about-claude/pricing',
  google: 'https://ai.google.dev/gemini-api/docs/pricing',
  openai: 'https://developers.openai.com/api/docs/pricing',
} as const

const UNIT_OF: Record<string, PriceUnit> = {
  input_mtok: 'input',
  cache_read_mtok: 'cached_input',
  cache_write_mtok: 'cache_write_5m',
  cache_write_1h_mtok: 'cache_write_1h',
  output_mtok: 'output',
  web_searches_kcount: 'search',
}

/** Prices of sound, pictures, films and file searches: nothing the program asks for uses them. */
const IGNORED = /(audio|image|video)|^storage_searches_kcount$/
const OTHER_OUTPUT = /^output_(audio|image|video)_mtok$/

/** Ids of models that do not answer a question in text, or only by another API. */
const NOT_FOR_ASKING =
  /embedding|audio|realtime|tts|transcribe|image|moderation|live|omni|computer-use|search-preview|deep-research|instruct|^ft:|:|\.ft-/

/** Builds the seed from the installed package. Pure but for reading the package. */
export function importPrices(version: string, importedOn: string): ImportedSeed {
  const models = Object.keys(PRICING_PAGES).flatMap((provider) => {
    const found = findProvider({ providerId: provider })
    if (!found) throw new Error(`${provider} is not in the package`)
    return found.models.filter((model) => isImported(provider, model)).map((model) => seedModel(provider, model))
  })
  models.sort((a, b) => compareText(`${a.provider}:${a.model}`, `${b.provider}:${b.model}`))
  const licence = 'MIT, Copyright (c) Pydantic Services Inc. 2025 to present'
  return { package: '@pydantic/genai-prices', version, licence, importedOn, pages: PRICING_PAGES, models }
}

function isImported(provider: string, model: ModelInfo): boolean {
  if (model.price_comments?.includes('OpenRouter')) return false
  if (provider === 'google' && !model.id.includes('gemini')) return false
  return periodsOf(model).every(({ prices }) => 'input_mtok' in prices)
}

function seedModel(provider: string, model: ModelInfo): SeedModel {
  const periods = periodsOf(model)
  const keys = periods.flatMap(({ prices }) => Object.keys(prices))
  const answers = keys.includes('output_mtok') && !keys.some((key) => OTHER_OUTPUT.test(key))
  return {
    provider,
    model: model.id,
    name: (model.name ?? model.id).replace(/^gpt[ -]/i, 'GPT-').replace(/^gemini /, 'Gemini '),
    available: answers && !model.deprecated && !NOT_FOR_ASKING.test(model.id),
    match: model.match,
    prices: periods.flatMap(seedPrices),
  }
}

const periodsOf = (model: ModelInfo): ConditionalPrice[] =>
  Array.isArray(model.prices) ? model.prices : [{ prices: model.prices }]

/** One period of the package, spread over its input tiers: a tier lists only the prices that it changes. */
function seedPrices({ constraint, prices }: ConditionalPrice): SeedPrice[] {
  if (constraint && !('start_date' in constraint))
    throw new Error('A price that changes with the hour is not supported')
  const unknown = Object.keys(prices).find((key) => !(key in UNIT_OF) && !IGNORED.test(key))
  if (unknown) throw new Error(`The price "${unknown}" is new: decide what it means before importing it`)
  const tiers = new Map<number, SeedPrice>()
  for (const [key, unit] of Object.entries(UNIT_OF)) {
    for (const [above, price] of tiersOf(prices[key])) {
      const begun = tiers.get(above) ?? {
        ...(constraint && { from: constraint.start_date }),
        ...(above > 0 && { above }),
      }
      tiers.set(above, { ...begun, [unit]: formatUsd(usdFromFloat(price)) })
    }
  }
  return [...tiers.values()]
}

function tiersOf(value: ModelPrice[string]): [above: number, price: number][] {
  if (value === undefined) return []
  if (typeof value === 'number') return [[0, value]]
  return [[0, value.base], ...value.tiers.map(({ start, price }): [number, number] => [start, price])]
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Writes the seed one model a line. */
export function seedText({ models, ...head }: ImportedSeed): string {
  const lines = models.map((model) => `    ${JSON.stringify(model)}`)
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "models": [\n${lines.join(',\n')}\n  ]\n}\n`
}

/** The version of the installed package, which exports no way to ask it. */
export function installedVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@pydantic/genai-prices')
  const manifest = JSON.parse(readFileSync(new URL('../package.json', `file://${entry}`), 'utf8')) as {
    version: string
  }
  return manifest.version
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const importedOn = process.argv[2] ?? new Date().toISOString().slice(0, 10)
  const seed = importPrices(installedVersion(), importedOn)
  writeFileSync(SEED_FILE, seedText(seed))
  console.log(`${seed.models.length} models of @pydantic/genai-prices ${seed.version} written to ${SEED_FILE}`)
}
