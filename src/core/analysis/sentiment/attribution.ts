import type { Segment } from '../document.ts'
import { ROLE } from './lexicon/index.ts'
import type { Clause, Reading } from './reading.ts'
import { isWord, type Sentence, type Token } from './tokens.ts'

/** Something said of a brand. */
export interface Evidence {
  brand: number
  /** The sign is the direction; 3 is a plain recommendation, 0 a statement without judgement. */
  weight: number
  /** True when the sentence states facts. */
  factual: boolean
  segment: Segment
  /** The clause, in the segment's text. */
  start: number
  end: number
}

/** Of whom the talk is. */
export interface Subject {
  readonly brands: readonly number[]
  /** True when it is somebody who is not tracked. */
  readonly foreign: boolean
  /** True when the layout or this very sentence says so, and it is not only carried over from the sentence before. */
  readonly firm: boolean
  /** What the last sentence said of it, all in all. */
  readonly net: number
}

export const NOBODY: Subject = { brands: [], foreign: false, firm: false, net: 0 }

/** What a judgement of one side says of the side it is compared with, by its weight up to the most that counts. */
const COMPARED = -0.35
const MOST_COMPARED = 3
/** What "but" says of words that say nothing by themselves: the opposite of the other side. */
const IMPLIED = 0.7
const IMPLIED_SHARE = 0.5
const MOST_IMPLIED = 1.2
/** So many words are a statement. */
const STATEMENT = 2

interface Said {
  clause: Clause
  brands: readonly number[]
  net: number
}

/** Hands what each clause of a sentence judges to the brand it is about, and tells of whom the talk is afterwards. */
export function attribute(
  sentence: Sentence,
  reading: Reading,
  before: Subject,
  isForeign: (token: Token) => boolean,
): { evidence: Evidence[]; after: Subject } {
  const { tokens, segment, question } = sentence
  const evidence: Evidence[] = []
  const say = ({ from, to }: Clause, brands: readonly number[], weight: number) => {
    // A clause begins at the mark or word that opens it; its evidence begins at its first word.
    const first = tokens.slice(from, to).find(({ word }) => word === '@' || isWord(word)) ?? tokens[from]!
    const place = { segment, start: first.start, end: tokens[to - 1]!.end }
    for (const brand of brands)
      evidence.push({
        brand,
        weight: question ? 0 : weight,
        factual: reading.factual || segment.cell !== null,
        ...place,
      })
  }

  let subject = openingSubject(sentence, reading, before)
  const said: Said[] = []
  for (const clause of reading.clauses) {
    const own: number[] = []
    const compared: number[] = []
    for (let at = clause.from; at < clause.to; at++) {
      const token = tokens[at]!
      if (token.brands.length === 0) continue
      say(clause, token.brands, 0)
      if (reading.roles[at]! & ROLE.comparison) compared.push(at)
      else if (!isIncidental(sentence, reading, clause, at, subject)) own.push(at)
    }
    if (own.length === 0 && opensForeign(tokens, clause, isForeign)) subject = { ...NOBODY, foreign: true, firm: true }
    if (own.length === 0) say(clause, subject.brands, 0)
    const chosen = chosenOfTwo(reading, clause, subject.brands)
    let net = 0
    for (let at = clause.from; at < clause.to; at++) {
      const weight = reading.weights[at]!
      if (weight === 0) continue
      const target = tokens.slice(at, at + reading.lengths[at]!).find(({ brands }) => brands.length > 0)
      const nearest = own.findLast((place) => place < at) ?? own[0]
      const brands = target?.brands ?? (nearest === undefined ? chosen : tokens[nearest]!.brands)
      say(clause, brands, weight)
      net += weight
    }
    if (net !== 0)
      for (const at of compared)
        say(clause, tokens[at]!.brands, COMPARED * Math.max(-MOST_COMPARED, Math.min(net, MOST_COMPARED)))
    const last = own.at(-1)
    if (last !== undefined) subject = { brands: tokens[last]!.brands, foreign: false, firm: true, net: 0 }
    said.push({ clause, brands: subject.brands, net })
  }
  for (const { clause, brands, weight } of implied(sentence, reading, said, before)) say(clause, brands, weight)
  const net = said.reduce((sum, { brands, net }) => (sameBrands(brands, subject.brands) ? sum + net : sum), 0)
  return { evidence, after: { ...subject, firm: false, net } }
}

const sameBrands = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((brand, at) => brand === other[at])

