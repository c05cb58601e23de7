import { z } from 'zod'
import { textParam } from '../../routing/params.ts'

export const VIEWS = ['rules', 'found', 'repairs'] as const
export const LIMBO_DAYS = [7, 30, 365] as const

/** What the page shows, as the URL has it; null is any. */
export const limboFilter = z.object({
  view: z.enum(VIEWS).catch('rules'),
  days: z
    .enum(['7', '30', '365'])
    .transform((text) => LIMBO_DAYS.find((days) => String(days) === text) ?? 30)
    .catch(30),
  rule: textParam,
})
