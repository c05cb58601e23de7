import { z } from 'zod'
import { day, id, instant, procedure, usd } from './common.ts'

/** Where a price comes from: the imported list, Earshot's additions to it, the user's own word. */
const priceOrigin = z.enum(['genai-prices', 'earshot', 'user'])

export const registryModel = z.object({
  modelId: id,
  provider: z.string(),
  model: z.string(),
  displayName: z.string(),
  /** Offered by default. */
  isCurrent: z.boolean(),
  /** May be asked. */
  isAvailable: z.boolean(),
  /** Dollars per million tokens; null when unknown. */
  inputUsdPerM: usd.nullable(),
  outputUsdPerM: usd.nullable(),
  /** Dollars per thousand searches; null when unknown. */
  searchUsdPerK: usd.nullable(),
  /** Of the input's price. */
  priceOrigin: priceOrigin.nullable(),
  /** Without a price of its own it costs nothing: it runs on this machine, or the user said so. */
  free: z.boolean(),
  firstSeenAt: instant,
})
export type RegistryModel = z.infer<typeof registryModel>

export const modelPrice = z.object({
  priceId: id,
  unit: z.enum(['input', 'cached_input', 'cache_write_5m', 'cache_write_1h', 'output', 'search']),
  /** Per million tokens, or per thousand searches. */
  usd,
  /** Holds when a request's input is above this; 0 is the base price. */
  minInputTokens: z.number().int().nonnegative(),
  /** Null is the standard tier. */
  serviceTier: z.string().nullable(),
  from: instant,
  /** Exclusive; null while it holds. */
  to: instant.nullable(),
  origin: priceOrigin,
  source: z.string(),
  checkedOn: day,
  /** `used`: a call now is charged by it. `kept`: another one goes before it. `past`, `coming`: by its dates. */
  standing: z.enum(['used', 'kept', 'past', 'coming']),
  /** The model whose price it is, where this one has none of its own. */
  inheritedFrom: z.string().nullable(),
})
export type ModelPrice = z.infer<typeof modelPrice>

export const models = {
  /** The whole registry. */
  list: procedure.output(z.array(registryModel)),
  /** Every price that a model has or had, newest first. */
  prices: procedure.input(z.object({ modelId: id })).output(z.array(modelPrice)),
  /** Whether a model is offered and may be asked. What is offered may be asked. */
  decide: procedure
    .input(z.object({ modelId: id, isCurrent: z.boolean(), isAvailable: z.boolean() }))
    .output(z.object({})),
  /** The user's own price, from now on or from the beginning of a day; earlier prices stay, for what was charged by them. */
  setPrice: procedure
    .input(
      z.object({
        modelId: id,
        inputUsdPerM: usd,
        outputUsdPerM: usd,
        cachedUsdPerM: usd.nullable(),
        searchUsdPerK: usd.nullable(),
        /** In the home's zone; null is now. */
        from: day.nullable(),
      }),
    )
    .output(z.object({})),
}
