import type { Db } from '../db/index.ts'
import { messageOf, UserError } from '../errors.ts'
import { formatUsd, MoneyError, type PicoUsd } from '../money.ts'
import type { Clock } from '../ports.ts'
import { BUILT_IN_PROVIDERS, isLoopback, type Usage } from '../providers/index.ts'
import { type Catalogue, catalogue } from './catalogue.ts'
import { listPrice, type PriceRow, type PriceUnit, unitPrice } from './price.ts'
import { changedPrices, priceDifferences, pricedModels } from './priceCheck.ts'
import { type PriceProposal, proposePrice, type Unpriced } from './proposal.ts'
import { ratesFor } from './rates.ts'
import { type Model, registryRepository } from './repository.ts'
import { bundledModels, type SeededPrice, seedVersion } from './seed.ts'
import { raisedBounds } from './worstCase.ts'

/** A model as lists show it. */
export interface ListedModel {
  provider: string
  model: string
  displayName: string
  isCurrent: boolean
  isAvailable: boolean
  /** Whether an answer without search has a price. */
  priced: boolean
  /** Dollars per million tokens as decimal text; null when unknown. */
  inputUsdPerM: string | null
  outputUsdPerM: string | null
  /** ISO 8601, UTC. */
  firstSeen: string
}

/** The user's own price: dollars per million tokens, and per thousand searches, as decimal text. */
export interface OwnPrice {
  provider: string
  model: string
  input: string
  output: string
  cached?: string
  search?: string
  /** UTC milliseconds; now, when absent. */
  from?: number
}

/** The registry of models and prices: the single source of truth for what may be asked and what it costs. */
export interface Models {
  /**
   * Brings the tables to the bundled files, when those have changed since. Safe to run at every start.
   * @returns what that changed of prices that were known, in one sentence; null when nothing
   */
  seed(): Promise<string | null>
  list(): ListedModel[]
  /** The model of exactly this id, else the one whose rule the id fits; undefined when none does. */
  find(provider: string, id: string): Model | undefined
  /** The listed model that a name stands for: of two names of one model, as an alias and a dated id, the same. */
  listedAs(provider: string, id: string): Model | undefined
  /** @throws UserError `not_found` */
  byId(modelId: number): Model
  /** Whether a name is a built-in provider or an endpoint the user added. */
  hasProvider(name: string): boolean
  /**
   * The row of exactly this id, made when there is none, so that a model is asked by the name the user gave; to be
   * called inside `Db.write`. A new row may be asked; its price is that of the model whose rule its id fits, or none.
   * @returns its number
   */
  resolveModel(provider: string, id: string): number
  /**
   * The rows in force at an instant: the model's own, and where it lists none for a unit, those of the model whose rule
   * its id fits. Empty when it has no price.
   * @param at UTC milliseconds
   */
  pricesFor(modelId: number, at: number): PriceRow[]
  /** Whether an endpoint's calls cost nothing unless a price says otherwise: a compatible one on this machine, or said to be free. */
  isFree(provider: string): boolean
  /**
   * The model whose prices a provider charges: the one that answered where the registry knows it as another one than
   * was asked (a retired model whose requests are routed to its successor), else the one that was asked. What the user
   * set a price for is charged at that price, whatever answered.
   */
  billedModel(asked: Model, servedModel: string): Model
  /** Prices that the bundled lists would give a model; nothing is applied. @param at UTC milliseconds */
  proposePrice(model: Unpriced, at: number): PriceProposal | null
  /** Registers models that a provider's list brought, not current and not available; inside `Db.write`. Known ones are left. */
  registerListed(provider: string, listed: readonly { id: string; displayName: string | null }[]): void
  /** Whether a model is offered and may be asked; inside `Db.write`, which ends with `changed`. */
  decide(modelId: number, decision: Pick<Model, 'isCurrent' | 'isAvailable'>): void
  /**
   * Makes proposed prices the user's own, each from an instant on or from its own later day; inside `Db.write`, which
   * ends with `changed`.
   * @returns the rows' numbers
   */
  acceptPrices(modelId: number, rows: readonly PriceRow[], from: number): number[]
  /** Takes the user's own prices back from now on, as `acceptPrices` made them. What was charged by them stays. */
  endPrices(priceIds: readonly number[]): void
  /** Says that models or prices changed, once for all changes of a transaction, because every reader reads them anew. */
  changed(): void
  /** Registers the model when it is unknown. Earlier prices stay, for what was charged by them. @throws UserError `bad_input` */
  setPrice(price: OwnPrice): Promise<Model>
  /** What one unit of a model costs at an instant, at the standard tier; null when it has no price. */
  unitPrice(modelId: number, unit: PriceUnit, at: number): PicoUsd | null
  /** Adds a price of one unit from an instant on; what was charged before keeps the price it was charged by. */
  setUnitPrice(price: { modelId: number; unit: PriceUnit; pico: PicoUsd; from: number; source: string }): Promise<void>
  /**
   * Raises a model's bounds to what a call used above them; to be called inside `Db.write`, with the settlement.
   * @returns whether they were raised
   */
  raiseBounds(modelId: number, call: { promptBytes: number; usage: Usage }): boolean
}

