import type { Span } from '../types.ts'

/** Fewer letters and digits than this occur anywhere by chance, and are no evidence. */
const SHORTEST_QUOTE = 4

/** What a faithful copy may leave out or render: link targets, citation marks and the entities of punctuation. */
const NOT_QUOTED = /\]\([^)\s]{0,1000}\)|\[\d{1,3}\]|&(?:amp|quot|apos|lt|gt|nbsp|ndash|mdash|hellip|#\d{1,5});/g

const WORD_CHARACTER = /[\p{L}\p{N}]/u
const SPACED_WORD_CHARACTER =
  /[\p{N}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]/u

/** Letters and digits alone, in one case and without accents, each with the place it came from. */
interface Skeleton {
  text: string
  starts: number[]
  ends: number[]
}

function skeletonOf(source: string): Skeleton {
  const skeleton: Skeleton = { text: '', starts: [], ends: [] }
  const add = (from: number, to: number) => {
    let at = from
    for (const character of source.slice(from, to)) {
      const end = at + character.length
      for (const folded of character.normalize('NFKD').toLowerCase()) {
        if (!WORD_CHARACTER.test(folded)) continue
        skeleton.text += folded
        for (let unit = 0; unit < folded.length; unit++) {
          skeleton.starts.push(at)
          skeleton.ends.push(end)
        }
      }
      at = end
    }
  }
  let from = 0
  for (const skipped of source.matchAll(NOT_QUOTED)) {
    add(from, skipped.index)
    from = skipped.index + skipped[0].length
  }
  add(from, source.length)
  return skeleton
}

/**
 * Finds quotes in one answer. Letters and digits must agree, in their order and without gaps, from the start of a word
 * to the end of one; spacing, punctuation, letter case, accents and Markdown need not.
 */
export function quoteFinder(answer: string): (quote: string) => Span | null {
  const hay = skeletonOf(answer)
  const insideWord = (index: number) =>
    index > 0 &&
    index < hay.text.length &&
    hay.ends[index - 1]! >= hay.starts[index]! &&
    SPACED_WORD_CHARACTER.test(hay.text[index - 1]!) &&
    SPACED_WORD_CHARACTER.test(hay.text[index]!)
  return (quote) => {
    const needle = skeletonOf(quote).text
    if (needle.length < SHORTEST_QUOTE) return null
    for (let at = hay.text.indexOf(needle); at !== -1; at = hay.text.indexOf(needle, at + 1)) {
      const end = at + needle.length
      if (!insideWord(at) && !insideWord(end)) return { start: hay.starts[at]!, end: hay.ends[end - 1]! }
    }
    return null
  }
}
