import { z } from 'zod'
import { count, day, id, instant, modelRef, procedure, usd } from './common.ts'

export const COST_PERIODS = ['day', 'week', 'month'] as const
export const COST_GROUPINGS = ['day', 'provider', 'model', 'project', 'kind'] as const

/** Settled money, money whose fate is unknown, and the paid calls. */
const spent = { costUsd: usd, exposureUsd: usd, calls: count }

/** What a paid call was for. */
const callKind = z.enum(['answer', 'judge', 'suggestion', 'embedding', 'assistant'])

/** Which entries of the ledger a figure adds up; null is any. */
export const entryFilter = z.object({
  from: day,
  to: day,
  provider: z.string().nullable(),
  modelId: id.nullable(),
  /** `none`: entries without a project. */
  projectId: z.union([id, z.literal('none')]).nullable(),
  kind: callKind.nullable(),
  state: z.enum(['settled', 'exposure']).nullable(),
})
export type EntryFilter = z.infer<typeof entryFilter>

/** What the current month will have cost when it is over. */
export const monthForecast = z.object({
  /** `YYYY-MM` */
  month: z.string(),
  spentUsd: usd,
  expectedUsd: usd,
  /** 95 % interval. */
  lowUsd: usd,
  highUsd: usd,
  /** `schedule`: the passes that are due at their quotes, and what is usually asked by hand; `past_days`: what days cost. */
  method: z.enum(['schedule', 'past_days']),
  /** Scheduled passes over all projects that are left; null without a schedule. */
  passes: count.nullable(),
  /** Past days that it rests on. */
  days: count,
  daysLeft: count,
})
export type MonthForecast = z.infer<typeof monthForecast>

export const spendingOutput = z.object({
  from: day,
  to: day,
  /** The home's today. */
  today: day,
  total: z.object(spent),
  /** The period before, as far as this one has gone. */
  previous: z.object({ from: day, to: day, ...spent }),
  /** Of the current calendar month, whatever period is shown. */
  monthToDate: z.object({ month: z.string(), costUsd: usd, exposureUsd: usd }),
  /** Every provider that was ever paid, by name: the choices of the filter. */
  providers: z.array(z.string()),
  /** The dearest first. */
  byProvider: z.array(z.object({ provider: z.string(), ...spent, previousUsd: usd })),
  /** Every day of the period, oldest first, with what each provider cost on it. */
  days: z.array(z.object({ day, costs: z.array(z.object({ provider: z.string(), costUsd: usd })) })),
  /** By days the newest first, else the dearest first. */
  rows: z.array(
    z.object({
      /** The day, provider, `provider:model`, project or kind; null for calls without a project. */
      key: z.string().nullable(),
      /** Whose colour the row has; null where several share it. */
      provider: z.string().nullable(),
      ...spent,
      /** The same of the period before; null for a day, which has none. */
      previousUsd: usd.nullable(),
      /** The entries that the row adds up. */
      entries: entryFilter,
    }),
  ),
})
export type Spending = z.infer<typeof spendingOutput>

export const ledgerEntry = z.object({
  entryId: id,
  at: instant,
  day,
  model: modelRef,
  /** What the provider said answered; null when it never answered. */
  servedModel: z.string().nullable(),
  kind: callKind,
  projectId: id.nullable(),
  project: z.string().nullable(),
  answerId: id.nullable(),
  /** `exposure`: its outcome is unknown, it cost at most this. `written_off`: it counts no more. */
  state: z.enum(['settled', 'exposure', 'written_off']),
  inputTokens: count,
  cachedInputTokens: count,
  outputTokens: count,
  reasoningTokens: count,
  searches: count,
  tokensUsd: usd,
  searchUsd: usd,
  totalUsd: usd,
})
export type LedgerEntry = z.infer<typeof ledgerEntry>

/** The last entry of the page before. */
const place = z.object({ day, entryId: id })

export const costs = {
  /** What was spent in the calendar day, ISO week or month that holds a date, or between two days. */
  spending: procedure
    .input(
      z.object({
        period: z.enum([...COST_PERIODS, 'custom']),
        /** Today when null. */
        date: day.nullable(),
        /** The first and last day of a period of one's own. */
        from: day.nullable().default(null),
        to: day.nullable().default(null),
        provider: z.string().nullable(),
        groupBy: z.enum(COST_GROUPINGS),
      }),
    )
    .output(spendingOutput),
  /** What the current month will have cost; null while there is too little to say. */
  forecast: procedure.input(z.object({ provider: z.string().nullable() })).output(monthForecast.nullable()),
  /** The entries behind a figure, newest first, a page at a time. */
  entries: procedure
    .input(z.object({ filter: entryFilter, after: place.nullable() }))
    .output(z.object({ entries: z.array(ledgerEntry), next: place.nullable() })),
}
