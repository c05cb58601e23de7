import { z } from 'zod'
import { BILLED_BY } from '../../../contract/index.ts'

/** What the page shows, as the URL has it. */
export const billingFilter = z.object({
  /** A day of the month that is shown; null is today. */
  date: z.iso.date().nullable().catch(null),
  provider: z.string().nullable().catch(null),
  by: z.enum(BILLED_BY).catch('model'),
})
export type BillingFilter = z.infer<typeof billingFilter>
