import { z } from 'zod'
import { COST_GROUPINGS, COST_PERIODS } from '../../../contract/index.ts'

/** What the page shows, as the URL has it. */
export const costFilter = z.object({
  period: z.enum(COST_PERIODS).catch('month'),
  /** A day within the period; null is today. */
  date: z.iso.date().nullable().catch(null),
  provider: z.string().nullable().catch(null),
  groupBy: z.enum(COST_GROUPINGS).catch('day'),
})
export type CostFilter = z.infer<typeof costFilter>
