import type { ListItem, Segment, Table } from '../document.ts'
import type { Naming } from '../namings.ts'
import { type ListKind, listKind } from './intro.ts'
import { labelSign, type Sign } from './labels.ts'
import { type Lexicon, ROLE } from './lexicon/index.ts'
import { isWord, type Sentence } from './tokens.ts'

/** Whom a segment is about before it names anybody, and what the layout says of it. */
export interface Setting {
  /** The brand that a list item, a heading, a table row or a label puts the segment under. */
  readonly topic: number | null
  /** True when the layout puts it under somebody who is not tracked. */
  readonly foreign: boolean
  /** Whether it stands under "Pros" or "Cons". */
  readonly label: Sign
}

/** That a brand is an entry of a list, of a row of headings or of a table. */
export interface Placement {
  readonly brand: number
  /** What the words before it say it is a list of. */
  readonly kind: ListKind
  /** Whether its entries are numbered. */
  readonly ordered: boolean
  readonly segment: Segment
}

/** An answer being read. */
export interface Page {
  readonly segments: readonly Segment[]
  /** By place of the segment. */
  readonly namings: readonly (readonly Naming[])[]
  /** A segment's sentences, read when first asked for: much of an answer is about no brand. */
  readonly sentencesIn: (segment: Segment) => readonly Sentence[]
  readonly lexicon: Lexicon
}

const NOWHERE: Setting = { topic: null, foreign: false, label: 0 }
/** Where a line of bold words ranks among headings. */
const BOLD_LINE_LEVEL = 7

/** Reads the layout: what stands under whose name, and what each list is a list of. */
export function readStructure(page: Page): { settings: Setting[]; placements: Placement[] } {
  return new StructureReader(page).read()
}

class StructureReader {
  readonly #page: Page
  readonly #placements: Placement[] = []
  readonly #signs = new Map<Segment, Sign>()
  readonly #kinds = new Map<unknown, ListKind>()
  #heading: { level: number; topic: number | null } | null = null
  /** The brand the last paragraph spoke of, for the "Pros:" that follows it. */
  #spoken: number | null = null
  #label: Sign = 0

  constructor(page: Page) {
    this.#page = page
  }

