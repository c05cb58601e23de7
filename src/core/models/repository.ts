import { asc, eq, sql } from 'drizzle-orm'
import { type Db, exact, schema } from '../db/index.ts'
import type { MatchRule } from './match.ts'
import type { PriceRow } from './price.ts'
import type { SeededModel, SeededPrice } from './seed.ts'
import { planPrices } from './seedPlan.ts'
import type { Bounds } from './worstCase.ts'

const { home, models, prices } = schema

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
  models: Model[]
  /** Every price row a model has had, by model id. */
  prices: Map<number, PriceRow[]>
}

export type NewModel = Pick<Model, 'provider' | 'model' | 'displayName' | 'origin' | 'isAvailable'>

/** Reads and writes the registry's tables. The writing ones are to be called inside `Db.write`. */
export function registryRepository(db: Db) {
  const revision = db.sqlite.prepare('SELECT registry_revision FROM home').pluck()
  const seedVersion = db.sqlite.prepare('SELECT seed_version FROM home').pluck()
  const endpoint = db.sqlite.prepare('SELECT kind, free, base_url AS baseUrl FROM endpoints WHERE name = ?')
  const addPrice = db.sqlite.prepare(
    `INSERT INTO prices (model_id, unit, pico, min_input_tokens, service_tier, effective_from, effective_to, origin,
       source, checked_on, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const amendPrice = db.sqlite.prepare('UPDATE prices SET effective_to = ?, source = ?, checked_on = ? WHERE id = ?')

  const bumpRevision = () => {
    db.orm
      .update(home)
      .set({ registryRevision: sql`${home.registryRevision} + 1` })
      .run()
  }

  const insertPrices = (modelId: number, rows: readonly SeededPrice[], now: number) => {
    for (const row of rows) {
      const { unit, pico, minInputTokens, serviceTier, effectiveFrom, effectiveTo, origin, source, checkedOn } = row
      const period = [effectiveFrom, effectiveTo]
      addPrice.run(modelId, unit, pico, minInputTokens, serviceTier, ...period, origin, source, checkedOn, now)
    }
  }

  const insertModel = (model: NewModel, now: number): number => {
    const values = { ...model, firstSeenAt: now }
    return db.orm.insert(models).values(values).returning({ id: models.id }).get().id
  }

  return {
    revision: (): number => revision.get() as number,
    seedVersion: (): string | null => seedVersion.get() as string | null,
    bumpRevision,
    insertPrices,
    insertModel,

    endpoint: (name: string) => endpoint.get(name) as { kind: string; free: 0 | 1; baseUrl: string } | undefined,

    read(): RegistryData {
      // The revision is read first: a change in between is then seen as a newer one and read again.
      const current = revision.get() as number
      const priceRows = new Map<number, PriceRow[]>()
      const columns = { ...priceColumns, modelId: prices.modelId }
      for (const { modelId, ...row } of db.orm.select(columns).from(prices).orderBy(asc(prices.id)).all()) {
        priceRows.set(modelId, [...(priceRows.get(modelId) ?? []), row])
      }
      const rows = db.orm.select().from(models).orderBy(asc(models.id)).all()
      return {
        revision: current,
        models: rows.map((row) => ({ ...row, match: row.match as MatchRule | null })),
        prices: priceRows,
      }
    },

    setAvailable(modelId: number): void {
      db.orm.update(models).set({ isAvailable: true }).where(eq(models.id, modelId)).run()
    },

    setBounds(modelId: number, bounds: Bounds): void {
      db.orm.update(models).set(bounds).where(eq(models.id, modelId)).run()
    },

    /**
     * Brings the tables to the bundled files. A model that is there keeps what may have been decided since: whether it
     * is current and available, and bounds raised by experience.
     */
    applySeed(seeded: readonly SeededModel[], version: string, now: number): void {
      const known = this.read()
      const byId = new Map(known.models.map((model) => [`${model.provider}:${model.model}`, model]))
      for (const seed of seeded) {
        const model = byId.get(`${seed.provider}:${seed.model}`)
        const modelId = model?.id ?? insertModel(newModel(seed), now)
        const described = { match: seed.match, ...(model?.origin === 'user' ? {} : { displayName: seed.name }) }
        const decided = model ? {} : { isCurrent: seed.current, ...seed.bounds }
        db.orm
          .update(models)
          .set({ ...described, ...decided })
          .where(eq(models.id, modelId))
          .run()
        const plan = planPrices(known.prices.get(modelId) ?? [], seed.prices, now)
        insertPrices(modelId, plan.added, now)
        for (const row of plan.amended) amendPrice.run(row.effectiveTo, row.source, row.checkedOn, row.id)
      }
      db.orm.update(home).set({ seedVersion: version }).run()
      bumpRevision()
    },
  }
}

export type RegistryRepository = ReturnType<typeof registryRepository>

const newModel = ({ provider, model, name, origin, available }: SeededModel): NewModel => ({
  provider,
  model,
  displayName: name,
  origin,
  isAvailable: available,
})

const priceColumns = {
  id: prices.id,
  unit: prices.unit,
  pico: exact(prices.pico),
  minInputTokens: prices.minInputTokens,
  serviceTier: prices.serviceTier,
  effectiveFrom: prices.effectiveFrom,
  effectiveTo: prices.effectiveTo,
  origin: prices.origin,
  source: prices.source,
  checkedOn: prices.checkedOn,
}
