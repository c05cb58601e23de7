import { z } from 'zod'
import { matchRule } from './match.ts'

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const dollars = z.string().regex(/^\d+(\.\d+)?$/)

/** Prices that begin on one day: dollars per million tokens, and per thousand searches, as the providers list them. */
const seedPrice = z.strictObject({
  /** First day, from midnight UTC; without it, from the beginning. It ends where the model's next day begins. */
  from: date.optional(),
  /** The tier of requests with more input tokens than this; without it, the base. */
  above: z.int().positive().optional(),
  serviceTier: z.string().optional(),
  input: dollars.optional(),
  cached_input: dollars.optional(),
  cache_write_5m: dollars.optional(),
  cache_write_1h: dollars.optional(),
  output: dollars.optional(),
  search: dollars.optional(),
})
export type SeedPrice = z.infer<typeof seedPrice>

const seedModel = z.strictObject({
  provider: z.string(),
  model: z.string(),
  name: z.string(),
  /** May be asked. */
  available: z.boolean(),
  match: matchRule,
  prices: z.array(seedPrice),
})
export type SeedModel = z.infer<typeof seedModel>

/** The file that the import writes. */
export const importedSeed = z.strictObject({
  package: z.string(),
  version: z.string(),
  licence: z.string(),
  importedOn: date,
  /** The providers' own pricing pages. */
  pages: z.record(z.string(), z.url()),
  models: z.array(seedModel),
})
export type ImportedSeed = z.infer<typeof importedSeed>

const sourced = { source: z.url(), checkedOn: date }
const some = { provider: z.string(), models: matchRule }

/** The file written by hand: what the imported one lacks or has wrong. Every price names its page and day. */
export const ownSeed = z.strictObject({
  note: z.string(),
  /** Models that the import has not. */
  models: z.array(seedModel.extend(sourced)),
  /** Prices for models of either file whose id fits. */
  prices: z.array(z.strictObject({ ...some, ...sourced, prices: z.array(seedPrice) })),
  /** Tiers of service, as a multiple of every standard token price of models whose id fits. */
  tiers: z.array(z.strictObject({ ...some, ...sourced, serviceTier: z.string(), factor: dollars })),
  /** What one call may do, for models whose id fits; the last that fits holds. */
  bounds: z.array(
    z.strictObject({
      ...some,
      maxSearches: z.int().positive(),
      searchInputTokens: z.int().nonnegative(),
      why: z.string(),
    }),
  ),
  /** Offered by default: `provider:id`. */
  current: z.array(z.string()),
  /** Shut down by their provider; their prices stay, for history. */
  retired: z.array(z.strictObject({ ...some, ...sourced })),
})
export type OwnSeed = z.infer<typeof ownSeed>
