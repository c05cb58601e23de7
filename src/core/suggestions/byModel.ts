import type { PaidCall, PaidCalls } from '../costs/index.ts'
import { UserError } from '../errors.ts'
import type { Keys } from '../keys/index.ts'
import { formatModelRef, parseModelRef } from '../modelRef.ts'
import type { Models } from '../models/index.ts'
import { formatUsd } from '../money.ts'
import { type Brief, buildBrief, readBrief } from './brief.ts'
import { suggestPrompts } from './suggest.ts'

/** A model that may be asked for suggestions, and the most that would cost. */
export interface SuggestionOffer {
  ref: string
  displayName: string
  /** Exact decimal text. */
  atMostUsd: string
}

export interface ModelSuggestions {
  /** `templates` when the reply could not be used; `problem` says so. */
  source: 'model' | 'templates'
  questions: { text: string; tags: string[] }[]
  competitors: string[]
  /** What the call cost, exact decimal text; null when nobody can say yet. */
  costUsd: string | null
  problem: string | null
}

/** Room for the lists, and for a model that thinks before it writes them. */
const MAX_OUTPUT_TOKENS = 4_096

/** Suggestions by a model that the user has a key for: priced before they are asked for, booked as `suggestion`. */
export function createSuggestions(options: { models: Models; keys: Pick<Keys, 'status'>; paidCalls: PaidCalls }) {
  const { models, keys, paidCalls } = options

  const callOf = (brief: Brief, modelId: number): PaidCall & { kind: 'suggestion' } => ({
    ...{ kind: 'suggestion', modelId, projectId: null },
    request: {
      ...buildBrief(brief),
      ...{ system: null, search: false, country: brief.country, maxOutputTokens: MAX_OUTPUT_TOKENS },
    },
  })

  return {
    /** The first of the usual models whose provider has a key; null when there is none, and templates remain. */
    async offer(brief: Brief): Promise<SuggestionOffer | null> {
      const keyed = new Set((await keys.status()).filter(({ source }) => source !== 'none').map((key) => key.provider))
      const offered = models
        .list()
        .find((one) => one.isCurrent && one.isAvailable && one.priced && keyed.has(one.provider))
      const model = offered && models.find(offered.provider, offered.model)
      if (!model) return null
      const atMostUsd = formatUsd(paidCalls.atMost(callOf(brief, model.id)))
      return { ref: formatModelRef(model), displayName: model.displayName, atMostUsd }
    },

    /**
     * Asks a model once. A reply that cannot be used leaves the templates, with a sentence that says so.
     * @throws UserError `not_found`, and as {@link PaidCalls.ask}
     */
    async ask(brief: Brief, ref: string, signal: AbortSignal): Promise<ModelSuggestions> {
      const named = parseModelRef(ref)
      const model = named && models.find(named.provider, named.model)
      if (!model) throw new UserError('not_found', `There is no model "${ref}" in the registry. Nothing was asked.`)
      const { reply, costUsd } = await paidCalls.ask(callOf(brief, model.id), signal)
      const read = readBrief(reply.text, brief)
      if (read) {
        const questions = read.questions.map((text) => ({ text, tags: [] }))
        return { source: 'model', questions, competitors: read.competitors, costUsd, problem: null }
      }
      const problem = `${model.displayName} did not reply with the lists it was asked for (it ended with: ${reply.status}). These questions are from templates.`
      return { source: 'templates', questions: suggestPrompts(brief), competitors: [], costUsd, problem }
    },
  }
}
