import { z } from 'zod'
import { count, day, id, instant, modelRef, procedure, usd } from './common.ts'

/** Why a bill and the ledger differ. */
const GAP_CAUSES = [
  'not_yet_billed',
  'exposure_billed',
  'other_use',
  'missing_calls',
  'unbilled_calls',
  'day_boundary',
  'discount',
  'free_quota',
  'price',
  'rounding',
  'unexplained',
] as const
const cause = z.enum(GAP_CAUSES)
export type GapCause = z.infer<typeof cause>

export const BILLED_BY = ['day', 'model', 'line'] as const
const unit = z.enum(['input', 'cached_input', 'cache_write_5m', 'cache_write_1h', 'output', 'search'])
const provider = z.string().min(1)
const origin = z.enum(['api', 'csv', 'reported'])

/** A part of a gap: what the bill has beyond the ledger, below zero where it has less. */
const part = z.object({ cause, amountUsd: usd })

const sums = {
  /** Of days of which a bill is known. */
  ledgerUsd: usd,
  billedUsd: usd,
  /** Billed less ledger; the parts add up to it. */
  gapUsd: usd,
  parts: z.array(part),
  /** Of days of which no bill is known. */
  uncomparedUsd: usd,
  /** At most, of calls of unknown outcome. */
  exposureUsd: usd,
}

const billedRow = z.object({
  provider,
  /** The provider's own day; null when the row is of several. */
  day: day.nullable(),
  modelId: id.nullable(),
  model: z.string().nullable(),
  unit: unit.nullable(),
  ...sums,
  ledgerQuantity: count.nullable(),
  billedQuantity: count.nullable(),
  /** Whether any bill is known of it. */
  compared: z.boolean(),
})
export type BilledRow = z.infer<typeof billedRow>

const priceGap = z.object({
  provider,
  modelId: id,
  model: z.string(),
  unit,
  /** Dollars per million tokens, or per thousand searches. */
  knownUsd: usd,
  billedUsd: usd,
  from: day,
  days: count,
  /** Whether the registry has it now. */
  accepted: z.boolean(),
})
export type PriceGap = z.infer<typeof priceGap>

const exposures = z.object({
  provider,
  /** Calls of unknown outcome that were billed, and what for. */
  billed: count,
  billedUsd: usd,
  /** Those that the provider finished counting and does not have. */
  unbilled: count,
  unbilledUsd: usd,
})
export type BilledExposures = z.infer<typeof exposures>

const billingOutput = z.object({
  from: day,
  to: day,
  /** The home's today. */
  today: day,
  providers: z.array(z.object({ provider, origins: z.array(origin), zone: z.string(), ...sums })),
  rows: z.array(billedRow),
  prices: z.array(priceGap),
  exposures: z.array(exposures),
})
export type BillingReport = z.infer<typeof billingOutput>

const period = { from: day, to: day }
const ofProvider = z.object({ provider, ...period })

const imported = z.object({
  /** Null when nothing was kept. */
  importId: id.nullable(),
  from: z.string(),
  to: z.string(),
  added: count,
  unchanged: count,
  restated: count,
  gone: count,
  notes: z.array(z.string()),
})
export type ImportedBill = z.infer<typeof imported>

const billOf = z.object({
  uploadId: z.uuid(),
  provider,
  /** A field's column: its number from 1, or "-" for none; null takes what was chosen for the provider before. */
  map: z.record(z.string(), z.string()).nullable(),
  decimal: z.enum(['.', ',']).nullable(),
})
export type BillOf = z.infer<typeof billOf>

const row = z.number().int().positive()

const billPreview = imported.omit({ importId: true }).extend({
  rows: count,
  badRows: count,
  duplicates: count,
  bad: z.array(z.object({ row, column: z.string().nullable(), reason: z.string() })),
  columns: z.array(z.object({ title: z.string(), field: z.string().nullable() })),
  sample: z.array(z.object({ row, cells: z.array(z.string()) })),
})
export type BillPreview = z.infer<typeof billPreview>

const billImport = z.object({
  importId: id,
  provider,
  source: z.enum(['api', 'csv']),
  name: z.string(),
  ...period,
  added: count,
  unchanged: count,
  restated: count,
  rejected: count,
  at: instant,
  undoneAt: instant.nullable(),
})
export type BillImport = z.infer<typeof billImport>

const billSource = z.object({
  provider,
  /** Whether the provider tells its bill by API. */
  byApi: z.boolean(),
  /** Whether it can be asked now. */
  ready: z.boolean(),
  /** `ends in …4f2a`; null without an admin key. */
  hint: z.string().nullable(),
})
export type BillSourceState = z.infer<typeof billSource>

export const billing = {
  /** Every provider's bill beside the ledger, by the provider's own days. */
  report: procedure
    .input(
      z.object({
        /** A day of the month that is shown; today when null. */
        date: day.nullable(),
        provider: provider.nullable(),
        by: z.enum(BILLED_BY),
      }),
    )
    .output(billingOutput),
  /** What stands behind a figure: lines of the bill, and entries of the ledger, the first of each. */
  behind: procedure.input(ofProvider.extend({ modelId: id.nullable(), model: z.string().nullable() })).output(
    z.object({
      lines: z.array(
        z.object({
          lineId: id,
          day,
          line: z.string(),
          source: origin,
          quantity: count.nullable(),
          amountUsd: usd,
        }),
      ),
      lineCount: count,
      entries: z.array(
        z.object({
          entryId: id,
          at: instant,
          model: modelRef,
          servedModel: z.string().nullable(),
          answerId: id.nullable(),
          state: z.enum(['settled', 'exposure']),
          inputTokens: count,
          outputTokens: count,
          searches: count,
          totalUsd: usd,
        }),
      ),
      entryCount: count,
    }),
  ),
  /** Where bills can come from. */
  sources: procedure.output(z.object({ sources: z.array(billSource), keychain: z.string().nullable() })),
  /** Keeps a key that reads bills; it goes inwards only. */
  setAdminKey: procedure.input(z.object({ provider, key: z.string().max(10_000) })).output(z.object({})),
  removeAdminKey: procedure.input(z.object({ provider })).output(z.object({})),
  /** Asks a provider for its bill and keeps what is new. */
  fetch: procedure.input(ofProvider).output(imported),
  /** The fields that a file may give. */
  fields: procedure.output(z.array(z.object({ field: z.string(), required: z.boolean() }))),
  /** What importing a file would do; writes nothing. */
  preview: procedure.input(billOf).output(billPreview),
  importFile: procedure.input(billOf).output(imported),
  /** The newest first. */
  imports: procedure.output(z.array(billImport)),
  undo: procedure.input(z.object({ importId: id })).output(z.object({})),
  /** Settles the calls of unknown outcome that were billed. */
  settle: procedure.input(ofProvider).output(z.object({ calls: count })),
  /** Writes off the calls of unknown outcome that were not billed. */
  writeOff: procedure.input(ofProvider).output(z.object({ calls: count })),
  /** Takes a price that the bill shows into the registry, from its day on. */
  acceptPrice: procedure.input(ofProvider.extend({ modelId: id, unit, usd })).output(z.object({})),
}
