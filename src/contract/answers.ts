import { z } from 'zod'
import { count, day, id, instant, modelRef, procedure, usd } from './common.ts'
import { answerRow, answerStatus, mentionState, sentiment } from './overview.ts'

/** A stretch of the answer's text in UTF-16 code units, end exclusive. */
const span = z.object({ start: count, end: count })

export const answerDetail = z.object({
  answerId: id,
  at: instant,
  prompt: z.string(),
  provider: z.string(),
  model: z.string(),
  servedModel: z.string(),
  search: z.boolean(),
  status: answerStatus,
  finishReason: z.string().nullable(),
  latencyMs: count,
  usage: z.object({ inputTokens: count, outputTokens: count, reasoningTokens: count, searches: count }),
  costUsd: usd,
  /** Untrusted Markdown. At most its first 65,536 code units, which is all that is analysed. */
  text: z.string(),
  /** The whole text's length in code units. */
  textLength: count,
  /** The own brand first. Empty when the answer was not analysed. */
  findings: z.array(
    z.object({
      brandId: id,
      brand: z.string(),
      isOwn: z.boolean(),
      state: mentionState,
      rank: z.number().int().positive().nullable(),
      sentiment,
      /** Every naming, in order. */
      namings: z.array(span),
      /** The passage the sentiment rests on. */
      evidence: span.nullable(),
    }),
  ),
  citations: z.array(
    z.object({
      position: z.number().int().positive(),
      url: z.string(),
      title: z.string().nullable(),
      domain: z.string().nullable(),
    }),
  ),
})
export type AnswerDetail = z.infer<typeof answerDetail>

export const ANSWER_ORDERS = ['time', 'prompt', 'model', 'state', 'rank', 'sentiment', 'latency', 'cost'] as const
/** Rows of a page at most. */
export const PAGE_ROWS = 500

/** Which answers a list shows. What is left out filters nothing; of several values, any one will do. */
export const answerFilter = z.object({
  projectId: id,
  promptIds: z.array(id).optional(),
  /** Of the answers' prompts. */
  tags: z.array(z.string()).optional(),
  models: z.array(modelRef).optional(),
  /** Whose state, rank and sentiment are meant, and shown; the own brand when left out. */
  brandId: id.optional(),
  states: z.array(mentionState).optional(),
  /** Only answers in which the brand has a rank, or has none. */
  ranked: z.boolean().optional(),
  sentiments: z.array(sentiment).optional(),
  statuses: z.array(answerStatus).optional(),
  from: day.optional(),
  to: day.optional(),
  /** Asked with search on, or off. */
  search: z.boolean().optional(),
  /** Citing this domain. */
  domain: z.string().optional(),
  /** Citing exactly this page, beside its domain. */
  url: z.string().optional(),
  /** Citing a site of this brand. */
  citesBrandId: id.optional(),
  /** Citing a source whose site nothing tells. */
  citesUnknown: z.literal(true).optional(),
  /** Holding all of these words and "phrases in quotes"; a word that ends in * begins so. */
  text: z.string().max(500).optional(),
})
export type AnswersFilter = z.infer<typeof answerFilter>

const listedAnswer = answerRow.extend({
  promptId: id,
  search: z.boolean(),
  latencyMs: count,
  /** Where the text holds what was looked for; null when nothing was. */
  excerpt: z.object({ text: z.string(), matches: z.array(span) }).nullable(),
})
export type ListedAnswer = z.infer<typeof listedAnswer>

export const answerPage = z.object({
  answers: z.array(listedAnswer),
  /** What `after` takes for the next page; null on the last. */
  next: z.string().nullable(),
  /** Told with the first page only. `more`: there are more than were counted. */
  total: z.object({ count, more: z.boolean() }).nullable(),
})

/** What the filters of a project's answers choose from, those that are no longer asked included. */
const answerChoices = z.object({
  prompts: z.array(z.object({ promptId: id, text: z.string() })),
  tags: z.array(z.string()),
  models: z.array(z.object({ ref: modelRef, displayName: z.string() })),
  /** The own brand first. */
  brands: z.array(z.object({ brandId: id, name: z.string(), isOwn: z.boolean() })),
})
export type AnswerChoices = z.infer<typeof answerChoices>

const reading = z.object({ state: mentionState, rank: z.number().int().positive().nullable(), sentiment })
const cited = z.object({ url: z.string(), title: z.string().nullable(), domain: z.string().nullable() })

const answerChanges = z.object({
  /** The valid answer to the same prompt, of the same model asked in the same way, that came before. */
  previous: z.object({ answerId: id, day, at: instant }),
  /** Brands of which something else was read. */
  brands: z.array(z.object({ brandId: id, brand: z.string(), isOwn: z.boolean(), before: reading, now: reading })),
  newCitations: z.array(cited),
  lostCitations: z.array(cited),
})
export type AnswerChanges = z.infer<typeof answerChanges>

export const answers = {
  /** One answer with everything that was read off it. */
  get: procedure.input(z.object({ answerId: id })).output(answerDetail),
  /** The answers of a project, a page at a time. */
  list: procedure
    .input(
      z.object({
        filter: answerFilter,
        order: z.object({ by: z.enum(ANSWER_ORDERS), descending: z.boolean() }),
        /** `next` of the page before; null for the first. */
        after: z.string().nullable(),
        limit: z.number().int().min(1).max(PAGE_ROWS),
      }),
    )
    .output(answerPage),
  choices: procedure.input(z.object({ projectId: id })).output(answerChoices),
  /** What changed since the answer before; null where there is none. */
  changes: procedure.input(z.object({ answerId: id })).output(answerChanges.nullable()),
  /** The raw body as the provider sent it, which may be long. */
  body: procedure.input(z.object({ answerId: id })).output(z.object({ body: z.string() })),
}
