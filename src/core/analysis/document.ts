import { GFM, parser } from '@lezer/markdown'
import { bareDomains } from './domains.ts'
import { type Folded, fold } from './fold.ts'
import { DEPTH_LIMIT, InlineReader, Prose, type ReferenceKind, type TreeCursor } from './inline.ts'
import type { Span } from './types.ts'
import { originalSpan, type Run } from './visible.ts'

/** At most this much of an answer is analysed, in UTF-16 code units. */
const ANALYSED_LENGTH = 65_536

/** As much of it when it is mostly Markdown marks, which no answer is, and which take a parser quadratic time. */
const DENSE_LENGTH = 8_192
const DENSE_SHARE = 0.2

/**
 * A run of prose a reader sees as one: a paragraph, a heading, a table cell. `text` is without Markdown marks, with
 * entities and escapes resolved; code, URLs and images without a description are one `OBJECT` character each. All
 * spans here are in `text`'s UTF-16 code units; `spanOf` leads back to the answer.
 */
export interface Segment {
  /** Place in `Document.segments`. */
  readonly index: number
  readonly kind: 'paragraph' | 'heading' | 'cell'
  /** 1–6 for headings, else 0. */
  readonly level: number
  readonly text: string
  /** `text` as names are compared. */
  readonly folded: Folded
  readonly runs: readonly Run[]
  readonly strong: readonly Span[]
  /** Labels of links and descriptions of images. */
  readonly labels: readonly Span[]
  /** Bare domains ("acme.com/pricing") that stand in the text. */
  readonly domains: readonly Span[]
  /** The innermost list item it belongs to. */
  readonly item: ListItem | null
  /** True for the first segment of its item. */
  readonly leads: boolean
  readonly cell: { readonly table: Table; readonly row: number; readonly column: number } | null
}

export interface ListItem {
  readonly list: List
  /** 0-based place in its list. */
  readonly position: number
  /** The number shown, for ordered lists. */
  readonly number: number | null
  /** Its own segments, in order, without those of nested lists. */
  readonly segments: Segment[]
}

export interface List {
  readonly ordered: boolean
  /** The item it is nested in. */
  readonly parent: ListItem | null
  readonly items: ListItem[]
}

export interface Table {
  /** Row 0 is the header; a missing or empty cell is null. */
  readonly rows: (Segment | null)[][]
}

/** What is in the answer outside its prose. */
export interface Reference {
  readonly kind: ReferenceKind
  readonly text: string
  /** Where, in the answer. */
  readonly span: Span
}

/** An answer as a reader sees it, every piece of which leads back to its place in the original. */
export interface Document {
  /** The part of the answer that is analysed. */
  readonly source: string
  readonly shortened: boolean
  /** All prose in reading order. */
  readonly segments: readonly Segment[]
  /** URLs, link targets, bare domains and code, in no particular order. */
  readonly references: readonly Reference[]
}

/** Where `start`..`end` of a segment's text stands in the answer. */
export const spanOf = (segment: Segment, start: number, end: number): Span => originalSpan(segment.runs, start, end)

const markdown = parser.configure(GFM)

/** Reads an answer's Markdown. Never throws; takes time linear in the length, of which `ANALYSED_LENGTH` is read. */
export function parseDocument(answer: string): Document {
  const read = answer.slice(0, ANALYSED_LENGTH)
  const source = isDense(read) ? read.slice(0, DENSE_LENGTH) : read
  const shortened = source.length < answer.length
  const reader = new Reader(source)
  reader.read(markdown.parse(source).cursor())
  return { source, shortened, segments: reader.segments, references: reader.references }
}

function isDense(source: string): boolean {
  if (source.length <= DENSE_LENGTH) return false
  const marks = source.match(/[*_[\]<>]/g)?.length ?? 0
  return marks > source.length * DENSE_SHARE || /^[ \t]*(?:>[ \t]*|(?:[-*+]|\d{1,9}[.)])[ \t]+){40}/m.test(source)
}

interface Place {
  readonly item: ListItem | null
  readonly cell: Segment['cell']
}

const HEADINGS: Readonly<Record<string, number>> = {
  ATXHeading1: 1,
  ATXHeading2: 2,
  ATXHeading3: 3,
  ATXHeading4: 4,
  ATXHeading5: 5,
  ATXHeading6: 6,
  SetextHeading1: 1,
  SetextHeading2: 2,
}

/** A line over a dashed line is a heading by Markdown's rule; a whole paragraph there is one by accident. */
const LONGEST_SETEXT_HEADING = 120

class Reader {
  readonly segments: Segment[] = []
  readonly references: Reference[] = []
  readonly #source: string
  #depth = 0

  constructor(source: string) {
    this.#source = source
  }

  read(cursor: TreeCursor): void {
    this.#children(cursor, () => this.#block(cursor, { item: null, cell: null }))
  }