/** The brand before, unless the sentence names one itself without pointing back; then that one, from the start. */
function openingSubject({ tokens }: Sentence, reading: Reading, before: Subject): Subject {
  const own = tokens.find(({ brands }, at) => brands.length > 0 && !(reading.roles[at]! & ROLE.comparison))
  if (!own || before.firm) return before
  const pointsBack = (reading.roles[0]! & ROLE.pronoun) !== 0 && before.brands.length > 0
  return pointsBack ? before : { ...NOBODY, brands: own.brands }
}

/** A brand behind a preposition, inside a clause that is about somebody else. */
function isIncidental(
  { tokens, words }: Sentence,
  reading: Reading,
  { from }: Clause,
  at: number,
  subject: Subject,
): boolean {
  const { brands } = tokens[at]!
  const others =
    subject.foreign || (subject.brands.length > 0 && !brands.some((brand) => subject.brands.includes(brand)))
  if (!subject.firm || !others) return false
  let place = at - 1
  if (place > from && !(reading.roles[place]! & ROLE.preposition)) place--
  if (place < from || !(reading.roles[place]! & ROLE.preposition)) return false
  const empty = ROLE.connector | ROLE.pronoun | ROLE.preposition | ROLE.negator
  return words.slice(from, place).some((word, index) => isWord(word) && !(reading.roles[from + index]! & empty))
}

/** Whether one of a clause's first words is the name of somebody not tracked. */
const opensForeign = (tokens: readonly Token[], { from, to }: Clause, isForeign: (token: Token) => boolean): boolean =>
  tokens.slice(from, Math.min(from + 4, to)).some((token) => token.capital && isForeign(token))

/** "The former", "the second": one of two that were named together. */
function chosenOfTwo(reading: Reading, { from, to }: Clause, brands: readonly number[]): readonly number[] {
  if (brands.length !== 2) return brands
  const roles = reading.roles.slice(from, to).reduce((all, role) => all | role, 0)
  if (roles & ROLE.former) return [brands[0]!]
  return roles & ROLE.latter ? [brands[1]!] : brands
}

/** What contrasts say by themselves: where one side judges and the other does not, the other means the opposite. */
function implied(
  { words, tokens }: Sentence,
  reading: Reading,
  said: readonly Said[],
  before: Subject,
): { clause: Clause; brands: readonly number[]; weight: number }[] {
  const found: { clause: Clause; brands: readonly number[]; weight: number }[] = []
  const has = ({ from, to }: Clause, role: number) =>
    reading.roles.slice(from, to).some((roles) => (roles & role) !== 0)
  const isStatement = ({ from, to }: Clause) => words.slice(from, to).filter(isWord).length > STATEMENT
  const imply = (side: readonly Said[], other: number) => {
    const spoken = side.find(({ clause }) => isStatement(clause))
    if (spoken && spoken.brands.length > 0)
      found.push({
        clause: spoken.clause,
        brands: spoken.brands,
        weight: -Math.sign(other) * Math.max(IMPLIED, Math.min(IMPLIED_SHARE * Math.abs(other), MOST_IMPLIED)),
      })
  }
  const sum = (side: readonly Said[]) => side.reduce((total, { net }) => total + net, 0)

  said.forEach(({ clause, brands, net }, at) => {
    if (at > 0 && reading.roles[clause.from]! & ROLE.contrast) {
      const left = said.slice(0, at).filter((item) => sameBrands(item.brands, brands))
      const right = said.slice(at).filter((item) => sameBrands(item.brands, brands))
      const [one, other] = [sum(left), sum(right)]
      if (one !== 0 && other === 0) imply(right, one)
      else if (one === 0 && other !== 0) imply(left, other)
    }
    if (has(clause, ROLE.unlike)) {
      const rest = said.filter((item) => item.clause !== clause && item.brands.length > 0)
      const lacking = tokens.slice(clause.from, clause.to).flatMap((token) => token.brands)
      if (sum(rest) === 0 && net === 0) {
        imply(rest, -1)
        found.push({ clause, brands: lacking, weight: -IMPLIED })
      }
    }
    if (has(clause, ROLE.opposition)) {
      const own = said.filter((item) => sameBrands(item.brands, brands))
      const earlier = said.slice(0, at).filter((item) => !sameBrands(item.brands, brands) && item.brands.length > 0)
      const opposed = earlier.length > 0 ? sum(earlier) : sameBrands(before.brands, brands) ? 0 : before.net
      if (opposed !== 0 && sum(own) === 0) imply(own, opposed)
    }
  })
  return found
}
