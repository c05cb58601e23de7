/** Characters that are never seen and mean nothing: zero-width spaces, marks of byte order, soft hyphens. */
const INVISIBLE = /[\u200b\u2060\ufeff\u00ad]/g
/** Marks of direction and joiners mean something between letters, and nothing at the ends of a text. */
const EDGES = /^[\s\u200c-\u200f\u202a-\u202e\u2066-\u2069]+|[\s\u200c-\u200f\u202a-\u202e\u2066-\u2069]+$/g
/** Spaces of every width, and tabs. */
const SPACES = /[^\S\n]+/g
const LINE_BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/g
/** The apostrophe by which our CSV keeps spreadsheets from running a text, the inverse of the exports. */
const GUARD = /^'(?=[=+\-@\t\r\n＝＋－＠])/

/**
 * A text as its author meant it: composed letters, one space where there are several, no invisible characters, no space
 * at the ends of lines. Line breaks stay, and so do quotes of every shape.
 */
export function cleanText(text: string): string {
  return text
    .replace(GUARD, '')
    .normalize('NFC')
    .replace(LINE_BREAKS, '\n')
    .replace(INVISIBLE, '')
    .replace(SPACES, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(EDGES, '')
}

/** The same as one line. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\n+/g, ' ')

/** What a spreadsheet shows where a formula failed. */
const ERRORS = new Set(
  '#N/A #REF! #VALUE! #DIV/0! #NAME? #NULL! #NUM! #SPILL! #CALC! #GETTING_DATA #FIELD! #BLOCKED! #CONNECT!'.split(' '),
)

/** Why nothing can be made of a cell's text, as words that follow it; null when it is a text. */
export function whyUnusable(text: string): string | null {
  if (ERRORS.has(text)) return 'is the error of a formula; give the value itself'
  if (text.includes('\uFFFD')) return 'holds characters that were lost before the file was made; write them again'
  return null
}
