import { z } from 'zod'
import { COST_GROUPINGS, COST_PERIODS } from '../../../contract/index.ts'

/** What the page shows, as the URL has it. */
export const costFilter = z.object({
  period: z.enum([...COST_PERIODS, 'custom']).catch('month'),
  /** A day within the period; null is today. */
  date: z.iso.date().nullable().catch(null),
  /** The first and the last day of a period of one's own. */
  from: z.iso.date().nullable().catch(null),
  to: z.iso.date().nullable().catch(null),
  provider: z.string().nullable().catch(null),
  groupBy: z.enum(COST_GROUPINGS).catch('day'),
})
export type CostFilter = z.infer<typeof costFilter>
