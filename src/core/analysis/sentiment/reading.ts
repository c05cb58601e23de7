import { type Lexicon, ROLE } from './lexicon/index.ts'
import { isWord, type Sentence } from './tokens.ts'

/** A stretch of a sentence that says one thing. */
export interface Clause {
  /** Its first token and the one behind its last. */
  readonly from: number
  readonly to: number
}

/** What the words of a sentence are worth and do, token by token. */
export interface Reading {
  /** Weight of the words of judgement that begin here, with negation and the like taken into account. */
  readonly weights: readonly number[]
  /** How many tokens they are. */
  readonly lengths: readonly number[]
  readonly roles: readonly number[]
  readonly clauses: readonly Clause[]
  /** Whether it states facts: figures, or words like "founded". */
  readonly factual: boolean
}

/** Words a negator reaches. */
const NEGATION_REACH = 6
/** What is left of praise or criticism that is denied, and the most that denied criticism is worth as praise. */
const DENIED = 0.8
const MOST_OF_DENIED_CRITICISM = 1.5
const SUPERLATIVE = 0.7
const HEDGED = 0.7
/** A recommendation or warning that holds only on a condition; a criticism that is only a remark in passing. */
const CONDITIONAL = 0.6
const IN_PASSING = 0.5
/** From this weight on, words recommend or warn. */
const PLAIN_ADVICE = 2.5

const BREAKS = new Set([',', ';', ':', '–', '—', '(', ')', '«', '»', '"', '“', '”', '/', '|'])
const AND = new Set(['and', 'y', 'e'])
const DIGITS = /^\p{N}/u

interface Found {
  weights: number[]
  lengths: number[]
  roles: number[]
  /** Whether the words hold their own negation ("not bad"), so that none before them counts. */
  closed: boolean[]
}

/** Looks up every word and phrase of a sentence. */
export function readWords(sentence: Sentence, lexicon: Lexicon): Reading {
  const { words } = sentence
  const found = lookUp(words, lexicon)
  const clauses = clausesOf(words, found.roles)
  const factual = found.roles.some((roles) => (roles & ROLE.fact) !== 0) || words.some((word) => DIGITS.test(word))
  return { weights: modified(words, found, clauses), lengths: found.lengths, roles: found.roles, clauses, factual }
}

function lookUp(words: readonly string[], lexicon: Lexicon): Found {
  const zeros = () => new Array<number>(words.length).fill(0)
  const found: Found = {
    weights: zeros(),
    lengths: zeros(),
    roles: zeros(),
    closed: new Array<boolean>(words.length).fill(false),
  }
  for (let at = 0; at < words.length; ) {
    const word = words[at]!
    if (word !== '@' && !isWord(word)) {
      at++
      continue
    }
    const match = lexicon.match(words, at)
    let length = 1
    if (isVerdictAlone(words, at)) {
      found.weights[at] = word === 'no' ? -ALONE : ALONE
      found.lengths[at] = 1
      at++
      continue
    }
    if (match.weight !== null && match.length >= match.roleLength) {
      length = match.length
      found.weights[at] = match.weight
      found.closed[at] = length > 1 && (match.roles & ROLE.negator) !== 0
      // A word of judgement may open a clause or state a fact all the same; what else it does, it does as a whole.
      found.roles[at] = match.roles & (ROLE.connector | ROLE.contrast | ROLE.opposition | ROLE.pronoun | ROLE.fact)
    } else if (match.roles !== 0) {
      length = match.roleLength
      found.roles[at] = match.roles
      found.weights[at] = match.roles & ROLE.superlative ? SUPERLATIVE : length === 1 ? lexicon.library(word) : 0
      if (match.roles & ROLE.comparison) found.roles[at + length - 1]! |= ROLE.comparison
    } else if (word !== '@') {
      found.weights[at] = lexicon.library(word)
    }
    found.lengths[at] = length
    at += length
  }
  return found
}

const VERDICTS = new Set(['yes', 'sii', 'no'])
/** Weight of "yes" and "no" that stand alone as an answer. */
const ALONE = 2

