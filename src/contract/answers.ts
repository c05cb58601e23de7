import { z } from 'zod'
import { count, id, instant, procedure, usd } from './common.ts'
import { answerStatus, mentionState, sentiment } from './overview.ts'

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

export const answers = {
  /** One answer with everything that was read off it. */
  get: procedure.input(z.object({ answerId: id })).output(answerDetail),
}
