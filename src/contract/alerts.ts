import { z } from 'zod'
import { count, id, instant, procedure } from './common.ts'

export const listedAlert = z.object({
  alertId: id,
  /** Decides its words and the page that acts on it; a kind that the window does not know is told by its message. */
  kind: z.string(),
  /** One sentence in English. */
  message: z.string(),
  /** The figures of the sentence, so that it can be said in the user's language. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  project: z.string().nullable(),
  provider: z.string().nullable(),
  at: instant,
  acknowledgedAt: instant.nullable(),
})
export type ListedAlert = z.infer<typeof listedAlert>

export const alerts = {
  /** Newest first, a page at a time. */
  list: procedure
    .input(z.object({ show: z.enum(['open', 'all']), before: id.nullable() }))
    .output(z.object({ alerts: z.array(listedAlert), next: id.nullable(), open: count })),
  /** Marks alerts as seen, or, to undo that, as not seen. */
  acknowledge: procedure.input(z.object({ alertIds: z.array(id), acknowledged: z.boolean() })).output(z.object({})),
  /** Marks every open alert as seen. @returns them */
  acknowledgeAll: procedure.output(z.object({ alertIds: z.array(id) })),
}
