import type { BrandSet } from './brands.ts'
import type { Document, Segment } from './document.ts'
import { judge, type Verdict } from './evidence.ts'
import type { Language } from './language.ts'
import { findMatches, type Match } from './match.ts'

/** One naming of a brand, in code units of its segment's text. */
export interface Naming {
  readonly segment: Segment
  /** Place in `BrandSet.brands`. */
  readonly brand: number
  readonly start: number
  readonly end: number
}

/** All namings of all brands, in reading order. */
export function findNamings(document: Document, brands: BrandSet, language: Language): Naming[] {
  const judged: { match: Match; verdict: Verdict }[] = []
  const firm = new Set<number>()
  const contradicted = new Set<number>()
  for (const segment of document.segments) {
    for (const match of findMatches(segment, brands, language)) {
      const verdict = judge(match, language)
      if (verdict === 'firm') firm.add(match.name.brand)
      if (verdict === 'no') contradicted.add(match.name.brand)
      judged.push({ match, verdict })
    }
  }
  const namings: Naming[] = []
  for (const { match, verdict } of judged) {
    const { brand } = match.name
    // A doubtful place goes with how the rest of the answer uses the word.
    const doubted = verdict === 'doubtful' && contradicted.has(brand) && !firm.has(brand)
    if (verdict === 'no' || doubted) continue
    namings.push({ segment: match.segment, brand, start: match.start, end: match.end })
  }
  return namings
}