/** What to tell the user when a model has no price, with the command that sets it. */
export const unpricedError = (provider: string, model: string, reason = 'the model has no price'): UserError =>
  new UserError(
    'unpriced',
    `${provider}:${model} was not asked, because ${reason}. Set it with: earshot price set ${provider}:${model} --input <$ per million tokens> --output <$ per million tokens>${reason.includes('search') ? ' --search <$ per thousand searches>' : ''}`,
  )

/** The registry over a home's database. Reads are from memory, as fresh as the last change by any process. */
export function createModels({ db, clock }: { db: Db; clock: Clock }): Models {
  const repository = registryRepository(db)
  let cached: Catalogue | undefined

  const current = (): Catalogue => {
    if (!cached || cached.revision !== repository.revision()) cached = catalogue(repository.read())
    return cached
  }
  const find = (provider: string, id: string) => current().exactly(provider, id) ?? current().byRule(provider, id)
  const resolveModel = (provider: string, model: string): number => {
    const known = current().exactly(provider, model)
    if (known) return known.id
    const displayName = current().byRule(provider, model)?.displayName ?? model
    const modelId = repository.insertModel({ provider, model, displayName, origin: 'user' }, clock.now())
    repository.bumpRevision()
    return modelId
  }
  const byId = (modelId: number): Model => {
    const model = current().byId(modelId)
    if (!model) throw new UserError('not_found', `The registry has no model number ${modelId}.`)
    return model
  }

  return {
    async seed() {
      const version = seedVersion()
      if (repository.seedVersion() === version) return null
      const seeded = bundledModels()
      return db.write(() => {
        if (repository.seedVersion() === version) return null
        const changed = changedPrices(priceDifferences(pricedModels(db), seeded, clock.now()))
        repository.applySeed(seeded, version, clock.now())
        return changed
      })
    },

    list() {
      const now = clock.now()
      return current().models.map((model) => listed(model, current().pricesFor(model.id, now)))
    },

    find,
    listedAs: (provider, id) => current().byRule(provider, id) ?? current().exactly(provider, id),
    byId,
    resolveModel,
    hasProvider: (name) =>
      BUILT_IN_PROVIDERS.some((provider) => provider === name) || repository.endpoint(name) !== undefined,
    pricesFor: (modelId, at) => current().pricesFor(modelId, at),

    isFree(provider) {
      const endpoint = repository.endpoint(provider)
      return endpoint?.kind === 'compatible' && (endpoint.free === 1 || isLoopback(endpoint.baseUrl))
    },

    billedModel(asked, servedModel) {
      const served = find(asked.provider, servedModel)
      // A row that nobody has priced says nothing about what is charged.
      if (!served || current().pricesFor(served.id, clock.now()).length === 0) return asked
      const listedAs = (model: Model) => (current().byRule(model.provider, model.model) ?? model).id
      const ownPrice = current()
        .pricesFor(asked.id, clock.now())
        .some(({ origin }) => origin === 'user')
      return ownPrice || listedAs(served) === listedAs(asked) ? asked : served
    },

    proposePrice: (model, at) => proposePrice(current(), model, at),

    registerListed(provider, listed) {
      for (const { id, displayName } of listed) {
        repository.insertListed({ provider, model: id, displayName: displayName ?? id }, clock.now())
      }
      repository.bumpRevision()
    },

    decide: repository.decide,
    acceptPrices: (modelId, rows, from) => repository.insertPrices(modelId, acceptedRows(rows, from), clock.now()),
    endPrices: (priceIds) => repository.endPrices(priceIds, clock.now()),
    changed: repository.bumpRevision,

    async setPrice(price) {
      const now = clock.now()
      const rows = ownRows(price, price.from ?? now, now)
      const modelId = await db.write(() => {
        const id = resolveModel(price.provider, price.model)
        repository.setAvailable(id)
        repository.insertPrices(id, rows, now)
        repository.bumpRevision()
        return id
      })
      return byId(modelId)
    },

    unitPrice: (modelId, unit, at) => ratesFor(current().pricesFor(modelId, at), 0, null).row(unit)?.pico ?? null,

    async setUnitPrice({ modelId, unit, pico, from, source }) {
      const now = clock.now()
      const row: SeededPrice = {
        ...{ unit, pico, minInputTokens: 0, serviceTier: null, effectiveFrom: from, effectiveTo: null },
        ...{ origin: 'user', source, checkedOn: new Date(now).toISOString().slice(0, 10) },
      }
      await db.write(() => {
        repository.insertPrices(byId(modelId).id, [row], now)
        repository.bumpRevision()
      })
    },

    raiseBounds(modelId, call) {
      const model = byId(modelId)
      const raised = raisedBounds(model, call)
      if (!raised) return false
      repository.setBounds(modelId, raised)
      repository.bumpRevision()
      return true
    },
  }
}

