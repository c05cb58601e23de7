import { isWhole } from './boundary.ts'
import { type BrandSet, GAP, type Name, type Spelling, type TrieNode } from './brands.ts'
import type { Segment } from './document.ts'
import { type Folded, unfoldedEnd, unfoldedStart } from './fold.ts'
import type { Language } from './language.ts'

/** A place where a segment's text spells a brand's name, in code units of that text. Whether it means it is another question. */
export interface Match {
  readonly segment: Segment
  readonly name: Name
  readonly start: number
  readonly end: number
}

const SPACE = 0x20
const HYPHEN = 0x2d

/** All places in a segment that spell a name, the longest where names nest, in order. Linear in the text. */
export function findMatches(segment: Segment, brands: BrandSet, language: Language): Match[] {
  const { text, folded } = segment
  const found: Match[] = []
  let domain = 0
  let before = 0
  for (let at = 0; at < folded.text.length; ) {
    const code = folded.text.charCodeAt(at)
    const inWord = isPlainWord(before) && isPlainWord(code)
    before = code
    const node = inWord ? undefined : brands.trie.next.get(code)
    const hit = node && longest(node, folded, text, at, language)
    if (!hit) {
      at++
      continue
    }
    while ((segment.domains[domain]?.end ?? Number.POSITIVE_INFINITY) <= hit.start) domain++
    const inside = segment.domains[domain]
    if (!inside || hit.end <= inside.start || (hit.start === inside.start && hit.end === inside.end)) {
      for (const name of hit.names) found.push({ segment, name, start: hit.start, end: hit.end })
    }
    at = hit.foldedEnd
    before = folded.text.charCodeAt(at - 1)
  }
  return found
}

/** A letter or digit of ASCII: between two of them no word begins. */
const isPlainWord = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)

interface Hit {
  readonly names: readonly Name[]
  readonly start: number
  readonly end: number
  readonly foldedEnd: number
}

/** The longest name spelt from `at` that stands there as words of its own. */
function longest(first: TrieNode, folded: Folded, text: string, at: number, language: Language): Hit | null {
  const ends: { node: TrieNode; end: number }[] = []
  let node: TrieNode | undefined = first
  let end = at + 1
  for (;;) {
    if (node.spellings.length > 0) ends.push({ node, end })
    if (end >= folded.text.length) break
    let code = folded.text.charCodeAt(end)
    let past = end + 1
    if (code === HYPHEN || code === SPACE) {
      // A run of spaces, or a single hyphen, is one gap.
      while (code === SPACE && folded.text.charCodeAt(past) === SPACE) past++
      code = GAP
    }
    node = node.next.get(code)
    if (!node) break
    end = past
  }
  if (ends.length === 0) return null
  const start = unfoldedStart(folded, at)
  // A letter that folds to two ("ß") can only be matched whole.
  if (at > 0 && folded.map && folded.map[at - 1] === start) return null
  for (const { node, end: foldedEnd } of ends.reverse()) {
    if (folded.map && folded.map[foldedEnd] === folded.map[foldedEnd - 1]) continue
    const visibleEnd = unfoldedEnd(folded, foldedEnd, text)
    const holding = node.spellings.filter((spelling) => holds(spelling, folded, text, at, language))
    const spellings = holding.filter(
      (one, index) => holding.findIndex((other) => other.name.brand === one.name.brand) === index,
    )
    if (spellings.length === 0 || !isWhole(text, start, visibleEnd)) continue
    return { names: spellings.map(({ name }) => name), start, end: visibleEnd, foldedEnd }
  }
  return null
}

/** Whether a spelling's conditions are met: its language, and capitals where its parts are joined or split. */
function holds(
  { parts, languages, after }: Spelling,
  folded: Folded,
  text: string,
  at: number,
  language: Language,
): boolean {
  if (languages && !languages.includes(language)) return false
  if (after && !after.includes(/(\p{L}+) +$/u.exec(folded.text.slice(Math.max(0, at - 12), at))?.[1] ?? ''))
    return false
  let start = at
  for (const { length, capital } of parts) {
    const gap = start
    while (folded.text.charCodeAt(start) === SPACE || (start > at && folded.text.charCodeAt(start) === HYPHEN)) start++
    const hyphen = start > gap && folded.text.charCodeAt(gap) === HYPHEN
    if (capital && !hyphen && /\p{Ll}/u.test(text[unfoldedStart(folded, start)] ?? '')) return false
    start += length
  }
  return true
}
