import { AbsenceReader } from './absent.ts'
import type { BrandSet } from './brands.ts'
import { type Document, parseDocument, spanOf } from './document.ts'
import { type Language, languageOf } from './language.ts'
import { linkedBrands } from './linked.ts'
import { findNamings, type Naming } from './namings.ts'
import { rankBrands } from './rank/rank.ts'
import { isRefusal } from './refusal.ts'
import { scoreSentiment } from './sentiment/index.ts'
import type { AnswerAnalysis, Finding, MentionState } from './types.ts'

/** Raise when the same answer may be measured differently than before; stored analyses name the version that made them. */
export const ANALYSER_VERSION = 1

export interface AnalysisOptions {
  /** True when the provider itself flagged the answer as a refusal. */
  readonly refused?: boolean
  /** ISO 639-1 code of the project's language, for answers too short to tell their own. */
  readonly language?: string | null
}

/**
 * Measures an answer: for every brand its state, namings, rank and sentiment, in the order the brands were given. Pure
 * and deterministic; never throws; takes time linear in the answer's length and independent of the number of brands.
 */
export function analyzeAnswer(answer: string, brands: BrandSet, options: AnalysisOptions = {}): AnswerAnalysis {
  const document = parseDocument(answer)
  const told = languageOf(document.segments)
  const language = told === 'und' ? ((options.language ?? 'und') as Language) : told
  const namings = findNamings(document, brands, language)
  const refused = options.refused || isRefusal(document.segments, namings)
  const findings = refused
    ? brands.brands.map(() => unnamed('refused'))
    : findingsOf(document, namings, brands, language)
  return { findings, shortened: document.shortened }
}

function findingsOf(document: Document, all: readonly Naming[], brands: BrandSet, language: Language): Finding[] {
  const byBrand: Naming[][] = brands.brands.map(() => [])
  for (const naming of all) byBrand[naming.brand]!.push(naming)
  const absence = new AbsenceReader(document, language)
  const named = byBrand.map((own) => own.length > 0 && !absence.isAbsent(own))
  const linked = linkedBrands(document, brands, language)
  const ofNamed = all.filter(({ brand }) => named[brand])
  const places = rankBrands(document, ofNamed, language)
  const ranks = byBrand.map((_, brand) => places.get(brand) ?? null)
  const scores = scoreSentiment(document, ofNamed, ranks, language)
  return byBrand.map((own, brand) => {
    if (!named[brand])
      return unnamed(own.length > 0 ? 'absent_statement' : linked.has(brand) ? 'linked_only' : 'absent')
    const namings = own.map(({ segment, start, end }) => spanOf(segment, start, end))
    return {
      state: 'named',
      count: namings.length,
      firstOffset: namings[0]!.start,
      rank: ranks[brand]!,
      ...scores[brand]!,
      namings,
    }
  })
}

const unnamed = (state: MentionState): Finding => ({
  state,
  count: 0,
  firstOffset: null,
  rank: null,
  sentiment: 'none',
  sentimentMethod: null,
  evidence: null,
  namings: [],
})