  #children(cursor: TreeCursor, visit: () => void): void {
    if (this.#depth >= DEPTH_LIMIT || !cursor.firstChild()) return
    this.#depth++
    do visit()
    while (cursor.nextSibling())
    cursor.parent()
    this.#depth--
  }

  #block(cursor: TreeCursor, place: Place): void {
    const { name } = cursor
    const level = HEADINGS[name]
    if (level !== undefined) {
      const accident = name.startsWith('Setext') && cursor.to - cursor.from > LONGEST_SETEXT_HEADING
      this.#prose(cursor, accident ? 'paragraph' : 'heading', accident ? 0 : level, place)
    } else if (name === 'Paragraph' || name === 'Task') this.#prose(cursor, 'paragraph', 0, place)
    else if (name === 'BulletList' || name === 'OrderedList') this.#list(cursor, place)
    else if (name === 'Table') this.#table(cursor, place)
    else if (name === 'Blockquote') this.#children(cursor, () => this.#block(cursor, place))
    else if (name === 'FencedCode' || name === 'CodeBlock') this.#refer('code', cursor.from, cursor.to)
    else if (name === 'LinkReference') this.#children(cursor, () => this.#target(cursor))
    else if (name === 'HTMLBlock') this.#html(cursor, place)
  }

  #target(cursor: TreeCursor): void {
    if (cursor.name === 'URL') this.#refer('url', cursor.from, cursor.to)
  }

  #refer(kind: ReferenceKind, start: number, end: number): void {
    this.references.push({ kind, text: this.#source.slice(start, end), span: { start, end } })
  }

  #list(cursor: TreeCursor, place: Place): void {
    const list: List = { ordered: cursor.name === 'OrderedList', parent: place.item, items: [] }
    this.#children(cursor, () => {
      if (cursor.name !== 'ListItem') return
      const shown = list.ordered ? Number.parseInt(this.#source.slice(cursor.from, cursor.from + 10), 10) : Number.NaN
      const number = Number.isNaN(shown) ? null : shown
      const item: ListItem = { list, position: list.items.length, number, segments: [] }
      list.items.push(item)
      this.#children(cursor, () => this.#block(cursor, { item, cell: null }))
    })
  }

  #table(cursor: TreeCursor, place: Place): void {
    const table: Table = { rows: [] }
    this.#children(cursor, () => {
      if (cursor.name !== 'TableHeader' && cursor.name !== 'TableRow') return
      const row: (Segment | null)[] = []
      const index = table.rows.push(row) - 1
      // A leading delimiter opens the first column instead of closing it; an empty cell has no node.
      let column = this.#source[cursor.from] === '|' ? -1 : 0
      this.#children(cursor, () => {
        if (cursor.name === 'TableDelimiter') column++
        if (cursor.name !== 'TableCell') return
        while (row.length < column) row.push(null)
        row[Math.max(column, 0)] = this.#prose(cursor, 'cell', 0, { ...place, cell: { table, row: index, column } })
      })
    })
  }

  #prose(cursor: TreeCursor, kind: Segment['kind'], level: number, place: Place): Segment | null {
    const prose = new Prose(this.#source)
    const reader = new InlineReader(this.#source, prose, (kind, from, to) => this.#refer(kind, from, to))
    reader.read(cursor)
    return this.#add(prose, kind, level, place)
  }

  #add(prose: Prose, kind: Segment['kind'], level: number, place: Place): Segment | null {
    const { text, runs } = prose.visible
    if (text.trim() === '') return null
    const domains = bareDomains(text)
    const { item, cell } = place
    const segment: Segment = {
      index: this.segments.length,
      kind,
      level,
      text,
      folded: fold(text),
      runs,
      strong: prose.strong,
      labels: prose.labels,
      domains,
      item,
      leads: item !== null && item.segments.length === 0,
      cell,
    }
    for (const { start, end } of domains) {
      this.references.push({ kind: 'domain', text: text.slice(start, end), span: spanOf(segment, start, end) })
    }
    this.segments.push(segment)
    item?.segments.push(segment)
    return segment
  }

  /** Tags aside, a block of HTML is prose; its attributes hold URLs. */
  #html(cursor: TreeCursor, place: Place): void {
    const block = this.#source.slice(cursor.from, cursor.to)
    const prose = new Prose(this.#source)
    let at = 0
    for (const tag of block.matchAll(/<!--[^<>]*-->|<\/?[a-z][^<>]*>/gi)) {
      prose.visible.copy(cursor.from + at, cursor.from + tag.index)
      prose.visible.replace('\n', cursor.from + tag.index, cursor.from + tag.index + tag[0].length)
      if (tag[0].includes('=')) this.#refer('url', cursor.from + tag.index, cursor.from + tag.index + tag[0].length)
      at = tag.index + tag[0].length
    }
    prose.visible.copy(cursor.from + at, cursor.to)
    this.#add(prose, 'paragraph', 0, place)
  }
}
