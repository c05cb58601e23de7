import type { Catalogue } from './catalogue.ts'
import { PRICE_ORIGINS, type PriceRow } from './price.ts'

/** Prices that the bundled lists give a model whose price nobody has said. */
export interface PriceProposal {
  /**
   * `rule`: the lists price it as `of`. `version`: they price another version of it. `maker`: they price the maker's own
   * model, which the provider may sell for more.
   */
  basis: 'rule' | 'version' | 'maker'
  /** The model they are listed for, `provider:id`. */
  of: string
  /** In force at the time of asking, and what is announced. */
  rows: PriceRow[]
}

/** Makers whose own prices are bundled, as resellers write them before a model's id. */
const MAKERS = ['openai', 'anthropic', 'google'] as const

/** A model whose price is looked for. */
export interface Unpriced {
  provider: string
  model: string
  /** The registry's id of another version of it, where one is known. */
  relative: string | null
}

/**
 * Looks for prices of a model in the bundled lists: by the rules that say which ids are a model, at another version of
 * it, and, where a reseller writes the maker before the id (`anthropic/claude-sonnet-4.5`), at the maker. Pure; it
 * applies nothing.
 * @param at UTC milliseconds
 * @returns null when the lists say nothing
 */
export function proposePrice(catalogue: Catalogue, unpriced: Unpriced, at: number): PriceProposal | null {
  for (const { basis, known } of candidates(catalogue, unpriced)) {
    const rows = known ? decisive(catalogue.bundledFrom(known.id, at), at) : []
    if (known && rows.some(({ unit }) => unit === 'input') && rows.some(({ unit }) => unit === 'output')) {
      return { basis, of: `${known.provider}:${known.model}`, rows }
    }
  }
  return null
}

function candidates(catalogue: Catalogue, { provider, model, relative }: Unpriced) {
  const slash = model.indexOf('/')
  const maker = MAKERS.find((name) => name !== provider && name === model.slice(0, slash))
  const madeAs = model.slice(slash + 1)
  // Resellers write version numbers with a point where Anthropic has a hyphen.
  const spellings = maker === 'anthropic' ? [madeAs, madeAs.replaceAll('.', '-')] : [madeAs]
  return [
    { basis: 'rule' as const, known: catalogue.byRule(provider, model) },
    { basis: 'version' as const, known: relative === null ? undefined : catalogue.exactly(provider, relative) },
    ...spellings.map((id) => ({ basis: 'maker' as const, known: maker && catalogue.byRule(maker, id) })),
  ]
}

/** Of rows that price the same, the one that would be used, and those that are to hold later. */
function decisive(rows: readonly PriceRow[], at: number): PriceRow[] {
  const alike = Map.groupBy(rows, (row) => [row.unit, row.minInputTokens, row.serviceTier].join())
  return [...alike.values()].flatMap((same) => [
    ...same
      .filter(({ effectiveFrom }) => effectiveFrom <= at)
      .toSorted(bySay)
      .slice(-1),
    ...same.filter(({ effectiveFrom }) => effectiveFrom > at),
  ])
}

const bySay = (a: PriceRow, b: PriceRow): number =>
  PRICE_ORIGINS.indexOf(a.origin) - PRICE_ORIGINS.indexOf(b.origin) || a.effectiveFrom - b.effectiveFrom || a.id - b.id
