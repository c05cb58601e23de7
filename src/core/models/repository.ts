import type { Db } from '../db/index.ts'
import { pico } from '../money.ts'
import type { MatchRule } from './match.ts'
import type { PriceRow } from './price.ts'
import type { SeededModel, SeededPrice } from './seed.ts'
import { planPrices } from './seedPlan.ts'
import type { Bounds } from './worstCase.ts'

/** A row of the registry. */
export interface Model extends Bounds {
  id: number
  /** Built-in provider, or the name of an OpenAI-compatible endpoint. */
  provider: string
  /** The provider's own id. */
  model: string
  displayName: string
  /** Offered by default. */
  isCurrent: boolean
  /** May be asked. */
  isAvailable: boolean
  match: MatchRule | null
  origin: 'genai-prices' | 'earshot' | 'user' | 'list'
  /** UTC milliseconds. */
  firstSeenAt: number
}

/** Everything the registry knows, as of one revision. */
export interface RegistryData {
  revision: number
  /** In the order they were registered. */
  models: Model[]
  /** Every price row a model has had, by model id. */
  prices: Map<number, PriceRow[]>
}

export type NewModel = Pick<Model, 'provider' | 'model' | 'displayName' | 'origin'>

/**
 * Reads and writes the registry's tables; the writing functions are to be called inside `Db.write`. Statements are
 * prepared and plain, because at the first start a thousand rows are written in one short transaction.
 */
export function registryRepository({ sqlite }: Db) {
  const statements = prepare(sqlite)

  const bumpRevision = (): void => void statements.bumpRevision.run()

  const insertModel = (model: NewModel, now: number): number => {
    const { provider, model: id, displayName, origin } = model
    return statements.insertModel.get(provider, id, displayName, origin, now) as number
  }

  /** @returns their ids */
  const insertPrices = (modelId: number, rows: readonly SeededPrice[], now: number): number[] =>
    rows.map(({ unit, minInputTokens, serviceTier, effectiveFrom, effectiveTo, ...row }) =>
      Number(
        statements.insertPrice.run(
          ...[modelId, unit, row.pico, minInputTokens, serviceTier, effectiveFrom, effectiveTo],
          ...[row.origin, row.source, row.checkedOn, now],
        ).lastInsertRowid,
      ),
    )

  const read = (): RegistryData => {
    // The revision is read first: a change in between is then seen as a newer one and read again.
    const revision = statements.revision.get() as number
    const prices = new Map<number, PriceRow[]>()
    for (const { modelId, ...row } of statements.prices.all() as (StoredPrice & { modelId: number })[]) {
      const kept = prices.get(modelId) ?? []
      prices.set(modelId, kept)
      kept.push({ ...row, pico: pico(row.pico) })
    }
    return { revision, models: (statements.models.all() as StoredModel[]).map(toModel), prices }
  }

  /** The row of a bundled model, brought to what the file says of it. */
  const placeModel = (seed: SeededModel, known: Model | undefined, now: number): number => {
    const match = JSON.stringify(seed.match)
    if (known) {
      statements.updateModel.run(known.origin === 'user' ? known.displayName : seed.name, match, known.id)
      return known.id
    }
    const { provider, model, name, origin, bounds } = seed
    const id = insertModel({ provider, model, displayName: name, origin }, now)
    const flags = [seed.current ? 1 : 0, seed.available ? 1 : 0]
    statements.decideModel.run(...flags, match, bounds.maxSearches, bounds.searchInputTokens, id)
    return id
  }

  return {
    revision: (): number => statements.revision.get() as number,
    seedVersion: (): string | null => statements.seedVersion.get() as string | null,
    endpoint: (name: string) => statements.endpoint.get(name) as StoredEndpoint | undefined,
    read,
    bumpRevision,
    insertModel,
    insertPrices,
    /** A model that a provider's list brought: neither offered nor asked until somebody says so. A known one is left. */
    insertListed: ({ provider, model, displayName }: Omit<NewModel, 'origin'>, now: number): void =>
      void statements.insertListed.run(provider, model, displayName, now),
    models: (): Model[] => (statements.models.all() as StoredModel[]).map(toModel),
    /** Every price that a model itself has or had. */
    pricesOf: (modelId: number): PriceRow[] =>
      (statements.pricesOf.all(modelId) as StoredPrice[]).map((row) => ({ ...row, pico: pico(row.pico) })),
    /** The provider's id of the model that a price is for. */
    modelOfPrice: (priceId: number) => statements.modelOfPrice.get(priceId) as string,
    decide: (modelId: number, { isCurrent, isAvailable }: Pick<Model, 'isCurrent' | 'isAvailable'>): void =>
      void statements.decide.run(isCurrent ? 1 : 0, isAvailable ? 1 : 0, modelId),
    /** Ends prices of the user's before they held, or now. The rows stay, for what was charged by them. */
    endPrices: (priceIds: readonly number[], now: number): void => {
      for (const priceId of priceIds) statements.endPrice.run(now, priceId)
    },
    setAvailable: (modelId: number): void => void statements.setAvailable.run(modelId),
    setBounds: (modelId: number, { maxSearches, searchInputTokens }: Bounds): void =>
      void statements.setBounds.run(maxSearches, searchInputTokens, modelId),

    /**
     * Brings the tables to the bundled files. A model that is there keeps what may have been decided since: whether it
     * is current and available, and bounds raised by experience.
     */
    applySeed(seeded: readonly SeededModel[], version: string, now: number): void {
      const known = read()
      const byName = new Map(known.models.map((model) => [`${model.provider}:${model.model}`, model]))
      for (const seed of seeded) {
        const modelId = placeModel(seed, byName.get(`${seed.provider}:${seed.model}`), now)
        const plan = planPrices(known.prices.get(modelId) ?? [], seed.prices, now)
        insertPrices(modelId, plan.added, now)
        for (const row of plan.amended) statements.amendPrice.run(row.effectiveTo, row.source, row.checkedOn, row.id)
      }
      statements.setSeedVersion.run(version)
      bumpRevision()
    },
  }
}

