import type { Span } from './types.ts'

/** A stretch of visible text that maps onto a stretch of the original: one to one, or as one piece (an HTML entity). */
export interface Run {
  readonly visible: number
  readonly original: number
  /** Length in the original when the stretch maps as one piece; 0 when it maps one to one. */
  readonly piece: number
}

/** Stands in visible text for what is no prose: code, a URL, an image without a description. */
export const OBJECT = '\uFFFC'

/** Builds the text a reader sees, remembering where in the original every character came from. */
export class VisibleText {
  text = ''
  readonly runs: Run[] = []
  readonly #source: string
  #next = -1

  constructor(source: string) {
    this.#source = source
  }

  /** Appends the source from `from` to `to` as it stands. */
  copy(from: number, to: number): void {
    if (from >= to) return
    if (from !== this.#next) this.runs.push({ visible: this.text.length, original: from, piece: 0 })
    this.text += this.#source.slice(from, to)
    this.#next = to
  }

  /** Appends `text` in place of the source from `from` to `to`. */
  replace(text: string, from: number, to: number): void {
    this.runs.push({ visible: this.text.length, original: from, piece: to - from })
    this.text += text
    this.#next = -1
  }
}

function runAt(runs: readonly Run[], visible: number): Run | undefined {
  let low = 0
  let high = runs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (runs[middle]!.visible <= visible) low = middle
    else high = middle - 1
  }
  return runs[low]
}

/** The stretch of the original behind `start`..`end` of the visible text; it covers marks in between ("**Pay**Harbor"). */
export function originalSpan(runs: readonly Run[], start: number, end: number): Span {
  const first = runAt(runs, start)
  if (!first) return { start: 0, end: 0 }
  const from = first.piece > 0 ? first.original : first.original + start - first.visible
  if (end <= start) return { start: from, end: from }
  const last = runAt(runs, end - 1)!
  return { start: from, end: last.piece > 0 ? last.original + last.piece : last.original + end - last.visible }
}

const NAMED_ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  shy: '\u00AD',
  copy: '©',
  reg: '®',
  trade: '™',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  minus: '−',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  euro: '€',
  pound: '£',
  yen: '¥',
  deg: '°',
  plus: '+',
  times: '×',
  iexcl: '¡',
  iquest: '¿',
  szlig: 'ß',
  aelig: 'æ',
  AElig: 'Æ',
  oelig: 'œ',
  OElig: 'Œ',
  oslash: 'ø',
  Oslash: 'Ø',
  aring: 'å',
  Aring: 'Å',
  ordf: 'ª',
  ordm: 'º',
}

const COMBINING: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  cedil: '\u0327',
  ring: '\u030A',
  caron: '\u030C',
}

/** What an HTML entity such as `&amp;` or `&#233;` shows; the entity itself when it is not one we know. */
export function decodeEntity(entity: string): string {
  const name = entity.slice(1, -1)
  if (name.startsWith('#')) {
    const hex = name[1] === 'x' || name[1] === 'X'
    const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10)
    const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    return valid ? String.fromCodePoint(code) : entity
  }
  const known = Object.hasOwn(NAMED_ENTITIES, name) ? NAMED_ENTITIES[name] : undefined
  if (known !== undefined) return known
  const accent = /^([A-Za-z])(acute|grave|circ|uml|tilde|cedil|ring|caron)$/.exec(name)
  return accent ? `${accent[1]}${COMBINING[accent[2]!]}`.normalize('NFC') : entity
}
