import type { Catalogue } from './catalogue.ts'
import type { PriceRow } from './price.ts'

/** Prices that the bundled lists give a model whose price nobody has said. */
export interface PriceProposal {
  /** `rule`: the lists price it as `of`. `maker`: they price the maker's own model, which `provider` may sell for more. */
  basis: 'rule' | 'maker'
  /** The model they are listed for, `provider:id`. */
  of: string
  /** In force at the time of asking, and what is announced. */
  rows: PriceRow[]
}

/** Makers whose own prices are bundled, as resellers write them before a model's id. */
const MAKERS = ['openai', 'anthropic', 'google'] as const

/**
 * Looks for prices of a model in the bundled lists: by the rules that say which ids are a model, and, where a reseller
 * writes the maker before the id (`anthropic/claude-sonnet-4.5`), at the maker. Pure; it applies nothing.
 * @param at UTC milliseconds
 * @returns null when the lists say nothing
 */
export function proposePrice(catalogue: Catalogue, provider: string, id: string, at: number): PriceProposal | null {
  for (const { basis, provider: seller, model } of candidates(provider, id)) {
    const known = catalogue.byRule(seller, model)
    const rows = known ? catalogue.bundledFrom(known.id, at) : []
    if (known && rows.some(({ unit }) => unit === 'input') && rows.some(({ unit }) => unit === 'output')) {
      return { basis, of: `${known.provider}:${known.model}`, rows }
    }
  }
  return null
}

function candidates(provider: string, id: string) {
  const own = { basis: 'rule' as const, provider, model: id }
  const slash = id.indexOf('/')
  const maker = MAKERS.find((name) => name === id.slice(0, slash))
  if (!maker || maker === provider) return [own]
  const model = id.slice(slash + 1)
  // Resellers write version numbers with a point where Anthropic has a hyphen.
  const spellings = maker === 'anthropic' ? [model, model.replaceAll('.', '-')] : [model]
  return [own, ...spellings.map((spelling) => ({ basis: 'maker' as const, provider: maker, model: spelling }))]
}
