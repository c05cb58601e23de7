import type { Segment } from '../document.ts'
import type { Naming } from '../namings.ts'
import { sentencesOf } from '../sentences.ts'
import { remembered } from './remembered.ts'

/** A word, a punctuation mark, or a group of brands named together ("A, B and C"). */
export interface Token {
  /** Folded; `@` for a group of brands. */
  readonly word: string
  /** In the segment's text. */
  readonly start: number
  readonly end: number
  /** The brands of a group, by their places; empty for words and marks. */
  readonly brands: readonly number[]
  readonly capital: boolean
}

/** A sentence's tokens; `words` repeats their words for matching. */
export interface Sentence {
  readonly segment: Segment
  readonly tokens: readonly Token[]
  readonly words: readonly string[]
  readonly question: boolean
}

const TOKEN = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\p{N}+(?:[.,:]\p{N}+)*|[^\s\p{L}\p{M}\p{N}]/gu
const WORD_START = /^[\p{L}\p{N}]/u

/** Lower case without accents; "sí" keeps apart from "si". */
export function foldWord(word: string): string {
  const lower = word.toLowerCase()
  if (lower === 'sí') return 'sii'
  return lower.replaceAll('’', "'").normalize('NFD').replace(/\p{M}/gu, '')
}

/** Whether a token is a word or a number, and no mark. */
export const isWord = remembered((word) => WORD_START.test(word))

const HYPHENS = new Set(['-', '\u2010', '\u2011'])
const isLetterAt = (text: string, at: number): boolean => /\p{L}/u.test(text[at] ?? '')
const NO_BRANDS: readonly number[] = []
/** What is worth knowing of a spelling, worked out once. */
const spellingOf = remembered((raw) => ({ word: foldWord(raw), capital: /^\p{Lu}/u.test(raw) }))

/** @param namings those of this segment, in order. */
export function readSentences(segment: Segment, namings: readonly Naming[]): Sentence[] {
  const sentences: Sentence[] = []
  let next = 0
  for (const { start, end } of sentencesOf(segment.text)) {
    const own: Naming[] = []
    while (next < namings.length && namings[next]!.start < end) own.push(namings[next++]!)
    const tokens = groupBrands(tokensOf(segment.text, start, end, own))
    if (tokens.length === 0) continue
    const question = segment.text.slice(start, end).includes('?')
    sentences.push({ segment, tokens, words: tokens.map(({ word }) => word), question })
  }
  return sentences
}

function tokensOf(text: string, start: number, end: number, namings: readonly Naming[]): Token[] {
  const tokens: Token[] = []
  const add = (from: number, to: number) => {
    TOKEN.lastIndex = from
    for (let found = TOKEN.exec(text); found !== null && found.index < to; found = TOKEN.exec(text)) {
      const [raw] = found
      const { word, capital } = spellingOf(raw)
      // A hyphen inside a compound ("well-made") is no mark: its parts are looked up like words that stand apart.
      if (HYPHENS.has(raw) && isLetterAt(text, found.index - 1) && isLetterAt(text, found.index + 1)) continue
      const last = tokens.at(-1)
      // The "s" of a possessive behind a naming is no word, nor is its apostrophe a mark.
      if (last?.word === '@' && found.index - last.end <= 1 && (word === "'" || word === '’' || word === 's')) continue
      tokens.push({
        word,
        start: found.index,
        end: found.index + raw.length,
        brands: NO_BRANDS,
        capital,
      })
    }
  }
  let at = start
  for (const naming of namings) {
    if (naming.start < at) continue
    add(at, naming.start)
    tokens.push({ word: '@', start: naming.start, end: naming.end, brands: [naming.brand], capital: true })
    at = naming.end
  }
  add(at, end)
  return tokens
}

const JOINS = new Set(['and', 'or', '&', '/', 'y', 'e', 'o', 'u', 'ni', 'nor'])
const ARTICLES = new Set(['the', 'el', 'la', 'los', 'las', 'a', 'both', 'con', 'de'])
/** So many tokens may stand between two brands of a group. */
const LONGEST_LINK = 3

/** Puts brands that are named together into one token: joined by a word, or by commas with such a word before the last. */
function groupBrands(tokens: Token[]): Token[] {
  const grouped: Token[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!
    if (token.word !== '@') {
      grouped.push(token)
      continue
    }
    const brands = [...token.brands]
    const awaiting: number[] = []
    for (let link = linkAfter(tokens, at); link !== null; link = linkAfter(tokens, link.next)) {
      awaiting.push(...tokens[link.next]!.brands)
      if (!link.joined) continue
      brands.push(...awaiting.splice(0))
      at = link.next
    }
    grouped.push({ ...token, brands: [...new Set(brands)], end: tokens[at]!.end })
  }
  return grouped
}

/** The brand that goes on with the group at `at`, and whether a joining word leads to it. */
function linkAfter(tokens: readonly Token[], at: number): { next: number; joined: boolean } | null {
  let comma = false
  let joined = false
  for (let next = at + 1; next < tokens.length && next <= at + LONGEST_LINK + 1; next++) {
    const { word } = tokens[next]!
    if (word === '@') return comma || joined ? { next, joined } : null
    if (word === ',' && !comma && !joined) comma = true
    else if (JOINS.has(word) && !joined) joined = true
    else if (!(ARTICLES.has(word) && (comma || joined))) return null
  }
  return null
}
