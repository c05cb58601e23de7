import type { Document, Segment } from '../document.ts'
import type { Language } from '../language.ts'
import type { Naming } from '../namings.ts'
import { cueOf } from './cues.ts'
import { findGroups, findTables, type Group } from './groups.ts'
import { brandsOf, isNameLike } from './items.ts'
import { type Place, rankProse } from './prose.ts'
import { rankInline, rankSequence } from './sequence.ts'
import { rankTable } from './tables.ts'

interface Candidate {
  readonly places: readonly Place[]
  readonly score: number
}

/** A list counts as one of products when this share of its items is headed as by names. */
const NAME_SHARE = 0.6

/**
 * The place of each brand in the answer's main recommendation list, by brand. The list may be ordered, bulleted, made of
 * headings or lines, a table, or prose that ranks in words; a brand has a place only where it is the item.
 */
export function rankBrands(document: Document, namings: readonly Naming[], language: Language): Map<number, number> {
  if (namings.length === 0) return new Map()
  const bySegment = new Map<Segment, Naming[]>()
  for (const naming of namings) {
    const own = bySegment.get(naming.segment)
    if (own) own.push(naming)
    else bySegment.set(naming.segment, [naming])
  }
  const main = mainList(document, bySegment) ?? prose(document, bySegment, language)
  const ranks = new Map<number, number>()
  for (const { brand, number } of main) if (!ranks.has(brand)) ranks.set(brand, number)
  return ranks
}

function mainList(document: Document, namings: ReadonlyMap<Segment, readonly Naming[]>): readonly Place[] | null {
  const firstNamed = Math.min(...[...namings.keys()].map(({ index }) => index))
  const lists = findGroups(document, namings).map((group) => listCandidate(group, firstNamed))
  const tables = findTables(document).map(({ table, firstCell, introductions }) => {
    const { places, ranked } = rankTable(table, namings)
    return candidate(places, ranked, introductions, firstNamed < firstCell.index)
  })
  let best: Candidate | null = null
  for (const each of [...lists, ...tables]) {
    if (each && (!best || each.score > best.score)) best = each
  }
  return best?.places ?? null
}

function listCandidate({ rows, numbered, kind, introductions }: Group, firstNamed: number): Candidate | null {
  const items = rows.map(({ row, number }) => ({ row, number, brands: brandsOf(row) }))
  const led = items.filter(({ brands }) => brands.length > 0)
  const enough = rows.length * NAME_SHARE
  // Item after item on one brand says things of it.
  const one = new Set(led.flatMap(({ brands }) => brands)).size === 1
  if (led.length === 0 || (one && led.length > 1 && led.length >= enough)) return null
  if (items.filter(({ row, brands }) => brands.length > 0 || isNameLike(row)).length < enough) return null
  if ((kind === 'bold' || (kind === 'heading' && !numbered)) && led.length < 2) return null
  if (kind === 'line' && rows.length < 2) return null
  // Numbers all alike are a way of writing Markdown; what shows is the order.
  const alike = rows.length > 1 && rows.every(({ number }) => number === rows[0]!.number)
  const places = items.flatMap(({ brands, number }, index) =>
    brands.map((brand) => ({ brand, number: alike ? index + 1 : number })),
  )
  return candidate(places, numbered, introductions, firstNamed < rows[0]!.row.segment.index)
}

function candidate(
  places: readonly Place[],
  numbered: boolean,
  introductions: readonly string[],
  namedBefore: boolean,
): Candidate | null {
  if (places.length === 0) return null
  const cues = introductions.map(cueOf)
  const answers = cues.includes('answer')
  if (cues[0] === 'other' || (cues.includes('other') && !answers)) return null
  // What is left over is a list of its own only where nothing was named before it.
  if (cues[0] === 'rest' && namedBefore) return null
  const brands = new Set(places.map(({ brand }) => brand)).size
  return { places, score: brands + (numbered ? 1.5 : 0) + (answers ? 2 : 0) }
}

/** What a text too short to tell its language may be written in. */
const LIKELIEST: readonly Language[] = ['en', 'es', 'fr', 'de', 'it', 'pt']

function prose(
  document: Document,
  namings: ReadonlyMap<Segment, readonly Naming[]>,
  language: Language,
): readonly Place[] {
  for (const segment of document.segments) {
    if (segment.kind !== 'paragraph' || segment.item) continue
    const own = namings.get(segment) ?? []
    const inline = rankInline(segment, own)
    if (inline.length > 0) return inline
    const sequence = rankSequence(segment, own)
    if (sequence.length > 0) return sequence
    for (const tried of language === 'und' ? LIKELIEST : [language]) {
      const places = rankProse(segment, own, tried)
      if (places.length > 0) return places
    }
  }
  return []
}
