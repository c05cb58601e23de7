import { hostOf } from './domains.ts'
import { fold } from './fold.ts'
import { inflect } from './inflect.ts'
import type { Language } from './language.ts'
import { isOrdinaryWord, isUnmarkedWord } from './ordinaryWords.ts'
import type { BrandIdentity } from './types.ts'

/** A name or an alias of a brand. */
export interface Name {
  /** Place of its brand in `BrandSet.brands`. */
  readonly brand: number
  /** As the project writes it. */
  readonly text: string
  /** All names of its brand. */
  readonly siblings: readonly string[]
  readonly words: readonly string[]
  /** How its letters are cased: "Acme", "ACME", "acme", or a way no word is written ("HubSpot", "O2"); without case, none. */
  readonly shape: 'title' | 'upper' | 'lower' | 'distinct' | 'caseless'
  /** Whether every word of it is an everyday word of the language. */
  readonly ordinaryIn: (language: Language) => boolean
}

/** One way to write a name, found at the end of a path through the trie. */
export interface Spelling {
  readonly name: Name
  /** Folded lengths of its parts, and whether each must open with a capital for the spelling to hold. */
  readonly parts: readonly { readonly length: number; readonly capital: boolean }[]
  /** True for the name itself, false for an inflected form. */
  readonly base: boolean
  /** The languages an inflected form belongs to; null for any. */
  readonly languages: readonly Language[] | null
  /** Folded words one of which must stand before it, for a name that has merged its article with them; null for any. */
  readonly after: readonly string[] | null
}

/** What a preposition makes of the article that opens a name: "del Corte Inglés", "do Boticário". */
const MERGED: Readonly<Record<string, readonly string[]>> = {
  el: ['del', 'al'],
  o: ['do', 'no', 'ao', 'pelo'],
  a: ['da', 'na', 'pela'],
  il: ['del', 'dal', 'al', 'nel', 'sul'],
  le: ['du', 'au'],
  les: ['des', 'aux'],
  der: ['dem', 'den', 'des', 'im', 'vom', 'zum', 'beim', 'am'],
  die: ['der'],
  das: ['dem', 'des', 'im', 'vom', 'zum', 'beim', 'am'],
}

export interface TrieNode {
  readonly next: Map<number, TrieNode>
  readonly spellings: Spelling[]
}

/** Stands in the trie for the space or hyphen between two parts of a name. */
export const GAP = 0x20

/** Brands made ready for reading any number of answers. */
export interface BrandSet {
  readonly brands: readonly BrandIdentity[]
  readonly names: readonly Name[]
  readonly trie: TrieNode
  /** The brands behind each host their domains name. */
  readonly hosts: ReadonlyMap<string, readonly number[]>
}

/**
 * Makes brands ready: all their names, aliases and ways to write them go into one trie, so that reading an answer takes
 * the same time for one brand as for a hundred.
 */
export function compileBrands(brands: readonly BrandIdentity[]): BrandSet {
  const trie: TrieNode = { next: new Map(), spellings: [] }
  const names: Name[] = []
  const hosts = new Map<string, number[]>()
  brands.forEach((brand, index) => {
    for (const domain of brand.domains) {
      const host = hostOf(domain)?.replace(/^www\./, '')
      if (host) hosts.set(host, [...(hosts.get(host) ?? []), index])
    }
    const seen = new Set<string>()
    for (const text of [brand.name, ...brand.aliases]) {
      const name = nameOf(text, index, [brand.name, ...brand.aliases])
      if (!name || seen.has(text)) continue
      seen.add(text)
      names.push(name)
      for (const [path, spelling] of spellings(name)) insert(trie, path, spelling)
    }
  })
  return { brands, names, trie, hosts }
}

function insert(trie: TrieNode, path: string, spelling: Spelling): void {
  let node = trie
  for (let at = 0; at < path.length; at++) {
    const code = path.charCodeAt(at)
    let next = node.next.get(code)
    if (!next) {
      next = { next: new Map(), spellings: [] }
      node.next.set(code, next)
    }
    node = next
  }
  const known = node.spellings.findIndex(
    (other) => other.name.brand === spelling.name.brand && (other.after === null) === (spelling.after === null),
  )
  if (known < 0) node.spellings.push(spelling)
  else if (spelling.base && !node.spellings[known]!.base) node.spellings[known] = spelling
}

function nameOf(text: string, brand: number, siblings: readonly string[]): Name | null {
  const words = fold(text)
    .text.split(/[ -]+/)
    .filter((word) => word !== '')
  if (words.length === 0 || !/[\p{L}\p{N}]/u.test(text)) return null
  const known = new Map<Language, boolean>()
  return {
    brand,
    text,
    siblings,
    words,
    shape: shapeOf(text),
    ordinaryIn: (language) => {
      let ordinary = known.get(language)
      if (ordinary === undefined) {
        ordinary = words.every((word) => isOrdinaryWord(word, language) || isUnmarkedWord(word, language))
        known.set(language, ordinary)
      }
      return ordinary
    },
  }
}