interface StoredEndpoint {
  kind: string
  free: 0 | 1
  baseUrl: string
}

type StoredPrice = Omit<PriceRow, 'pico'> & { pico: string }

type StoredModel = Omit<Model, 'isCurrent' | 'isAvailable' | 'match'> & {
  isCurrent: 0 | 1
  isAvailable: 0 | 1
  match: string | null
}

const toModel = (row: StoredModel): Model => ({
  ...row,
  isCurrent: row.isCurrent === 1,
  isAvailable: row.isAvailable === 1,
  match: row.match === null ? null : (JSON.parse(row.match) as MatchRule),
})

function prepare(sqlite: Db['sqlite']) {
  return {
    revision: sqlite.prepare('SELECT registry_revision FROM home').pluck(),
    bumpRevision: sqlite.prepare('UPDATE home SET registry_revision = registry_revision + 1'),
    seedVersion: sqlite.prepare('SELECT seed_version FROM home').pluck(),
    setSeedVersion: sqlite.prepare('UPDATE home SET seed_version = ?'),
    endpoint: sqlite.prepare('SELECT kind, free, base_url AS baseUrl FROM endpoints WHERE name = ?'),
    models: sqlite.prepare(`
      SELECT id, provider, model, display_name AS displayName, is_current AS isCurrent, is_available AS isAvailable,
        match, max_searches AS maxSearches, search_input_tokens AS searchInputTokens, origin, first_seen_at AS firstSeenAt
      FROM models ORDER BY id`),
    // Text, because the driver's numbers lose digits above 2^53.
    prices: sqlite.prepare(`
      SELECT id, model_id AS modelId, unit, CAST(pico AS TEXT) AS pico, min_input_tokens AS minInputTokens,
        service_tier AS serviceTier, effective_from AS effectiveFrom, effective_to AS effectiveTo, origin, source,
        checked_on AS checkedOn
      FROM prices ORDER BY id`),
    pricesOf: sqlite.prepare(`
      SELECT id, unit, CAST(pico AS TEXT) AS pico, min_input_tokens AS minInputTokens, service_tier AS serviceTier,
        effective_from AS effectiveFrom, effective_to AS effectiveTo, origin, source, checked_on AS checkedOn
      FROM prices WHERE model_id = ?`),
    modelOfPrice: sqlite
      .prepare('SELECT model FROM models WHERE id = (SELECT model_id FROM prices WHERE id = ?)')
      .pluck(),
    decide: sqlite.prepare('UPDATE models SET is_current = ?, is_available = ? WHERE id = ?'),
    insertModel: sqlite
      .prepare(`
        INSERT INTO models (provider, model, display_name, origin, first_seen_at, is_available)
        VALUES (?, ?, ?, ?, ?, 1) RETURNING id`)
      .pluck(),
    insertListed: sqlite.prepare(`
      INSERT INTO models (provider, model, display_name, origin, first_seen_at) VALUES (?, ?, ?, 'list', ?)
      ON CONFLICT (provider, model) DO NOTHING`),
    updateModel: sqlite.prepare('UPDATE models SET display_name = ?, match = ? WHERE id = ?'),
    decideModel: sqlite.prepare(`
      UPDATE models SET is_current = ?, is_available = ?, match = ?, max_searches = ?, search_input_tokens = ?
      WHERE id = ?`),
    setAvailable: sqlite.prepare('UPDATE models SET is_available = 1 WHERE id = ?'),
    setBounds: sqlite.prepare('UPDATE models SET max_searches = ?, search_input_tokens = ? WHERE id = ?'),
    insertPrice: sqlite.prepare(`
      INSERT INTO prices (model_id, unit, pico, min_input_tokens, service_tier, effective_from, effective_to, origin,
        source, checked_on, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    endPrice: sqlite.prepare(
      "UPDATE prices SET effective_to = MAX(effective_from, ?) WHERE id = ? AND origin = 'user' AND effective_to IS NULL",
    ),
    amendPrice: sqlite.prepare('UPDATE prices SET effective_to = ?, source = ?, checked_on = ? WHERE id = ?'),
  }
}
