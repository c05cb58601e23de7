import { z } from 'zod'
import { ANSWER_ORDERS, type AnswersFilter } from '../../../contract/index.ts'
import { dayParam, flagParam, idParam, textParam } from '../../routing/params.ts'

/** What a list can be narrowed down to by how an answer ended; `valid` are those that count. */
export const STATUS_CHOICES = ['valid', 'ok', 'refused', 'truncated', 'filtered'] as const
/** By what it says of the brand; `ranked` are those that give it a rank. */
export const STATE_CHOICES = ['named', 'ranked', 'linked_only', 'absent_statement', 'refused', 'absent'] as const
/** By how it speaks of the brand; `scored` are all whose tone is known. */
export const TONE_CHOICES = ['scored', 'positive', 'neutral', 'negative', 'mixed', 'unscored'] as const

/** Stands for a source whose site nothing tells. */
export const UNKNOWN_SITE = 'unknown'
const citesParam = z
  .union([z.literal(UNKNOWN_SITE), z.coerce.number().int().positive()])
  .nullable()
  .catch(null)

/** What the page shows, as the URL has it; null filters nothing. */
export const answersView = z.object({
  text: textParam,
  prompt: idParam,
  tag: textParam,
  model: textParam,
  search: flagParam,
  brand: idParam,
  state: z.enum(STATE_CHOICES).nullable().catch(null),
  tone: z.enum(TONE_CHOICES).nullable().catch(null),
  status: z.enum(STATUS_CHOICES).nullable().catch(null),
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

/** No filter at all. */
export const everything = {
  ...{ text: null, prompt: null, tag: null, model: null, search: null, brand: null, state: null, tone: null },
  ...{ status: null, domain: null, url: null, cites: null, from: null, to: null },
} as const satisfies Partial<AnswersView>

export const isNarrowed = (view: AnswersView): boolean =>
  Object.keys(everything).some((key) => view[key as keyof typeof everything] !== null)

/** The core's filter for what the page shows. Pure. */
export function filterOf(projectId: number, view: AnswersView): AnswersFilter {
  const { prompt, tag, model, search, brand, state, tone, status, domain, url, cites, from, to } = view
  return {
    projectId,
    ...(view.text !== null && { text: view.text.slice(0, 500) }),
    ...(prompt !== null && { promptIds: [prompt] }),
    ...(tag !== null && { tags: [tag] }),
    ...(model !== null && { models: [model] }),
    ...(search !== null && { search }),
    ...(brand !== null && { brandId: brand }),
    ...(state === 'ranked' ? { ranked: true } : state !== null && { states: [state] }),
    ...(tone === 'scored'
      ? { sentiments: ['positive', 'neutral', 'negative', 'mixed'] }
      : tone !== null && { sentiments: [tone] }),
    ...(status === 'valid' ? { statuses: ['ok', 'refused'] } : status !== null && { statuses: [status] }),
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