/** How a text's letters are cased. */
export function shapeOf(text: string): Name['shape'] {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '')
  if (!/[\p{Lu}\p{Ll}]/u.test(letters)) return 'caseless'
  if (/\p{N}/u.test(letters) || /[^\p{L}\p{M}\p{N}\s'’.-]/u.test(text)) return 'distinct'
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? []
  if (words.some((word) => /\p{Ll}\p{M}*\p{Lu}/u.test(word))) return 'distinct'
  if (!/\p{Ll}/u.test(letters)) return 'upper'
  if (!/\p{Lu}/u.test(letters)) return 'lower'
  return 'title'
}

interface Part {
  readonly text: string
  /** What stands before it in the name. */
  readonly seam: 'start' | 'camel' | 'gap'
}

/** The parts a name is made of: "Media" + "Markt", "hub" + "spot", "7" + "eleven". */
function partsOf(text: string): Part[] {
  const parts: Part[] = []
  for (const word of text.normalize('NFKC').split(/[\s\u2010\u2011-]+/)) {
    const pieces = word.split(
      /(?<=\p{Ll}{2})(?=\p{Lu}\p{Ll})|(?<=\p{Lu}\p{Ll})(?=\p{Lu}\p{Ll}{2})|(?<=\p{L}{3})(?=\p{N})/u,
    )
    const folded = pieces.map((piece) => fold(piece).text)
    for (const [index, piece] of folded.entries()) {
      if (piece !== '') parts.push({ text: piece, seam: parts.length === 0 ? 'start' : index > 0 ? 'camel' : 'gap' })
    }
  }
  return parts
}

/** With more seams than this only the three plain ways of writing are tried: as given, all apart, all together. */
const SEAMS_LIMIT = 3

function* spellings(name: Name): Generator<[path: string, spelling: Spelling]> {
  for (const { parts, after } of wordings(name)) {
    const last = parts.length - 1
    const seams = parts.slice(1)
    const all = 2 ** seams.length - 1
    const asGiven = seams.reduce((mask, part, index) => mask | (part.seam === 'gap' ? 1 << index : 0), 0)
    const masks = seams.length <= SEAMS_LIMIT ? Array.from({ length: all + 1 }, (_, mask) => mask) : [asGiven, all, 0]
    for (const mask of masks) {
      const apart = (index: number) => index > 0 && (mask & (1 << (index - 1))) !== 0
      const path = parts.map((part, index) => (apart(index) ? ' ' : '') + part.text).join('')
      const shape = parts.map((part, index) => ({
        length: part.text.length,
        capital: part.seam === 'camel' ? apart(index) : part.seam === 'gap' && !apart(index),
      }))
      yield [path, { name, parts: shape, base: true, languages: null, after }]
      for (const { form, languages } of inflect(parts[last]!.text)) {
        const stem = path.slice(0, path.length - parts[last]!.text.length)
        const inflected = shape.map((part, index) => (index === last ? { ...part, length: form.length } : part))
        yield [stem + form, { name, parts: inflected, base: false, languages, after }]
      }
    }
  }
}

interface Wording {
  readonly parts: readonly Part[]
  readonly after: Spelling['after']
}

/** The same name in other words: "&" as "and", umlauts spelt out, "Yahoo!" without its mark, both words declined. */
function* wordings(name: Name): Generator<Wording> {
  const parts = partsOf(name.text)
  const first = parts[0]
  const last = parts.at(-1)
  if (!first || !last) return
  const replaced = (change: (part: Part) => string): Wording => ({
    parts: parts.map((part) => ({ ...part, text: change(part) })),
    after: null,
  })
  yield { parts, after: null }
  if (parts.some((part) => part.text === '&')) {
    for (const and of ['and', 'und', 'y', 'et', 'e', 'i', 'och', 'og', 've']) {
      yield replaced((part) => (part.text === '&' ? and : part.text))
    }
  }
  if (/[äöü]/i.test(name.text)) {
    yield { parts: partsOf(name.text.replace(/[äöü]/gi, (letter) => `${fold(letter).text}e`)), after: null }
  }
  if (/^\p{L}{3,}!$/u.test(last.text)) yield replaced((part) => (part === last ? part.text.slice(0, -1) : part.text))
  if (parts.some((part) => ABBREVIATED.test(part.text))) yield replaced((part) => part.text.replace(ABBREVIATED, '$1'))
  if (parts.length === 2 && /\p{Script=Cyrillic}/u.test(name.text)) {
    for (const { form } of inflect(first.text)) yield { parts: [{ ...first, text: form }, last], after: null }
  }
  const merged = parts.length > 1 ? MERGED[first.text] : undefined
  if (merged) yield { parts: [{ ...parts[1]!, seam: 'start' }, ...parts.slice(2)], after: merged }
}

const ABBREVIATED = /^(\p{L}{1,3})\.$/u
