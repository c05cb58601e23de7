import { z } from 'zod'
import { procedure } from './common.ts'

const level = z.enum(['info', 'warn', 'error'])

const logLine = z.object({
  /** ISO 8601, UTC. */
  at: z.string(),
  level: z.string(),
  /** Which program wrote it: `desktop`, `serve`, `cli`. */
  host: z.string(),
  pid: z.number(),
  message: z.string(),
  /** The rest of the line as JSON; null when there is none. */
  fields: z.string().nullable(),
})
export type ListedLogLine = z.infer<typeof logLine>

export const logs = {
  /** The program's log, the newest first, a page at a time. */
  list: procedure
    .input(
      z.object({
        /** This level and what is worse. */
        level,
        /** Holding this text, letter case aside. */
        text: z.string().max(200),
        /** `next` of the page before; null for the newest. */
        before: z.string().nullable(),
        limit: z.number().int().min(1).max(500),
      }),
    )
    .output(z.object({ lines: z.array(logLine), next: z.string().nullable(), folder: z.string().nullable() })),
  /** Versions, counts, checks and the last errors as text to be copied: no key, no answer, no prompt, no brand. */
  diagnostics: procedure.output(z.object({ text: z.string() })),
}
