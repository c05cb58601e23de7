import { gunzipSync } from 'node:zlib'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { AnswerDetail } from '../../contract/index.ts'
import { analyzeAnswer, compileBrands } from '../analysis/index.ts'
import { type Db, schema, sumPico } from '../db/index.ts'
import { UserError } from '../errors.ts'
import { formatUsd, ZERO } from '../money.ts'
import { createAnswerChanges } from './changes.ts'
import { createAnswerChoices } from './choices.ts'
import { createAnswerList } from './list.ts'

/** As much of an answer as is analysed, in UTF-16 code units; a window shows no more. */
const SHOWN_LENGTH = 65_536

type Answer = typeof schema.answers.$inferSelect
type Brand = typeof schema.brands.$inferSelect

/** Stored answers: listed, opened one at a time, compared with the one before. */
export function createAnswers({ db }: { db: Db }) {
  const { answerBodies, answers, brands, citations, ledger, mentions, models, projects, prompts } = schema

  function read(answerId: number) {
    const row = db.orm
      .select({ answer: answers, prompt: prompts.text, model: models, language: projects.language })
      .from(answers)
      .innerJoin(prompts, eq(prompts.id, answers.promptId))
      .innerJoin(models, eq(models.id, answers.modelId))
      .innerJoin(projects, eq(projects.id, answers.projectId))
      .where(eq(answers.id, answerId))
      .get()
    if (row) return row
    throw new UserError('not_found', 'This answer is no longer there.')
  }

  /** What was stored of each brand, with the places where the text names it, which are not. */
  function findingsOf(answer: Answer, language: string): AnswerDetail['findings'] {
    const tracked = db.orm
      .select()
      .from(brands)
      .where(and(eq(brands.projectId, answer.projectId), isNull(brands.removedAt)))
      .orderBy(asc(brands.position))
      .all()
    const stored = db.orm.select().from(mentions).where(eq(mentions.answerId, answer.id)).all()
    const namings = namingsOf(answer, tracked, language)
    return tracked.flatMap((brand, index) => {
      const mention = stored.find((each) => each.brandId === brand.id)
      if (!mention) return []
      const { state, rank, sentiment, evidenceStart: start, evidenceEnd: end } = mention
      return {
        ...{ brandId: brand.id, brand: brand.name, isOwn: brand.isOwn, state, rank, sentiment },
        namings: namings[index] ?? [],
        evidence: start === null || end === null ? null : { start, end },
      }
    })
  }

  function costOf(answerId: number) {
    const row = db.orm
      .select({ total: sumPico(ledger.total) })
      .from(ledger)
      .where(and(eq(ledger.answerId, answerId), eq(ledger.kind, 'answer'), eq(ledger.state, 'settled')))
      .get()
    return row?.total ?? ZERO
  }

  return {
    list: createAnswerList(db).list,
    changes: createAnswerChanges(db).changes,
    choices: createAnswerChoices(db),

    /**
     * The raw body as the provider sent it.
     * @throws UserError `not_found`
     */
    body(answerId: number): string {
      const row = db.orm.select().from(answerBodies).where(eq(answerBodies.answerId, answerId)).get()
      if (row) return gunzipSync(row.body).toString()
      throw new UserError('not_found', 'The raw body of this answer is not there.')
    },

    /**
     * One answer with everything that was read off it.
     * @throws UserError `not_found`
     */
    get(answerId: number): AnswerDetail {
      const { answer, prompt, model, language } = read(answerId)
      const { at, servedModel, search, status, finishReason, latencyMs } = answer
      const { inputTokens, outputTokens, reasoningTokens, searches } = answer
      return {
        ...{ answerId, at, prompt, provider: model.provider, model: model.model },
        ...{ servedModel, search, status, finishReason, latencyMs },
        usage: { inputTokens, outputTokens, reasoningTokens, searches },
        costUsd: formatUsd(costOf(answerId)),
        text: answer.text.slice(0, SHOWN_LENGTH),
        textLength: answer.text.length,
        findings: findingsOf(answer, language),
        citations: db.orm
          .select({
            position: citations.position,
            url: citations.url,
            title: citations.title,
            domain: citations.domain,
          })
          .from(citations)
          .where(eq(citations.answerId, answerId))
          .orderBy(asc(citations.position))
          .all(),
      }
    },
  }
}

function namingsOf(answer: Answer, brands: readonly Brand[], language: string) {
  const { findings } = analyzeAnswer(answer.text, compileBrands(brands), {
    refused: answer.status === 'refused',
    language,
  })
  return findings.map((finding) => finding.namings.map(({ start, end }) => ({ start, end })))
}
