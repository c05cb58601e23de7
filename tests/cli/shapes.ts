import { z } from 'zod'
import { PROJECT } from './support.ts'

/** The shapes that scripts rely on, as the command line promises them. */

const count = z.number().int().nonnegative()
const usd = z.string().regex(/^\d+(\.\d+)?$/)
const day = z.iso.date()
const ratio = z.number().min(0).max(1).nullable()

export const outcome = z.strictObject({
  runIds: z.array(z.number().int().positive()),
  status: z.enum(['completed', 'partial', 'failed', 'blocked', 'cancelled']),
  planned: count,
  succeeded: count,
  failed: count,
  blocked: count,
  judgements: z.strictObject({ planned: count, succeeded: count, failed: count, blocked: count }),
  costUsd: usd,
  exposureUsd: usd,
  durationMs: count,
  errors: z.array(z.strictObject({ provider: z.string(), class: z.string(), count, message: z.string() })),
})

const usage = z.strictObject({
  inputTokens: count,
  cachedInputTokens: count,
  cacheWriteTokens: count,
  outputTokens: count,
  reasoningTokens: count,
  searches: count,
})

const sentiment = z.enum(['positive', 'neutral', 'negative', 'mixed', 'unscored', 'none'])
const state = z.enum(['named', 'linked_only', 'absent_statement', 'refused', 'absent'])

export const answerLine = z.object({
  answerId: z.number(),
  runId: z.number(),
  day,
  project: z.literal(PROJECT.name),
  prompt: z.string(),
  provider: z.string(),
  model: z.string(),
  servedModel: z.string(),
  surface: z.literal('api'),
  search: z.boolean(),
  sample: z.literal(1),
  status: z.enum(['ok', 'refused', 'truncated', 'filtered', 'error']),
  errorClass: z.string().nullable(),
  text: z.string(),
  finishReason: z.string().nullable(),
  latencyMs: count,
  usage,
  cost: z.strictObject({ tokensUsd: usd, searchUsd: usd, totalUsd: usd }),
  citations: z.array(
    z.looseObject({ url: z.string(), title: z.string().nullable(), domain: z.string().nullable(), position: count }),
  ),
  mentions: z.array(
    z.looseObject({
      brand: z.string(),
      isOwn: z.boolean(),
      state,
      count,
      firstOffset: count.nullable(),
      rank: z.number().nullable(),
      sentiment,
      sentimentMethod: z.enum(['judge', 'lexicon']).nullable(),
    }),
  ),
})

export const ledgerLine = z.object({
  entryId: z.number(),
  at: z.union([z.number(), z.string()]),
  day,
  provider: z.string(),
  model: z.string(),
  servedModel: z.string(),
  kind: z.literal('answer'),
  project: z.literal(PROJECT.name),
  runId: z.number(),
  answerId: z.number(),
  usage,
  tokensUsd: usd,
  searchUsd: usd,
  totalUsd: usd,
  state: z.enum(['settled', 'exposure']),
  priceIds: z.array(z.number()),
})

export const costReport = z.object({
  period: z.literal('month'),
  from: day,
  to: day,
  totalUsd: usd,
  usageCount: count,
  breakdown: z.array(z.object({ provider: z.string(), costUsd: usd, count })).length(4),
  rows: z.array(z.object({ day, provider: z.string(), costUsd: usd, count })).length(4),
})

const reportBrand = z.object({
  brand: z.string(),
  isOwn: z.boolean(),
  visibility: z.object({ value: ratio, low: ratio, high: ratio, named: count, valid: count, n_prompts: count }),
  shareOfVoice: ratio,
  averagePosition: z.object({ value: z.number().nullable(), n: count }),
  netSentiment: z.object({ value: z.number().nullable(), scored: count, unscored: count }),
  citationRate: ratio,
})

export const report = z.object({
  project: z.string(),
  from: day,
  to: day,
  brands: z.array(reportBrand),
  byModel: z.array(z.object({ model: z.string(), brands: z.array(reportBrand) })).length(4),
  excluded: z.object({ errors: count, truncated: count }),
})

export const models = z.array(
  z.object({
    provider: z.string(),
    model: z.string(),
    displayName: z.string(),
    isCurrent: z.boolean(),
    isAvailable: z.boolean(),
    priced: z.boolean(),
    inputUsdPerM: usd.nullable(),
    outputUsdPerM: usd.nullable(),
    firstSeen: z.string(),
  }),
)

export const budget = z.object({
  scope: z.string(),
  limitUsd: usd,
  settledUsd: usd,
  heldUsd: usd,
  exposureUsd: usd,
  alertAt: z.number(),
})

export const doctor = z.object({
  ok: z.boolean(),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string(), remedy: z.string().nullable() })),
})
