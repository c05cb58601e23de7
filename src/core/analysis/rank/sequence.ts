import type { Segment } from '../document.ts'
import { fold } from '../fold.ts'
import type { Naming } from '../namings.ts'
import { sentencesOf } from '../sentences.ts'
import type { Place } from './prose.ts'

const INLINE = /(?:^|[\s(（,;:：，；])[(（]?(\d{1,2})(?:[).、）]|[:：](?!\d))\s?(?=\D)/gu

/** "I'd go 1) Acme, 2) Globex": numbers that run inside a sentence, each right before its brand. */
export function rankInline(segment: Segment, namings: readonly Naming[]): Place[] {
  const places: Place[] = []
  let expected = 1
  for (const match of segment.text.matchAll(INLINE)) {
    const number = Number(match[1])
    if (number !== expected) {
      if (number === 1) expected = 1
      else continue
    }
    expected = number + 1
    const end = match.index + match[0].length
    const naming = namings.find(({ start }) => start >= end)
    const between = naming ? segment.text.slice(end, naming.start) : 'x'
    if (naming && /^[^\p{L}\p{N}]*(?:(?:the|el|la|le|il|die|der|das|o|a) )?$/iu.test(between))
      places.push({ brand: naming.brand, number })
  }
  return expected > 2 ? places : []
}

/** "In this order: …". */
const IN_ORDER =
  /\bin (?:this|that|the following|descending)? ?order\b|\bin order of preference\b|\bin order:|\bpor (?:este )?orden\b|\ben este orden\b|\bdans (?:cet|l') ?ordre\b|\bnesta ordem\b|\bpor ordem\b|\b(?:in quest'|nell'|in )ordine\b|\bin (?:dieser|folgender) reihenfolge\b|\bin deze volgorde\b|в (?:таком|следующем|этом) порядке|\bbu sirayla\b|\bsirasiyla\b|この順|の順に|順番に|依次|순서대로|순으로|بالترتيب/

const PARTS = /\s*(?:[,、，،;>→]|(?:^|\s)(?:and|then|y|luego|e|et|puis|und|dann|ed|poi|и|затем|ve|sonra)(?=\s))\s*/gu

/** "In this order: Acme, Globex and Initech", "Acme > Globex": an enumeration that says it ranks, its members counted. */
export function rankSequence({ text, folded }: Segment, namings: readonly Naming[]): Place[] {
  if (!/>|→/.test(text) && !IN_ORDER.test(folded.text)) return []
  for (const { start, end } of sentencesOf(text)) {
    const own = namings.filter((naming) => naming.start >= start && naming.end <= end)
    const [first, second] = own
    if (!first || !second) continue
    const compared =
      /\S\s*[>→]\s*\S[^>→]*[>→]/u.test(text.slice(start, end)) && />|→/.test(text.slice(first.end, second.start))
    if (compared || IN_ORDER.test(fold(text.slice(start, end)).text)) return members(text, own, start, end)
  }
  return []
}

function members(text: string, own: readonly Naming[], start: number, end: number): Place[] {
  const colon = text.slice(start, own[0]!.start).search(/[:：]/)
  const from = colon < 0 ? own[0]!.start : start + colon + 1
  const breaks = [...text.slice(from, end).matchAll(PARTS)]
    .map(({ index, 0: mark }) => from + index + mark.length)
    .filter((at) => !own.some((naming) => at > naming.start && at < naming.end))
  const places: Place[] = []
  for (const { brand, start: at } of own) {
    const number = breaks.filter((one) => one <= at).length + (breaks[0] === from ? 0 : 1)
    if (!places.some((place) => place.brand === brand)) places.push({ brand, number })
  }
  return places
}
