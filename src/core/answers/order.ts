import type { ANSWER_ORDERS } from '../../contract/index.ts'
import { UserError } from '../errors.ts'

/** What a list is sorted by. Answers that come out alike are then by time. */
export interface AnswerOrder {
  by: (typeof ANSWER_ORDERS)[number]
  descending: boolean
}

/** Newest first. */
export const NEWEST: AnswerOrder = { by: 'time', descending: true }

/** A row's place in an order, which the next page begins after. `at` is null where the order is by time alone. */
interface Place {
  at: string | number | null
  day: string
  id: number
}

/** How an order is said to SQLite: `a` is the answer, `n` the brand in it. */
export interface SortedBy {
  /** What to sort by before the time; null for the time alone. */
  expression: string | null
  ofBrand: boolean
}

/** Answers in which the brand has no rank come after all that have one. */
const NO_RANK = 1_000_000

const SORTED_BY: Record<AnswerOrder['by'], SortedBy> = {
  time: { expression: null, ofBrand: false },
  prompt: { expression: '(SELECT text FROM prompts WHERE id = a.prompt_id)', ofBrand: false },
  model: { expression: "(SELECT provider || ':' || model FROM models WHERE id = a.model_id)", ofBrand: false },
  state: { expression: "COALESCE(n.state, '')", ofBrand: true },
  rank: { expression: `COALESCE(n.rank, ${NO_RANK})`, ofBrand: true },
  sentiment: { expression: "COALESCE(n.sentiment, '')", ofBrand: true },
  latency: { expression: 'a.latency_ms', ofBrand: false },
  // An answer's cost stays far below 2^53 pico-dollars ($9,007).
  cost: {
    expression:
      "(SELECT COALESCE(SUM(l.total), 0) FROM ledger l WHERE l.answer_id = a.id AND l.kind = 'answer' AND l.state = 'settled')",
    ofBrand: false,
  },
}

export const sortedBy = (order: AnswerOrder): SortedBy => SORTED_BY[order.by]

/** Writes a place as the text that a caller hands back for the next page. */
export const cursorOf = ({ at, day, id }: Place): string =>
  Buffer.from(JSON.stringify([at, day, id])).toString('base64url')

/** @throws UserError `bad_input` when the text is not one that `cursorOf` wrote for such an order */
export function placeOf(cursor: string, order: AnswerOrder): Place {
  try {
    const [at, day, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    const known = order.by === 'time' ? at === null : typeof at === 'string' || typeof at === 'number'
    if (known && typeof day === 'string' && typeof id === 'number') return { at: at as Place['at'], day, id }
  } catch {
    // Said below.
  }
  throw new UserError('bad_input', 'This page of the list cannot be continued. Begin again at its first page.')
}
