import { z } from 'zod'
import { count, day, id, instant, procedure } from './common.ts'

/** What is wrong, and what mending does. */
const words = z.tuple([z.string(), z.string()])

const limboRule = z.object({ name: z.string(), en: words, es: words, found: count, more: z.boolean() })
export type LimboRule = z.infer<typeof limboRule>

/** Something that breaks a hard rule. */
const trouble = z.object({
  rule: z.string(),
  /** `task 12`, or what a count is filed under: `prompt 3, model 2`. */
  subject: z.string(),
  project: z.string().nullable(),
  day: day.nullable(),
  /** JSON of what was found, and of what a recount says. */
  found: z.string(),
  expected: z.string().nullable(),
})
export type LimboTrouble = z.infer<typeof trouble>

export const limboCheck = z.object({ rules: z.array(limboRule), troubles: z.array(trouble) })

const repair = z.object({
  repairId: id,
  at: instant,
  rule: z.string(),
  subject: z.string(),
  project: z.string().nullable(),
  day: day.nullable(),
  before: z.string(),
  after: z.string(),
})
export type LimboRepair = z.infer<typeof repair>

const scope = z.object({
  daysBack: z.number().int().min(0).max(3660).default(30),
  /** Only this rule; all when null. */
  rule: z.string().nullable().default(null),
  /** Rows in all. */
  limit: z.number().int().min(1).max(10_000).default(2000),
})

export const limbo = {
  /** Every hard rule with what breaks it; changes nothing. */
  check: procedure.input(scope).output(limboCheck),
  /** Mends what breaks the rules. Doing it again mends the rest. */
  mend: procedure.input(scope).output(z.object({ found: count, mended: count })),
  /** What was mended, newest first, a page at a time. */
  repairs: procedure
    .input(z.object({ rule: z.string().nullable(), before: id.nullable() }))
    .output(z.object({ repairs: z.array(repair), next: id.nullable() })),
}
