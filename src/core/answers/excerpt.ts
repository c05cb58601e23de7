import { fold } from '../analysis/index.ts'

/** A stretch of an answer around what was looked for, with the places of it, in UTF-16 code units. */
export interface Excerpt {
  text: string
  matches: { start: number; end: number }[]
}

const BEFORE = 60
const LENGTH = 200

/**
 * The stretch of a text around the first of the words that were looked for. Pure. The words are compared as brands' names
 * are, which may be a little more or less generous than the index: then the text's beginning stands for itself.
 */
export function excerptOf(text: string, wanted: string): Excerpt {
  const folded = fold(text)
  const placeOf = (at: number) => (folded.map ? (folded.map[at] as number) : at)
  const words = [...fold(wanted).text.matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word)
  const first = words.map((word) => folded.text.indexOf(word)).filter((at) => at >= 0)
  const around = first.length > 0 ? placeOf(Math.min(...first)) : 0
  const start = wholeCharacter(text, Math.max(0, around - BEFORE))
  const end = wholeCharacter(text, start + LENGTH)
  const matches = words
    .flatMap((word) => [...placesOf(word, folded.text)])
    .map(([from, to]) => ({ start: placeOf(from), end: placeOf(to) }))
    .filter((match) => match.start >= start && match.end <= end)
    .map((match) => ({ start: match.start - start, end: match.end - start }))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  return {
    text: text.slice(start, end),
    matches: matches.filter((match, i) => match.start >= (matches[i - 1]?.end ?? 0)),
  }
}

function* placesOf(word: string, text: string): Generator<[number, number]> {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) yield [at, at + word.length]
}

/** Never between the two halves of a character. */
const wholeCharacter = (text: string, at: number): number =>
  at > 0 && at < text.length && /[\udc00-\udfff]/.test(text[at] as string) ? at - 1 : at
