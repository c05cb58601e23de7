import { z } from 'zod'
import { procedure } from './common.ts'

/** Rows of one call: a longer table is sent in several, the first of which has the header. */
export const TABLE_CHUNK_ROWS = 500

export const tables = {
  /** What a table of the window shows, as CSV for a spreadsheet of the user's language. */
  csv: procedure
    .input(
      z.object({
        language: z.enum(['en', 'es']),
        columns: z.array(z.object({ label: z.string(), numeric: z.boolean() })).min(1),
        rows: z.array(z.array(z.string().nullable())).max(TABLE_CHUNK_ROWS),
        /** Whether these are the table's first rows, which come after the headers. */
        first: z.boolean(),
      }),
    )
    .output(z.object({ text: z.string() })),
}
