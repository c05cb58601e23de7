import { z } from 'zod'
import { RANGES } from '../../../contract/index.ts'

const text = z.string().nullable().catch(null)

/** What the page shows, as the URL has it. */
export const sourcesView = z.object({
  days: z
    .enum(RANGES.map(String) as [string, ...string[]])
    .transform((days) => RANGES.find((each) => String(each) === days) ?? 30)
    .catch(30),
  model: text,
  prompt: z.coerce.number().int().positive().nullable().catch(null),
  search: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .nullable()
    .catch(null),
  /** The chosen domain: its place among those shown is not kept, its name is. */
  domain: text,
})
export type SourcesView = z.infer<typeof sourcesView>
