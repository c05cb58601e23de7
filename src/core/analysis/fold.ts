/**
 * The form in which names are compared: NFKC, lower case, Latin, Greek, Cyrillic, Arabic and Hebrew letters without
 * their marks, ß as ss, every hyphen "-", every space " ", invisible characters gone. Letters of different scripts stay
 * different, however alike they look.
 */
export interface Folded {
  readonly text: string
  /** For each code unit of `text`, and one past its end, its place in the text folded; null when they are the same. */
  readonly map: Int32Array | null
}

const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g
/** Format characters, variation selectors, the Arabic stretcher and trade marks. */
const INVISIBLE = /^(?:\p{Cf}|\p{Variation_Selector}|[\u0640™®©℠])$/u
const SPACES = /^\s$/
const HYPHENS = /^[-\u2010\u2011\u2212\ufe58\ufe63\uff0d]$/
const APOSTROPHES = /^['\u2018\u2019\u02bc\u00b4`\uff07\u2032]$/

const SPECIAL: Readonly<Record<string, string>> = {
  ß: 'ss',
  ı: 'i',
  ς: 'σ',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ى: 'ي',
  ة: 'ه',
}

function foldCharacter(character: string): string {
  if (INVISIBLE.test(character)) return ''
  if (SPACES.test(character)) return ' '
  if (HYPHENS.test(character)) return '-'
  if (APOSTROPHES.test(character)) return "'"
  // A superscript is a note's mark, not part of the word it follows.
  if (/^[\u00b9\u00b2\u00b3\u2070-\u209f]$/.test(character)) return character
  let folded = ''
  for (const part of character.normalize('NFKD').replace(MARKS, '').normalize('NFC').toLowerCase().replace(MARKS, '')) {
    folded += SPECIAL[part] ?? part
  }
  return folded
}

/** What each code unit of the basic plane folds to, filled as met. */
const basic: (string | undefined)[] = []
const others = new Map<number, string>()

function foldCodePoint(code: number): string {
  const known = code <= 0xffff ? basic[code] : others.get(code)
  if (known !== undefined) return known
  const folded = foldCharacter(String.fromCodePoint(code))
  if (code <= 0xffff) basic[code] = folded
  else others.set(code, folded)
  return folded
}

const isVoicing = (piece: string): boolean => piece === '\u3099' || piece === '\u309a'

/** What lower case alone does not fold. */
const UNPLAIN = /[^ -_a-~]+/g

/** Folds a text, keeping for every folded code unit where it came from. Takes time linear in the length. */
export function fold(text: string): Folded {
  let folded = ''
  let past = 0
  for (const { 0: run, index } of text.matchAll(UNPLAIN)) {
    folded += text.slice(past, index)
    past = index + run.length
    for (let at = 0; at < run.length; at++) {
      const piece = foldCodePoint(run.charCodeAt(at))
      // Where one code unit does not fold to one, a map is needed.
      if (piece.length !== 1 || isVoicing(piece) || isSurrogate(piece)) return foldMapped(text)
      folded += piece
    }
  }
  return { text: (past === 0 ? text : folded + text.slice(past)).toLowerCase(), map: null }
}

const isSurrogate = (piece: string): boolean => piece >= '\ud800' && piece <= '\udfff'

function foldMapped(text: string): Folded {
  let folded = ''
  const map: number[] = []
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at)!
    const piece = foldCodePoint(code)
    if (folded !== '' && isVoicing(piece)) {
      folded = folded.slice(0, -1) + (folded.at(-1)! + piece).normalize('NFC').charAt(0)
    } else {
      for (let unit = 0; unit < piece.length; unit++) map.push(at)
      folded += piece
    }
    at += code > 0xffff ? 2 : 1
  }
  map.push(text.length)
  return { text: folded, map: Int32Array.from(map) }
}

/** Where the folded code unit `at` stands in the text that was folded. */
export const unfoldedStart = (folded: Folded, at: number): number => (folded.map ? folded.map[at]! : at)

/** Where the last character before the folded `end` ends in `text`, the text that was folded: with its marks, no further. */
export function unfoldedEnd(folded: Folded, end: number, text: string): number {
  if (!folded.map) return end
  const last = folded.map[end - 1]!
  let at = last + (text.codePointAt(last)! > 0xffff ? 2 : 1)
  while (at < text.length && /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u3099\u309a\uff9e\uff9f]/.test(text[at]!))
    at++
  return at
}
