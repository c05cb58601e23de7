import { createHash } from 'node:crypto'
import { matches } from './match.ts'
import { PRICE_UNITS, type PriceOrigin, type PriceRow, scaledPrice, unitPrice } from './price.ts'
import ownFile from './seed/earshot.seed.json' with { type: 'json' }
import importedFile from './seed/genai-prices.seed.json' with { type: 'json' }
import { type ImportedSeed, importedSeed, type OwnSeed, ownSeed, type SeedModel, type SeedPrice } from './seedFile.ts'
import type { Bounds } from './worstCase.ts'

export type SeededPrice = Omit<PriceRow, 'id'>

/** A model as the bundled files describe it, with every price it has had. */
export interface SeededModel extends Omit<SeedModel, 'prices'> {
  current: boolean
  origin: Exclude<PriceOrigin, 'user'>
  bounds: Bounds
  prices: SeededPrice[]
}

/** Bounds of a model that no rule speaks of; the same as the registry's own defaults. */
const DEFAULT_BOUNDS: Bounds = { maxSearches: 5, searchInputTokens: 60_000 }

/** A text that changes whenever the bundled files do. */
export function seedVersion(): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([importedFile, ownFile]))
    .digest('hex')
    .slice(0, 12)
  return `${importedFile.package} ${importedFile.version} of ${importedFile.importedOn}, ${digest}`
}

/** The models of the bundled files. */
export const bundledModels = (): SeededModel[] => listedModels(importedFile)

/** The models of an imported file with our own additions. @throws ZodError when it is not of that shape */
export const listedModels = (file: unknown): SeededModel[] =>
  compileSeed(importedSeed.parse(file), ownSeed.parse(ownFile))

/**
 * Joins the imported file and our own into models with their price rows.
 * @throws MoneyError when a price is no whole number of pico-dollars per unit
 */
export function compileSeed(imported: ImportedSeed, own: OwnSeed): SeededModel[] {
  const importedModels = imported.models.map((model) => ({
    ...model,
    origin: 'genai-prices' as const,
    source: `${imported.package} ${imported.version}, ${imported.pages[model.provider]}`,
    checkedOn: imported.importedOn,
  }))
  const ownModels = own.models.map((model) => ({ ...model, origin: 'earshot' as const }))
  return [...importedModels, ...ownModels].map(({ source, checkedOn, ...model }) => {
    const fits = (rule: { provider: string; models: SeedModel['match'] }) =>
      rule.provider === model.provider && matches(rule.models, model.model)
    const listed = rows(model.prices, { origin: model.origin, source, checkedOn })
    const added = own.prices.filter(fits).flatMap((rule) => rows(rule.prices, { ...rule, origin: 'earshot' }))
    const tiers = own.tiers.filter(fits).flatMap((tier) => tierRows(listed, tier))
    const bounds = own.bounds.findLast(fits) ?? DEFAULT_BOUNDS
    return {
      ...model,
      available: model.available && !own.retired.some(fits),
      current: own.current.includes(`${model.provider}:${model.model}`),
      bounds: { maxSearches: bounds.maxSearches, searchInputTokens: bounds.searchInputTokens },
      prices: [...listed, ...added, ...tiers],
    }
  })
}

/** The standard token prices of a model at another tier of service. */
function tierRows(listed: readonly SeededPrice[], tier: OwnSeed['tiers'][number]): SeededPrice[] {
  const { serviceTier, factor, source, checkedOn } = tier
  return listed
    .filter(({ unit }) => unit !== 'search')
    .map((row) => ({
      ...row,
      pico: scaledPrice(row.pico, factor),
      origin: 'earshot' as const,
      serviceTier,
      source,
      checkedOn,
    }))
}

type Stamp = Pick<PriceRow, 'origin' | 'source' | 'checkedOn'>

/** A model's prices as rows; a period ends where the next one begins. */
function rows(prices: readonly SeedPrice[], { origin, source, checkedOn }: Stamp): SeededPrice[] {
  const starts = [...new Set(prices.map(startOf))].sort((a, b) => a - b)
  return prices.flatMap((price) =>
    PRICE_UNITS.flatMap((unit) => {
      const listed = price[unit]
      if (listed === undefined) return []
      const effectiveFrom = startOf(price)
      return [
        {
          unit,
          pico: unitPrice(unit, listed),
          minInputTokens: price.above ?? 0,
          serviceTier: price.serviceTier ?? null,
          effectiveFrom,
          effectiveTo: starts.find((start) => start > effectiveFrom) ?? null,
          origin,
          source,
          checkedOn,
        },
      ]
    }),
  )
}

/** Without a date, from the beginning of time as the program counts it. */
const startOf = ({ from }: SeedPrice): number => (from ? Date.parse(`${from}T00:00:00Z`) : 0)
