import { z } from 'zod'
import { count, day, id, procedure } from './common.ts'

/** Prompts that are pasted at once, at most. */
const MOST_PASTED = 10_000

const listedPrompt = z.object({
  promptId: id,
  text: z.string(),
  /** BCP 47 tag; null is the project's. */
  language: z.string().nullable(),
  tags: z.array(z.string()),
  active: z.boolean(),
  /** The text of the prompt that this one replaced. */
  previous: z.string().nullable(),
  /** Of the own brand, 0…1, as the mean of the models' values; n is valid answers. */
  visibility: z.object({ value: z.number().nullable(), named: count, n: count }),
  /** Of the own brand, 0…1; n is namings of every brand under watch. */
  shareOfVoice: z.object({ value: z.number().nullable(), n: count }),
  /** The last day on which it was asked. */
  lastAsked: day.nullable(),
})
export type ListedPrompt = z.infer<typeof listedPrompt>

/** Every prompt of a project, and the days that its figures are of. */
export const listedPrompts = z.object({ from: day, to: day, prompts: z.array(listedPrompt) })

/** What becomes of a pasted text. `exists`: the project has it. `repeated`: it stands further up. `bad`: see the reason. */
const pasted = z.object({
  text: z.string(),
  outcome: z.enum(['new', 'exists', 'repeated', 'bad']),
  reason: z.string().nullable(),
})
export type PastedPrompt = z.infer<typeof pasted>

const texts = z.array(z.string()).max(MOST_PASTED)
const one = z.object({ promptId: id })
const done = z.object({})

export const prompts = {
  /** Every prompt of a project in its order, with how the own brand fares in its answers of these days. */
  list: procedure.input(z.object({ projectId: id })).output(listedPrompts),
  /** What adding these texts would do; writes nothing. */
  check: procedure.input(z.object({ projectId: id, texts })).output(z.array(pasted)),
  /** Adds the new ones of these texts, active and behind the others, all with the same tags. */
  add: procedure
    .input(z.object({ projectId: id, texts, tags: z.array(z.string()) }))
    .output(z.object({ added: count, left: count })),
  /**
   * Another text is another prompt: it takes the old one's place, which is asked no more and keeps its answers. Fails with
   * `CONFLICT` when the project has that prompt already.
   */
  change: procedure
    .input(
      one.extend({
        text: z.string().optional(),
        language: z.string().nullable().optional(),
        tags: z.array(z.string()).optional(),
        active: z.boolean().optional(),
      }),
    )
    .output(one),
  /** Hides a prompt; its answers and what they cost stay. */
  remove: procedure.input(one).output(done),
  /** Fails with `CONFLICT` when the project has the same prompt again meanwhile. */
  restore: procedure.input(one).output(done),
}
