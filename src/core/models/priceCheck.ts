import type { Db } from '../db/index.ts'
import { messageOf, UserError } from '../errors.ts'
import { formatUsd, type PicoUsd } from '../money.ts'
import type { Clock } from '../ports.ts'
import { listPrice, PRICE_UNITS, type PriceOrigin, type PriceRow, type PriceUnit } from './price.ts'
import { inForce, ratesFor } from './rates.ts'
import { registryRepository } from './repository.ts'
import { bundledModels, listedModels, type SeededModel } from './seed.ts'

/** A price in force here that a list says otherwise. Dollars per million tokens, or per thousand searches, as exact text. */
export interface PriceDifference {
  provider: string
  model: string
  unit: PriceUnit
  /** What calls are charged by; null where there is no price. */
  oursUsd: string | null
  /** Where ours comes from. */
  origin: PriceOrigin | null
  /** What the list says; null where it no longer gives one. */
  listedUsd: string | null
}

/** A model of the registry with every price it has or had. */
export interface PricedModel {
  provider: string
  model: string
  prices: readonly PriceRow[]
}

/**
 * Compares the prices that ordinary calls are charged by with those of a list, model by model, as of an instant. It only
 * says what differs: whose word holds is for the user to decide. Pure.
 * @param at UTC milliseconds
 */
export function priceDifferences(
  registry: readonly PricedModel[],
  listed: readonly SeededModel[],
  at: number,
): PriceDifference[] {
  const ours = new Map(registry.map((model) => [`${model.provider}:${model.model}`, model]))
  return listed.flatMap(({ provider, model, prices }) => {
    const known = ours.get(`${provider}:${model}`)
    if (!known) return []
    const here = ratesFor(inForce(known.prices, at), 0, null)
    const there = ratesFor(inForce(numbered(prices), at), 0, null)
    return PRICE_UNITS.flatMap((unit) => {
      const [own, theirs] = [here.row(unit), there.row(unit)]
      // A unit that another one prices on both sides differs only as that one does.
      const listedHere = own?.unit === unit || theirs?.unit === unit
      if (!listedHere || own?.pico === theirs?.pico) return []
      const usd = (pico: PicoUsd | undefined) => (pico === undefined ? null : formatUsd(listPrice(unit, pico)))
      return [
        { provider, model, unit, oursUsd: usd(own?.pico), origin: own?.origin ?? null, listedUsd: usd(theirs?.pico) },
      ]
    })
  })
}

const numbered = (prices: SeededModel['prices']): PriceRow[] => prices.map((row, index) => ({ id: index + 1, ...row }))

/** The registry's models with their prices. */
export function pricedModels(db: Db): PricedModel[] {
  const { models, prices } = registryRepository(db).read()
  return models.map(({ id, provider, model }) => ({ provider, model, prices: prices.get(id) ?? [] }))
}

/**
 * Compares the prices that calls are charged by with a list: that of a newer release where its file is given, else the one
 * that comes with this program. Changes nothing.
 * @throws UserError `bad_input` when the file is no price list
 */
export function createPriceCheck({ db, clock }: { db: Db; clock: Clock }) {
  return (list?: unknown): PriceDifference[] =>
    priceDifferences(pricedModels(db), list === undefined ? bundledModels() : read(list), clock.now())
}

function read(list: unknown): SeededModel[] {
  try {
    return listedModels(list)
  } catch (error) {
    const what = 'This is no price list: it is the file genai-prices.seed.json of another release. Nothing was changed.'
    throw new UserError('bad_input', what, { details: [messageOf(error).slice(0, 500)], cause: error })
  }
}

/** What a new list changed, in one sentence; null when it changed no price that was known. */
export function changedPrices(differences: readonly PriceDifference[]): string | null {
  const changed = differences.filter(({ origin, listedUsd }) => origin !== 'user' && listedUsd !== null)
  if (changed.length === 0) return null
  const named = changed
    .slice(0, MOST_NAMED)
    .map(
      ({ provider, model, unit, oursUsd, listedUsd }) =>
        `${provider}:${model} ${unit.replaceAll('_', ' ')} from ${oursUsd === null ? 'none' : `$${oursUsd}`} to $${listedUsd}`,
    )
  const more = changed.length > MOST_NAMED ? ` and ${changed.length - MOST_NAMED} more` : ''
  return `This version brings new prices: ${named.join(', ')}${more}. What was charged before stays as it was.`
}

const MOST_NAMED = 5
