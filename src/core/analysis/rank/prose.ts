import type { Segment } from '../document.ts'
import { type Folded, fold, unfoldedEnd, unfoldedStart } from '../fold.ts'
import type { Language } from '../language.ts'
import type { Naming } from '../namings.ts'
import { sentencesOf } from '../sentences.ts'
import { FOLLOWED, NO_PLACE, ordinalPattern, RANKING } from './ordinals.ts'

/** The place that words give a brand. */
export interface Place {
  readonly brand: number
  readonly number: number
}

interface Event {
  readonly at: number
  readonly end: number
  readonly number: number | null
  readonly brand: number | null
}

const CLAUSE_END = /[,;.:!?、，；。：！？،؛\n]|\s[–—-]\s|\s(?:and|y|und|et|och|og|ve|и|а|e)\s/gu

/**
 * The places a paragraph gives in words: "first …, second …". It needs two of them, or one that says that it is a place
 * ("my second choice"). Empty when the paragraph ranks nobody.
 */
export function rankProse(segment: Segment, namings: readonly Naming[], language: Language): Place[] {
  if (namings.length === 0) return []
  const folded = fold(segment.text)
  const { ordinals, ranking } = findOrdinals(folded, segment.text, namings, language)
  if (ordinals.length === 0) return []
  const stops = sentencesOf(segment.text).map(({ end }) => end)
  const brands = namings.map(({ start, end, brand }) => ({ at: start, end, number: null, brand }))
  const places = pair(
    [...ordinals, ...brands].sort((a, b) => a.at - b.at),
    clauseEnds(segment.text, namings),
    stops,
  )
  const distinct = new Set(places.map(({ number }) => number))
  return ranking || distinct.size >= 2 ? places : []
}

function findOrdinals(folded: Folded, text: string, namings: readonly Naming[], language: Language) {
  const ordinals: Event[] = []
  let ranking = false
  for (const match of folded.text.matchAll(ordinalPattern(language))) {
    const foldedEnd = match.index + match[0].length
    const at = unfoldedStart(folded, match.index)
    const end = unfoldedEnd(folded, foldedEnd, text)
    const after = folded.text.slice(foldedEnd, foldedEnd + 24)
    if (
      NO_PLACE.test(after) ||
      /^\s+to\s+\p{Ll}/u.test(text.slice(end, end + 8)) ||
      namings.some((naming) => naming.start < end && naming.end > at)
    )
      continue
    const number = match.slice(1).findIndex((group) => group !== undefined) + 1
    ordinals.push({ at, end, number, brand: null })
    const around = folded.text.slice(Math.max(0, match.index - 14), foldedEnd + 14)
    if (RANKING.test(around)) ranking = true
  }
  return { ordinals: withFollowers(ordinals, folded, text), ranking }
}

/** "… first, followed by Globex": what follows has the next place. */
function withFollowers(ordinals: readonly Event[], folded: Folded, text: string): Event[] {
  const all = [...ordinals]
  for (const match of folded.text.matchAll(FOLLOWED)) {
    const at = unfoldedStart(folded, match.index)
    const before = all.filter((event) => event.at < at).at(-1)
    if (before?.number)
      all.push({
        at,
        end: unfoldedEnd(folded, match.index + match[0].length, text),
        number: before.number + 1,
        brand: null,
      })
  }
  return all
}

function clauseEnds(text: string, namings: readonly Naming[]): number[] {
  return [...text.matchAll(CLAUSE_END)]
    .map(({ index }) => index)
    .filter((at) => !namings.some(({ start, end }) => at >= start && at < end))
}

/** Gives each ordinal its brand: in its own clause if there is one, else the next ahead, or behind where brands lead. */
function pair(events: readonly Event[], ends: readonly number[], stops: readonly number[]): Place[] {
  const sameSentence = (a: Event, b: Event) =>
    !stops.some((stop) => stop > Math.min(a.at, b.at) && stop < Math.max(a.at, b.at))
  const clauseOf = (at: number) => ends.findIndex((end) => end >= at)
  const forward = events[0]!.number !== null
  const places: Place[] = []
  const taken = new Set<number>()
  const give = (ordinal: Event, brand: Event | undefined) => {
    if (brand === undefined || taken.has(brand.brand!)) return
    taken.add(brand.brand!)
    places.push({ brand: brand.brand!, number: ordinal.number! })
  }
  events.forEach((ordinal, index) => {
    if (ordinal.number === null) return
    const clause = clauseOf(ordinal.at)
    const own = events.filter((event) => event.brand !== null && clauseOf(event.at) === clause)
    if (own.length > 0) {
      const distance = (event: Event) => (event.at >= ordinal.end ? event.at - ordinal.end : ordinal.at - event.end)
      give(
        ordinal,
        own.reduce((a, b) => (distance(b) < distance(a) ? b : a)),
      )
      return
    }
    const step = forward ? 1 : -1
    const neighbour = events[index + step]
    if (neighbour && neighbour.brand !== null && sameSentence(ordinal, neighbour)) give(ordinal, neighbour)
  })
  return places
}
