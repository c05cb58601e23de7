import { matches } from './match.ts'
import type { PriceRow } from './price.ts'
import { inForce } from './rates.ts'
import type { Model, RegistryData } from './repository.ts'

/** The registry as of one revision, indexed for looking up. Pure: it never reads the database. */
export interface Catalogue {
  readonly revision: number
  readonly models: readonly Model[]
  byId(modelId: number): Model | undefined
  exactly(provider: string, id: string): Model | undefined
  /** The first model, in the order they were registered, whose rule the id fits. */
  byRule(provider: string, id: string): Model | undefined
  /** A model that a provider's list brought has no price but its own, because nobody has agreed to another's. */
  pricesFor(modelId: number, at: number): PriceRow[]
  /** A model's own rows of the bundled lists that hold at an instant or are to hold later. */
  bundledFrom(modelId: number, at: number): PriceRow[]
}

export function catalogue({ revision, models, prices }: RegistryData): Catalogue {
  const ids = new Map(models.map((model) => [model.id, model]))
  const names = new Map(models.map((model) => [nameOf(model.provider, model.model), model]))
  const withRule = Map.groupBy(
    models.filter(({ match }) => match !== null),
    ({ provider }) => provider,
  )
  const ruled = new Map<string, Model | undefined>()
  const relatives = new Map<number, readonly PriceRow[]>()

  const byRule = (provider: string, id: string) => {
    const name = nameOf(provider, id)
    if (!ruled.has(name)) {
      ruled.set(
        name,
        withRule.get(provider)?.find(({ match }) => match && matches(match, id)),
      )
    }
    return ruled.get(name)
  }

  const relativeRows = (model: Model): readonly PriceRow[] => {
    const kept = relatives.get(model.id)
    if (kept) return kept
    const relative = model.origin === 'list' ? undefined : byRule(model.provider, model.model)
    const rows = relative && relative.id !== model.id ? (prices.get(relative.id) ?? []) : []
    relatives.set(model.id, rows)
    return rows
  }

  return {
    revision,
    models,
    byId: (modelId) => ids.get(modelId),
    exactly: (provider, id) => names.get(nameOf(provider, id)),
    byRule,
    pricesFor(modelId, at) {
      const model = ids.get(modelId)
      if (!model) return []
      const own = inForce(prices.get(modelId) ?? [], at)
      const units = new Set(own.map(({ unit }) => unit))
      return [...own, ...inForce(relativeRows(model), at).filter(({ unit }) => !units.has(unit))]
    },
    bundledFrom: (modelId, at) =>
      (prices.get(modelId) ?? []).filter(
        ({ origin, effectiveTo }) => origin !== 'user' && (effectiveTo === null || effectiveTo > at),
      ),
  }
}

const nameOf = (provider: string, id: string) => `${provider}:${id}`