const isVerdictAlone = (words: readonly string[], at: number): boolean =>
  VERDICTS.has(words[at]!) && at > 0 && !isWord(words[at - 1]!) && (at + 1 === words.length || !isWord(words[at + 1]!))

function clausesOf(words: readonly string[], roles: readonly number[]): Clause[] {
  const clauses: Clause[] = []
  let from = 0
  for (let at = 1; at <= words.length; at++) {
    const opens =
      at === words.length ||
      BREAKS.has(words[at]!) ||
      (roles[at]! & ROLE.connector) !== 0 ||
      (AND.has(words[at]!) && words[at + 1] === '@')
    if (!opens) continue
    clauses.push({ from, to: at })
    from = at
  }
  return clauses
}

function modified(words: readonly string[], found: Found, clauses: readonly Clause[]): number[] {
  const weights = new Array<number>(words.length).fill(0)
  const conditional = found.roles.some((roles) => (roles & ROLE.condition) !== 0)
  let inPassing = false
  let inCondition = false
  for (const { from, to } of clauses) {
    let setAside = false
    if (endsCondition(words, found, from)) inCondition = false
    for (let at = from; at < to; at++) {
      const roles = found.roles[at]!
      if (roles & ROLE.condition) inCondition = true
      if (roles & ROLE.setAside) setAside = true
      if (roles & ROLE.caveat) inPassing = true
      const weight = found.weights[at]!
      if (weight === 0) continue
      const targeted = words.slice(at, at + found.lengths[at]!).includes('@')
      // What follows an "if" is about the reader.
      if (setAside || (inCondition && !targeted)) continue
      if (roles & ROLE.superlative && followedByJudgement(found, at)) continue
      let result = found.closed[at] ? weight : inContext(words, found, from, at)
      if (conditional && Math.abs(weight) >= PLAIN_ADVICE) result *= CONDITIONAL
      if (inPassing && result < 0) result *= IN_PASSING
      weights[at] = result
    }
  }
  return weights
}

/** A mark ends a condition, but a comma only where a new subject follows: "if you want a fast, simple app, it …". */
function endsCondition(words: readonly string[], found: Found, from: number): boolean {
  if (words[from] !== ',') return from === 0 || !isWord(words[from]!)
  const next = words[from + 1]
  return next === '@' || (found.roles[from + 1] ?? 0) !== 0
}

function followedByJudgement(found: Found, at: number): boolean {
  const next = at + found.lengths[at]!
  return (found.weights[next] ?? 0) !== 0 || (found.weights[next + 1] ?? 0) !== 0
}

/** "Too simple", and "too soft … to recommend". */
function isExcessive(words: readonly string[], found: Found, from: number, at: number): boolean {
  if (at === from) return false
  if (found.roles[at - 1]! & ROLE.excess) return true
  return words[at - 1] === 'to' && found.roles.slice(from, at).some((roles) => (roles & ROLE.excess) !== 0)
}

const MORE = new Set(['more', 'mas', 'so', 'as', 'tan'])

const isComparative = (words: readonly string[], at: number): boolean =>
  /er$|^mejor/.test(words[at]!) || MORE.has(words[at - 1] ?? '') || MORE.has(words[at]!)

/** A weight with the words before it in its clause taken into account. */
function inContext(words: readonly string[], found: Found, from: number, at: number): number {
  let weight = found.weights[at]!
  if (weight > 0 && isExcessive(words, found, from, at)) return -weight
  let denied = false
  for (let back = at - 1; back >= from && back >= at - NEGATION_REACH; back--) {
    if (AND.has(words[back]!)) break
    const roles = found.roles[back]!
    if (roles & ROLE.hedge && back >= at - 2) weight *= HEDGED
    if (roles & ROLE.nobody && isComparative(words, at)) return Math.abs(weight)
    if (roles & ROLE.negator) denied = true
  }
  if (!denied) return weight
  return weight > 0 ? -DENIED * weight : Math.min(-DENIED * weight, MOST_OF_DENIED_CRITICISM)
}
