import { z } from 'zod'
import { budgetsOutput, limitKey } from '../budgets.ts'
import { count, day, id, modelRef, usd } from '../common.ts'
import { COST_PERIODS } from '../costs.ts'
import { operationsOutput } from '../operations.ts'
import { daysText, done, endpoint, idText } from './common.ts'

const period = z.enum(COST_PERIODS).optional()
const provider = z.string().optional()
const tag = 'Costs'

const spent = { costUsd: usd, exposureUsd: usd, count }
/** One of what rows are grouped by; the project is null where an entry has none. */
const group = z.string().nullish()
const costReport = z.object({
  period: z.enum([...COST_PERIODS, 'custom']),
  from: day,
  to: day,
  totalUsd: usd,
  exposureUsd: usd,
  usageCount: count,
  /** Just as many days before. */
  previous: z.object({ from: day, to: day, totalUsd: usd, exposureUsd: usd, usageCount: count }),
  breakdown: z.array(z.object({ provider: z.string(), ...spent })),
  rows: z.array(
    z.object({
      ...{ day: day.nullish(), provider: group, service: group, model: group, project: group, kind: group },
      ...spent,
    }),
  ),
})

export const money = {
  metrics: endpoint('GET', '/metrics', {
    ...{ tag, summary: 'What was spent in a day, an ISO week or a month, by service' },
    description: 'Settled calls, exact to the last digit. The month that holds today when nothing else is said.',
  })
    .input(
      z.object({ query: z.strictObject({ period, date: day.optional(), service: z.string().optional() }).default({}) }),
    )
    .output(
      z.object({
        total_cost: usd,
        breakdown: z.array(z.object({ service: z.string(), cost: usd, count })),
        usage_count: count,
        period: z.object({ name: z.enum(COST_PERIODS), from: day, to: day }),
      }),
    ),
  costs: endpoint('GET', '/costs', {
    ...{ tag, summary: 'The cost report, as `earshot costs --format json` prints it' },
    description: '`groupBy` is any of day, provider, service, model, project, kind, separated by commas.',
  })
    .input(
      z.object({
        query: z
          .strictObject({
            ...{ period, date: day.optional(), from: day.optional(), to: day.optional(), provider },
            groupBy: z.string().optional(),
          })
          .default({}),
      }),
    )
    .output(costReport),
  budget: endpoint('GET', '/budget', { tag, summary: 'Every limit with its use, and what is held' }).output(
    budgetsOutput,
  ),
  setBudget: endpoint('PUT', '/budget', {
    ...{ tag, summary: 'Set a limit, or remove it with a null amount' },
    description: '`of` names the provider or project, and is empty for `all`. `block` stops calls, `alert` only tells.',
  })
    .input(
      z.object({
        body: z.strictObject({
          ...limitKey,
          of: z.string().default(''),
          limitUsd: usd.nullable(),
          alertAt: z.number().positive().max(1).nullable().default(null),
        }),
      }),
    )
    .output(done),
}

export const operations = {
  figures: endpoint('GET', '/operations', {
    ...{ tag: 'Operation', summary: 'Response times, tokens, errors and costs by day, provider, model and project' },
  })
    .input(
      z.object({
        query: z
          .strictObject({
            days: daysText.optional(),
            from: day.optional(),
            to: day.optional(),
            projectId: idText.pipe(id).optional(),
            provider,
            model: modelRef.optional(),
          })
          .default({}),
      }),
    )
    .output(operationsOutput),
}