function listed(model: Model, prices: readonly PriceRow[]): ListedModel {
  const rates = ratesFor(prices, 0, null)
  const dollars = (unit: PriceUnit) => {
    const row = rates.row(unit)
    return row ? formatUsd(listPrice(unit, row.pico)) : null
  }
  const [inputUsdPerM, outputUsdPerM] = [dollars('input'), dollars('output')]
  return {
    provider: model.provider,
    model: model.model,
    displayName: model.displayName,
    isCurrent: model.isCurrent,
    isAvailable: model.isAvailable,
    priced: inputUsdPerM !== null && outputUsdPerM !== null,
    inputUsdPerM,
    outputUsdPerM,
    firstSeen: new Date(model.firstSeenAt).toISOString(),
  }
}

/** A price of the user's without a tier holds for every tier, so tiers come after it: of equal rows the later one wins. */
const acceptedRows = (rows: readonly PriceRow[], from: number): SeededPrice[] =>
  rows
    .toSorted((a, b) => Number(a.serviceTier !== null) - Number(b.serviceTier !== null))
    .map(({ id: _, ...row }) => ({
      ...row,
      origin: 'user' as const,
      effectiveFrom: Math.max(from, row.effectiveFrom),
      effectiveTo: null,
    }))

function ownRows(price: OwnPrice, effectiveFrom: number, now: number): SeededPrice[] {
  const given: [PriceUnit, string | undefined][] = [
    ['input', price.input],
    ['output', price.output],
    ['cached_input', price.cached],
    ['search', price.search],
  ]
  return given.flatMap(([unit, dollars]) => {
    if (dollars === undefined) return []
    return [
      {
        unit,
        pico: parsed(price, unit, dollars),
        minInputTokens: 0,
        serviceTier: null,
        effectiveFrom,
        effectiveTo: null,
        origin: 'user' as const,
        source: 'set by the user',
        checkedOn: new Date(now).toISOString().slice(0, 10),
      },
    ]
  })
}

function parsed({ provider, model }: OwnPrice, unit: PriceUnit, dollars: string) {
  try {
    return unitPrice(unit, dollars)
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error
    throw new UserError(
      'bad_input',
      `The ${unit.replaceAll('_', ' ')} price of ${provider}:${model} was not set: ${messageOf(error)}. Nothing was changed; give dollars as a decimal number, such as 1.25.`,
      { cause: error },
    )
  }
}
