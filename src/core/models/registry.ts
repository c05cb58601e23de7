import type { ModelPrice, RegistryModel } from '../../contract/index.ts'
import type { Db } from '../db/index.ts'
import { formatUsd } from '../money.ts'
import type { Clock } from '../ports.ts'
import { listPrice, type PriceRow, type PriceUnit } from './price.ts'
import { ratesFor } from './rates.ts'
import { registryRepository } from './repository.ts'
import type { Models } from './service.ts'

/** The registry as a page shows it, and what the user decides there. */
export function createRegistry({ db, clock, models }: { db: Db; clock: Clock; models: Models }) {
  const repository = registryRepository(db)

  return {
    list(): RegistryModel[] {
      const now = clock.now()
      const listed = repository.models()
      const free = new Map(
        [...new Set(listed.map(({ provider }) => provider))].map((name) => [name, models.isFree(name)]),
      )
      return listed.map((model) => {
        const rates = ratesFor(models.pricesFor(model.id, now), 0, null)
        const price = (unit: PriceUnit) => {
          const row = rates.row(unit)
          return row ? formatUsd(listPrice(unit, row.pico)) : null
        }
        return {
          modelId: model.id,
          ...{ provider: model.provider, model: model.model, displayName: model.displayName },
          ...{ isCurrent: model.isCurrent, isAvailable: model.isAvailable, firstSeenAt: model.firstSeenAt },
          ...{ inputUsdPerM: price('input'), outputUsdPerM: price('output'), searchUsdPerK: price('search') },
          priceOrigin: rates.row('input')?.origin ?? null,
          free: free.get(model.provider) ?? false,
        }
      })
    },

    /** @throws UserError `not_found` */
    prices(modelId: number): ModelPrice[] {
      const now = clock.now()
      models.byId(modelId)
      const inForce = models.pricesFor(modelId, now)
      const rates = ratesFor(inForce, 0, null)
      const own = repository.pricesOf(modelId)
      const inherited = inForce.filter((row) => own.every(({ id }) => id !== row.id))
      const rows = [
        ...own.map((row) => ({ row, inheritedFrom: null })),
        ...inherited.map((row) => ({ row, inheritedFrom: repository.modelOfPrice(row.id) })),
      ]
      return rows
        .map(({ row, inheritedFrom }) => ({ ...priceOf(row), standing: standingOf(row, now, rates), inheritedFrom }))
        .sort((a, b) => b.from - a.from || b.priceId - a.priceId)
    },

    /** @throws UserError `not_found` */
    async decide(modelId: number, { isCurrent, isAvailable }: Pick<RegistryModel, 'isCurrent' | 'isAvailable'>) {
      models.byId(modelId)
      await db.write(() => {
        repository.decide(modelId, { isCurrent, isAvailable })
        repository.bumpRevision()
      })
    },
  }
}

const priceOf = ({ id, unit, pico, effectiveFrom, effectiveTo, ...row }: PriceRow) => ({
  priceId: id,
  unit,
  usd: formatUsd(listPrice(unit, pico)),
  minInputTokens: row.minInputTokens,
  serviceTier: row.serviceTier,
  from: effectiveFrom,
  to: effectiveTo,
  ...{ origin: row.origin, source: row.source, checkedOn: row.checkedOn },
})

/** What a price is to an ordinary call at an instant. */
function standingOf(row: PriceRow, now: number, rates: ReturnType<typeof ratesFor>): ModelPrice['standing'] {
  if (row.effectiveFrom > now) return 'coming'
  if (row.effectiveTo !== null && row.effectiveTo <= now) return 'past'
  const special = row.minInputTokens > 0 || row.serviceTier !== null
  return special || rates.row(row.unit)?.id === row.id ? 'used' : 'kept'
}
