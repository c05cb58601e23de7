import { z } from 'zod'
import { ANSWER_ORDERS, type AnswersFilter } from '../../../contract/index.ts'
import { dayParam, flagParam, idParam, listParam, textParam } from '../../routing/params.ts'

/** What a list can be narrowed down to by how an answer ended; `valid` are those that count. */
export const STATUS_CHOICES = ['valid', 'ok', 'refused', 'truncated', 'filtered'] as const
/** By what it says of the brand; `ranked` are those that give it a rank. */
export const STATE_CHOICES = ['named', 'ranked', 'linked_only', 'absent_statement', 'refused', 'absent'] as const
type StateChoice = (typeof STATE_CHOICES)[number]
/** By how it speaks of the brand; `scored` are all whose tone is known. */
export const TONE_CHOICES = ['scored', 'positive', 'neutral', 'negative', 'mixed', 'unscored'] as const

/** Stands for a source whose site nothing tells. */
export const UNKNOWN_SITE = 'unknown'
const citesParam = z
  .union([z.literal(UNKNOWN_SITE), z.coerce.number().int().positive()])
  .nullable()
  .catch(null)

/**
 * Having a rank is a condition of its own beside the states, so it cannot be one of several: whichever came last of it and
 * the states stays. Pure.
 */
export function rankedAlone(states: readonly StateChoice[]): StateChoice[] {
  return states.at(-1) === 'ranked' ? ['ranked'] : states.filter((state) => state !== 'ranked')
}

/** What the page shows, as the URL has it; null and an empty list filter nothing. Of several values, any one will do. */
export const answersView = z.object({
  text: textParam,
  prompt: listParam(z.coerce.number().int().positive()),
  tag: listParam(z.string()),
  model: listParam(z.string()),
  search: flagParam,
  brand: idParam,
  state: listParam(z.enum(STATE_CHOICES)).transform(rankedAlone),
  tone: listParam(z.enum(TONE_CHOICES)),
  status: listParam(z.enum(STATUS_CHOICES)),
  domain: textParam,
  /** A cited page, beside its domain. */
  url: textParam,
  from: dayParam,
  to: dayParam,
  /** A brand one of whose sites it cites, or `unknown` for a source whose site nothing tells. */
  cites: citesParam,
  /** What the list is sorted by, with a minus before it when descending; null is the newest first. */
  sort: textParam,
  /** The chosen one. */
  answer: idParam,
})
export type AnswersView = z.infer<typeof answersView>

/** What a link to the page says: of what may be several, one alone does. */
export type AnswersLink = {
  [Key in keyof AnswersView]?: AnswersView[Key] | (AnswersView[Key] extends readonly (infer One)[] ? One | null : never)
}

/** No filter at all. */
export const everything = {
  ...{ text: null, prompt: [], tag: [], model: [], search: null, brand: null, state: [], tone: [] },
  ...{ status: [], domain: null, url: null, cites: null, from: null, to: null },
} satisfies Partial<AnswersView>

export const isNarrowed = (view: AnswersView): boolean =>
  Object.keys(everything).some((key) => {
    const value = view[key as keyof typeof everything]
    return Array.isArray(value) ? value.length > 0 : value !== null
  })

/** What some choices stand for, in the words of the core: each once. */
const SCORED = ['positive', 'neutral', 'negative', 'mixed'] as const
const sentimentsOf = (tones: AnswersView['tone']) => [
  ...new Set(tones.flatMap((tone) => (tone === 'scored' ? SCORED : tone))),
]
const statusesOf = (statuses: AnswersView['status']) => [
  ...new Set(statuses.flatMap((status) => (status === 'valid' ? (['ok', 'refused'] as const) : status))),
]
const statesOf = (states: AnswersView['state']) => states.flatMap((state) => (state === 'ranked' ? [] : state))

/** The core's filter for what the page shows. Pure. */
export function filterOf(projectId: number, view: AnswersView): AnswersFilter {
  const { prompt, tag, model, search, brand, state, tone, status, domain, url, cites, from, to } = view
  return {
    projectId,
    ...(view.text !== null && { text: view.text.slice(0, 500) }),
    ...(prompt.length > 0 && { promptIds: prompt }),
    ...(tag.length > 0 && { tags: tag }),
    ...(model.length > 0 && { models: model }),
    ...(search !== null && { search }),
    ...(brand !== null && { brandId: brand }),
    ...(state.includes('ranked') ? { ranked: true } : state.length > 0 && { states: statesOf(state) }),
    ...(tone.length > 0 && { sentiments: sentimentsOf(tone) }),
    ...(status.length > 0 && { statuses: statusesOf(status) }),
    ...(domain !== null && { domain }),
    ...(url !== null && { url }),
    ...(cites === UNKNOWN_SITE ? { citesUnknown: true } : cites !== null && { citesBrandId: cites }),
    ...(from !== null && { from }),
    ...(to !== null && { to }),
  }
}

interface AnswersOrder {
  by: (typeof ANSWER_ORDERS)[number]
  descending: boolean
}

/** Reads `-rank`; anything else is the newest first. */
export function orderOf(sort: string | null): AnswersOrder {
  const by = ANSWER_ORDERS.find((order) => order === sort?.replace(/^-/, ''))
  return by ? { by, descending: sort?.startsWith('-') ?? false } : { by: 'time', descending: true }
}

/** The reverse of `orderOf`. */
export const sortOf = ({ by, descending }: { by: string; descending: boolean }): string =>
  `${descending ? '-' : ''}${by}`
