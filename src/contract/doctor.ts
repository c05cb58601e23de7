import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { procedure } from './common.ts'

const doctorCheck = z.object({
  name: z.string(),
  ok: z.boolean(),
  /** What was found, in English. */
  detail: z.string(),
  /** What to do, in English; null when nothing needs doing. */
  remedy: z.string().nullable(),
})
export type DoctorCheck = z.infer<typeof doctorCheck>

export const doctor = {
  /** Checks everything; each state holds the checks done so far. */
  run: procedure
    .input(z.object({ offline: z.boolean() }))
    .output(eventIterator(z.object({ checks: z.array(doctorCheck), done: z.boolean() }))),
}
