import type { Document, List, Segment, Table } from '../document.ts'
import type { Naming } from '../namings.ts'
import { isFrame } from './cues.ts'
import type { Row } from './items.ts'
import { afterPlace, isBulletLine, type Marker, markerOf } from './markers.ts'

/** A list in any of its looks, with the number of each item. */
export interface Group {
  readonly rows: { readonly row: Row; readonly number: number }[]
  readonly numbered: boolean
  readonly kind: 'list' | 'heading' | 'line' | 'bold'
  /** What introduces it: the line before, and the heading it stands under. */
  readonly introductions: readonly string[]
}

interface Open {
  readonly group: Group
  readonly list: List | null
  readonly marker: Marker['kind'] | 'none'
  last: number
}

/** Longest bold paragraph that heads what follows rather than being what is said. */
const LONGEST_BOLD_HEADING = 100

/** Finds every list of an answer: Markdown's, numbered headings and lines, bold heads; sub-items are nobody's rank. */
export function findGroups(document: Document, namings: ReadonlyMap<Segment, readonly Naming[]>): Group[] {
  const reader = new GroupReader(namings)
  for (const segment of document.segments) reader.read(segment)
  return reader.groups
}

class GroupReader {
  readonly groups: Group[] = []
  readonly #namings: ReadonlyMap<Segment, readonly Naming[]>
  /** The group that the next row of each look would continue. */
  readonly #open = new Map<string, Open>()
  #line = ''
  #headings: { level: number; text: string }[] = []
  #plainSince = 0

  constructor(namings: ReadonlyMap<Segment, readonly Naming[]>) {
    this.#namings = namings
  }

  read(segment: Segment): void {
    if (segment.cell) return
    if (segment.item) {
      if (segment.leads && segment.item.list.parent === null) this.#item(segment)
      return
    }
    if (segment.kind === 'heading' || isBoldHeading(segment)) this.#heading(segment)
    else this.#paragraph(segment)
  }

  /** What introduces a list that starts here. */
  introductions(): string[] {
    return [this.#line, this.#headings.at(-1)?.text ?? ''].filter((text) => text !== '')
  }

  #item(segment: Segment): void {
    const { list, number } = segment.item!
    const marker = list.ordered ? null : markerOf(segment.text)
    const start = marker?.end ?? (list.ordered ? afterPlace(segment.text) : 0)
    const row = this.#row(segment, start, segment.text.length, list.ordered || marker !== null)
    if (list.ordered && number !== null) this.#add('list', row, number, 'number', list)
    else if (marker?.kind === 'number') this.#add('list', row, marker.number, 'number', list)
    else this.#add('bullets', row, null, 'none', list)
    this.#plainSince = 0
  }

  #heading(segment: Segment): void {
    const level = segment.kind === 'heading' ? segment.level : 7
    const marker = markerOf(segment.text)
    const row = this.#row(segment, marker?.end ?? 0, segment.text.length, marker !== null)
    for (const key of [...this.#open.keys()]) {
      const closes = key.startsWith('heading') ? Number(key.slice(7)) > level : key === 'line-none' || key === 'bold'
      if (closes) this.#open.delete(key)
    }
    while ((this.#headings.at(-1)?.level ?? 0) >= level) this.#headings.pop()
    if (marker) this.#add(`heading${level}`, row, marker.number, marker.kind, null)
    else if (!isFrame(segment.text)) this.#add(`heading${level}`, row, null, 'none', null)
    this.#headings.push({ level, text: segment.text })
    this.#line = ''
    this.#plainSince = 0
  }

  #paragraph(segment: Segment): void {
    let at = 0
    for (const line of segment.text.split('\n')) {
      const marker = markerOf(line)
      const bold = segment.strong.find(
        ({ start, end }) => start === at && /^\s*(?:[–—:：(（]|-\s|$)|^\s*\n/.test(segment.text.slice(end)),
      )
      const row = this.#row(segment, at + (marker?.end ?? 0), at + line.length, marker !== null)
      if (marker) this.#add('line', row, marker.number, marker.kind, null)
      else if (isBulletLine(line)) this.#add('line-none', row, null, 'none', null)
      else if (bold) this.#add('bold', row, null, 'none', null)
      else {
        this.#line = line
        this.#open.delete('line-none')
        if (++this.#plainSince > 1) this.#open.delete('bold')
      }
      at += line.length + 1
    }
  }

  #add(key: string, row: Row, number: number | null, marker: Marker['kind'] | 'none', list: List | null): void {
    const open = this.#open.get(key)
    const continues =
      open !== undefined &&
      (list !== null && open.list === list
        ? true
        : open.marker === marker &&
          (number === null ? list === null : number > 1 && number >= open.last && number <= open.last + 3))
    const group = continues ? open.group : this.#start(key, number !== null)
    const shown = number ?? group.rows.length + 1
    group.rows.push({ row, number: shown })
    this.#open.set(key, { group, list, marker, last: shown })
  }

  #start(key: string, numbered: boolean): Group {
    const kind = key.startsWith('heading')
      ? 'heading'
      : key === 'bold'
        ? 'bold'
        : key.startsWith('line')
          ? 'line'
          : 'list'
    const group: Group = { rows: [], numbered, kind, introductions: this.introductions() }
    this.groups.push(group)
    return group
  }

  #row(segment: Segment, start: number, end: number, numbered: boolean): Row {
    const namings = within(this.#namings.get(segment) ?? [], start, end)
    const opening = /^[^\p{L}\p{N}]*/u.exec(segment.text.slice(start, end))![0].length
    const bold = segment.strong.find((span) => span.start <= start + opening && span.end > start + opening)
    return { segment, text: segment.text, start, end, namings, boldEnd: bold?.end ?? start, numbered }
  }
}

/** Those of a segment's namings, which are in order, that lie from `start` to `end`. */
function within(namings: readonly Naming[], start: number, end: number): readonly Naming[] {
  let low = 0
  let high = namings.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (namings[middle]!.start < start) low = middle + 1
    else high = middle
  }
  let past = low
  while (past < namings.length && namings[past]!.end <= end) past++
  return namings.slice(low, past)
}

function isBoldHeading({ kind, strong, text }: Segment): boolean {
  if (kind !== 'paragraph' || text.length > LONGEST_BOLD_HEADING || strong.length !== 1) return false
  const { start, end } = strong[0]!
  return (
    !/[\p{L}\p{N}]/u.test(text.slice(0, start).replace(/^\W*\d{0,2}[.)]?\W*/, '')) &&
    /^[\s:：.]*$/.test(text.slice(end))
  )
}

/** The tables of an answer, in order, with what introduces each. */
export function findTables(document: Document): { table: Table; firstCell: Segment; introductions: string[] }[] {
  if (!document.segments.some(({ cell }) => cell !== null)) return []
  const reader = new GroupReader(new Map())
  const found: { table: Table; firstCell: Segment; introductions: string[] }[] = []
  for (const segment of document.segments) {
    const table = segment.cell?.table
    if (table && found.at(-1)?.table !== table)
      found.push({ table, firstCell: segment, introductions: reader.introductions() })
    reader.read(segment)
  }
  return found
}