  read(): { settings: Setting[]; placements: Placement[] } {
    const settings = this.#page.segments.map((segment) => {
      if (segment.cell) return this.#cell(segment, segment.cell)
      if (segment.kind === 'heading') return this.#title(segment, segment.level)
      if (segment.item) return this.#item(segment, segment.item)
      return isBoldLine(segment) ? this.#title(segment, BOLD_LINE_LEVEL) : this.#paragraph(segment)
    })
    return { settings, placements: this.#placements }
  }

  #title(segment: Segment, level: number): Setting {
    const own = this.#headOf(segment)
    const sign = this.#labelOf(segment)
    this.#label = sign
    const under = sign !== 0 && this.#heading !== null && level >= this.#heading.level
    if (!under) this.#heading = { level, topic: own ?? (sign !== 0 ? this.#spoken : null) }
    if (own !== null) this.#place(own, `titles of level ${level}`, segment, true, segment)
    this.#spoken = own ?? this.#spoken
    return { ...NOWHERE, topic: own }
  }

  #paragraph(segment: Segment): Setting {
    const sign = this.#labelOf(segment)
    const topic = this.#heading?.topic ?? null
    if (sign !== 0) {
      this.#label = sign
      const named = soleBrand(this.#page.namings[segment.index]!)
      this.#spoken = named ?? this.#spoken
      return { topic: topic ?? this.#spoken, foreign: false, label: sign }
    }
    this.#label = 0
    const own = this.#headOf(segment)
    this.#spoken = soleBrand(this.#page.namings[segment.index]!) ?? own
    if (own === null || !this.#opensEntry(segment)) return { ...NOWHERE, topic }
    this.#place(own, 'entries', segment, true, segment)
    return { ...NOWHERE, topic: own }
  }

  #item(segment: Segment, item: ListItem): Setting {
    const head = this.#itemHead(item)
    const own = head === 'foreign' ? null : head
    const topic =
      own ?? (head === 'foreign' ? null : (this.#heading?.topic ?? (this.#label === 0 ? null : this.#spoken)))
    if (own !== null && segment.leads && item.list.parent === null) {
      this.#place(own, item.list, item.list.items[0]?.segments[0] ?? segment, item.list.ordered, segment)
    }
    return { topic, foreign: head === 'foreign', label: this.#itemLabel(item) || this.#label }
  }

  #cell(segment: Segment, { table, row, column }: { table: Table; row: number; column: number }): Setting {
    const header = table.rows[0]?.[column]
    if (row === 0) return NOWHERE
    const cells = table.rows[row]!
    const title = cells.find((cell) => cell !== null && /\p{L}/u.test(cell.text))
    const topic = title ? (this.#page.namings[title.index]![0]?.brand ?? null) : null
    if (topic !== null && title === segment) {
      const ranked = RANK_CELL.test(cells[0]?.text ?? '')
      this.#place(topic, table, table.rows[0]?.find((cell) => cell !== null) ?? segment, ranked, segment)
    }
    const label = header && segment !== title ? this.#labelOf(header) : 0
    return { topic, foreign: topic === null, label }
  }

  #place(brand: number, list: unknown, first: Segment, ordered: boolean, segment: Segment): void {
    const kind = this.#kinds.get(list) ?? listKind(this.#page, first)
    this.#kinds.set(list, kind)
    this.#placements.push({ brand, kind, ordered, segment })
  }

  /** The brand at the head of an item or of the nearest item around it that has a head. */
  #itemHead(inner: ListItem): number | 'foreign' | null {
    for (let item: ListItem | null = inner; item !== null; item = item.list.parent) {
      const [lead] = item.segments
      if (!lead) continue
      const brand = this.#headOf(lead)
      if (brand !== null) return brand
      if (this.#isForeignHead(lead)) return 'foreign'
    }
    return null
  }

  /** "**Somebody else** – like Acme, but …", unless the bold words are a label ("**Mexico:** Acme is …"). */
  #isForeignHead(lead: Segment): boolean {
    const [bold] = lead.strong
    if (!bold || bold.start > LATEST_BOLD_HEAD || this.#labelOf(lead) !== 0) return false
    const [naming] = this.#page.namings[lead.index]!
    const isLabel = lead.text.slice(bold.start, bold.end + 2).includes(':')
    return !naming || (naming.start >= bold.end && !isLabel)
  }

  #labelOf(segment: Segment): Sign {
    let sign = this.#signs.get(segment)
    if (sign === undefined) {
      sign = labelSign(segment.text, this.#page.lexicon)
      this.#signs.set(segment, sign)
    }
    return sign
  }

  #itemLabel(inner: ListItem): Sign {
    for (let item: ListItem | null = inner; item !== null; item = item.list.parent) {
      const sign = item.segments[0] ? this.#labelOf(item.segments[0]) : 0
      if (sign !== 0) return sign
    }
    return 0
  }

  /** The brand a segment is an entry for: it opens it, is in bold, or follows its label ("Best overall: Acme"). */
  #headOf(segment: Segment): number | null {
    const namings = this.#page.namings[segment.index]!
    const [naming] = namings
    if (!naming) return null
    if (segment.kind === 'heading') return soleBrand(namings)
    if (segment.strong.some(({ start, end }) => start <= naming.start && naming.end <= end)) return naming.brand
    const [sentence] = this.#page.sentencesIn(segment)
    if (!sentence) return null
    const at = sentence.tokens.findIndex(({ start }) => start === naming.start)
    if (at === -1) return null
    const before = sentence.words.slice(0, at)
    const afterPreposition = at > 0 && (this.#page.lexicon.match(sentence.words, at - 1).roles & ROLE.preposition) !== 0
    if (before.filter(isWord).length <= WORDS_BEFORE_HEAD && !afterPreposition) return naming.brand
    return before.some((word) => ENTRY_MARKS.has(word)) ? naming.brand : null
  }

  /** A paragraph that is an entry by its look: a brand, then a colon, a dash or nothing. */
  #opensEntry(segment: Segment): boolean {
    const { words } = this.#page.sentencesIn(segment)[0]!
    const after = words[words.indexOf('@') + 1]
    return words.includes('@') && (after === undefined || ENTRY_MARKS.has(after))
  }
}

/** A cell that holds nothing but a place. */
const RANK_CELL = /^\s*#?\d{1,2}\s*[.ºª°]?\s*$/
const ENTRY_MARKS = new Set([':', '–', '—'])
/** How many words may stand before a brand at the head of its entry ("The", "Try the"). */
const WORDS_BEFORE_HEAD = 2
const LATEST_BOLD_HEAD = 3
const LONGEST_BOLD_LINE = 100

const soleBrand = (namings: readonly Naming[]): number | null =>
  namings.length > 0 && namings.every(({ brand }) => brand === namings[0]!.brand) ? namings[0]!.brand : null

/** A paragraph that is nothing but a few words in bold is a heading in all but name. */
function isBoldLine({ text, strong }: Segment): boolean {
  if (strong.length === 0 || text.length > LONGEST_BOLD_LINE) return false
  const bold = strong.reduce((sum, { start, end }) => sum + end - start, 0)
  return text.replace(/[\s\p{N}\p{P}\p{S}]+/gu, '').length <= bold
}
