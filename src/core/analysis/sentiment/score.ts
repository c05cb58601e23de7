import { type Document, type Segment, spanOf } from '../document.ts'
import type { Naming } from '../namings.ts'
import type { Sentiment, SentimentMethod, Span } from '../types.ts'
import { attribute, type Evidence, NOBODY, type Subject } from './attribution.ts'
import { lexiconOf, ROLE, type ScoredLanguage } from './lexicon/index.ts'
import { readWords } from './reading.ts'
import { type Page, type Placement, readStructure } from './structure.ts'
import { foldWord, readSentences, type Sentence, type Token } from './tokens.ts'
import { weigh } from './verdict.ts'

export interface SentimentScore {
  readonly sentiment: Sentiment
  readonly sentimentMethod: SentimentMethod
  /** The clause it rests on, in the original answer. */
  readonly evidence: Span | null
}

const NONE: SentimentScore = { sentiment: 'none', sentimentMethod: null, evidence: null }
const UNSCORED: SentimentScore = { sentiment: 'unscored', sentimentMethod: null, evidence: null }

const isScored = (language: string): language is ScoredLanguage => language === 'en' || language === 'es'

/**
 * Scores, by words and rules alone, how an answer speaks of each brand it names: `none` for a brand without a naming,
 * `unscored` where the language is not one of those known or nothing in the text tells. Pure; never throws; takes time
 * linear in the answer's length.
 * @param namings of the brands that the answer names, in reading order.
 * @param ranks one for each brand, by its place; null where it has none.
 * @param language ISO 639-1 code of the answer's language.
 * @returns one score for each brand, by its place.
 */
export function scoreSentiment(
  document: Document,
  namings: readonly Naming[],
  ranks: readonly (number | null)[],
  language: string,
): SentimentScore[] {
  const named = new Set(namings.map(({ brand }) => brand))
  if (named.size === 0 || !isScored(language)) return ranks.map((_, brand) => (named.has(brand) ? UNSCORED : NONE))
  const { placements, evidence } = readPage(pageOf(document, namings, language))
  return ranks.map((rank, brand) => {
    if (!named.has(brand)) return NONE
    const placed = placements.filter((placement) => placement.brand === brand)
    const listed = placed.some(({ kind }) => kind === 'plain')
    const said = evidence.filter((item) => item.brand === brand)
    const verdict = weigh(said, placementWeight(placed, rank), listed)
    if (verdict.sentiment === 'unscored') return UNSCORED
    return { sentiment: verdict.sentiment, sentimentMethod: 'lexicon', evidence: spanFor(verdict.evidence, placed) }
  })
}

function spanFor(evidence: Evidence | null, [placement]: readonly Placement[]): Span | null {
  if (evidence) return spanOf(evidence.segment, evidence.start, evidence.end)
  return placement ? spanOf(placement.segment, 0, placement.segment.text.length) : null
}

function pageOf({ segments }: Document, namings: readonly Naming[], language: ScoredLanguage): Page {
  const bySegment: Naming[][] = segments.map(() => [])
  for (const naming of namings) bySegment[naming.segment.index]?.push(naming)
  const read: (readonly Sentence[])[] = []
  const sentencesIn = (segment: Segment) => {
    read[segment.index] ??= readSentences(segment, bySegment[segment.index]!)
    return read[segment.index]!
  }
  return { segments, namings: bySegment, sentencesIn, lexicon: lexiconOf(language) }
}

/** All that the page says of the brands, with the brand of each place among its lists. */
function readPage(page: Page): { placements: Placement[]; evidence: Evidence[] } {
  const { settings, placements } = readStructure(page)
  const isForeign = foreignNames(page)
  const evidence: Evidence[] = []
  for (const segment of page.segments) {
    const { topic, foreign, label } = settings[segment.index]!
    // Of nobody tracked, nothing can be said.
    if (topic === null && page.namings[segment.index]!.length === 0) continue
    const firm = topic !== null || foreign
    const start: Subject = { ...NOBODY, brands: topic === null ? [] : [topic], foreign, firm }
    const brands = new Set(page.namings[segment.index]!.map(({ brand }) => brand))
    const said: Evidence[] = []
    let subject = start
    for (const sentence of page.sentencesIn(segment)) {
      const before = firm ? start : goesOn(page, sentence, subject, brands.size === 1) ? subject : NOBODY
      if (before.brands.length === 0 && !sentence.words.includes('@')) continue
      const read = attribute(sentence, readWords(sentence, page.lexicon), before, isForeign)
      if (!read.after.foreign) subject = read.after
      said.push(...read.evidence)
    }
    // Under "Cons" even kind words are against, and what says nothing by itself says that.
    if (label !== 0 && topic !== null && segment.text.length > 0) {
      const loudest = said.reduce((most, { weight }) => Math.max(most, Math.abs(weight)), 1)
      if (brands.size === 0)
        evidence.push({
          brand: topic,
          weight: label * loudest,
          factual: false,
          segment,
          start: 0,
          end: segment.text.length,
        })
      else evidence.push(...said.filter(({ weight }) => Math.sign(weight) !== -label))
    } else evidence.push(...said)
  }
  return { placements, evidence }
}

/** Whether a sentence goes on about the brand before, rather than turn to the reader, to all, or to a list. */
function goesOn(page: Page, { words }: Sentence, before: Subject, sole: boolean): boolean {
  if (words.at(-1) === ':' && !words.includes('@')) return false
  if (sole) return true
  const { roles } = page.lexicon.match(words, 0)
  return before.brands.length > 1 ? (roles & ROLE.pronoun) !== 0 : (roles & (ROLE.general | ROLE.condition)) === 0
}

/** Words with a capital inside a sentence. */
const NAME = /(?<=[\p{L}\p{N}][ ])\p{Lu}[\p{L}\p{M}]{2,}/gu

/** Tells names of others: words that stand with a capital inside a sentence and nowhere without one. */
function foreignNames({ segments }: Page): (token: Token) => boolean {
  let names: Set<string> | null = null
  return ({ word, capital }) => {
    if (!capital) return false
    names ??= namesIn(segments.map(({ text }) => text).join('\n'))
    return names.has(word)
  }
}

function namesIn(text: string): Set<string> {
  const names = new Set(text.match(NAME) ?? [])
  return new Set([...names].filter((name) => !text.includes(` ${name.toLowerCase()}`)).map(foldWord))
}

/** What a brand's place says: to stand among the best is praise, in a plain list it says nothing. */
function placementWeight(placements: readonly Placement[], rank: number | null): number {
  const isIn = (kind: Placement['kind']) => placements.some((placement) => placement.kind === kind)
  if (placements.length === 0) return rank === null ? 0 : 1
  if (isIn('worst')) return -2
  if (isIn('best')) return 1
  if (isIn('plain')) return 0
  return rank !== null && placements.some(({ ordered }) => ordered) ? 0.7 : 0.4
}
