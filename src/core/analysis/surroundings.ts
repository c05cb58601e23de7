import type { Segment } from './document.ts'
import { fold } from './fold.ts'
import type { Span } from './types.ts'

/** A stretch of a segment's text, and what stands around it. */
interface Place {
  readonly segment: Segment
  readonly start: number
  readonly end: number
}

/** Set apart as a thing of its own: the head of bold text, of a link's label, of a line, an item, a heading or a cell. */
export function isMarked({ segment, start, end }: Place): boolean {
  const { text } = segment
  const heads = (span: Span) =>
    span.start <= start &&
    span.end >= end &&
    !/\p{L}/u.test(text.slice(span.start, start)) &&
    /^(?:\s*[–—:|(,*.!?•·-]|\s*\n|\s*$|['’]s?\b)/u.test(text.slice(end, span.end))
  if (segment.strong.some(heads) || segment.labels.some(heads)) return true
  const line = text.lastIndexOf('\n', start - 1) + 1
  if (/\p{L}/u.test(text.slice(line, start))) return false
  return segment.kind === 'cell' ? !/\p{L}/u.test(text.slice(end)) : /^\s*(?:[–—:|(]|-\s|$|\n)/.test(text.slice(end))
}

const OPENING = /[«»„“”"‘’'「『《〈【(（[]/
/** Between quotation marks or brackets. */
export const isQuoted = (text: string, start: number, end: number): boolean =>
  start > 0 && OPENING.test(text[start - 1]!) && /[»“”"’'」』》〉】)）\]]/.test(text[end] ?? '')

/** True when only marks and quotes stand between a sentence's end and `start`. */
export function opensSentence(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 40), start).replace(/[\s"'“”„«»‘’¡¿([*_#>•·–—-]+$/u, '')
  if (before === '' || /[.!?…:;。！？：\n]$/u.test(before)) return true
  const gap = text.slice(Math.max(0, start - 40), start).slice(before.length)
  return gap.includes('\n') || !/\p{L}/u.test(before)
}

/** A heading in title case, where a capital says nothing. */
export function inTitleCase(text: string): boolean {
  if (text.length > 90 || /[.,;:]\s/.test(text)) return false
  const words = text.match(/\p{L}[\p{L}'’]{2,}/gu) ?? []
  return words.length >= 3 && words.every((word) => /^\p{Lu}/u.test(word))
}

/** The folded word behind, if nothing but spaces parts it; else "". */
export const wordAfter = ({ segment, end }: Place): string => {
  const found = /^\s*([\p{L}\p{M}'’]+)/u.exec(segment.text.slice(end, end + 32))?.[1]
  return found ? fold(found).text : ''
}

/** The folded word in front, if nothing but spaces and quotes parts it; else "". */
export const wordBefore = ({ segment, start }: Place): string => {
  const found = /([\p{L}\p{M}'’]+)[\s"“«]*$/u.exec(segment.text.slice(Math.max(0, start - 32), start))?.[1]
  return found ? fold(found).text : ''
}

const CLAUSE_MARKS = ['. ', '! ', '? ', '。', '，', '\n', '; ']

/** The sentence around a place, or as much of it as matters. */
export function clauseAround(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - 60), start)
  const after = text.slice(end, end + 60)
  const from = Math.max(...CLAUSE_MARKS.map((mark) => before.lastIndexOf(mark)))
  const ends = CLAUSE_MARKS.map((mark) => after.indexOf(mark)).filter((at) => at >= 0)
  return (
    before.slice(from + 1) + text.slice(start, end) + after.slice(0, ends.length > 0 ? Math.min(...ends) : undefined)
  )
}
