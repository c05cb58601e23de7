import { clauseAt, leavesOpen, saysAbsent } from './absence.ts'
import type { Document, Segment } from './document.ts'
import { fold } from './fold.ts'
import type { Language } from './language.ts'
import type { Naming } from './namings.ts'
import { sentencesOf } from './sentences.ts'
import type { Span } from './types.ts'

/**
 * Whether a brand's namings, all of one brand, serve only to say that nothing is known or found about it: at least one
 * does, and each other only brings it up.
 */
export function isAbsentOnly(namings: readonly Naming[], document: Document, language: Language): boolean {
  let absent = false
  const sentences = new Map<Segment, Span[]>()
  for (const naming of namings) {
    const { segment } = naming
    const known = sentences.get(segment) ?? sentencesOf(segment.text)
    sentences.set(segment, known)
    const says = role(naming, known, document, language)
    if (says === 'something') return false
    if (says === 'absent') absent = true
  }
  return absent
}

type Role = 'absent' | 'open' | 'something'

function role(naming: Naming, sentences: readonly Span[], document: Document, language: Language): Role {
  const { segment, start, end } = naming
  const { text } = segment
  const index = Math.max(0, sentenceAt(sentences, start))
  const around = sentences[index] ?? { start: 0, end: text.length }
  const sentence = { start: Math.max(around.start, start - REACH), end: Math.min(around.end, end + REACH) }
  if (saysAbsent(foldedClause(text, sentence, start), language)) return 'absent'
  const next = sentences[index + 1]
  const nextAbsent = next !== undefined && saysAbsent(foldedClause(text, next, next.start), language)
  const label = rest(text, sentence, start, end).length <= LABEL_REST
  if (label && segment.item && introducedByAbsence(segment, document, language)) return 'absent'
  if (label && next === undefined && followedByAbsence(segment, document, language)) return 'absent'
  const whole = fold(text.slice(sentence.start, sentence.end)).text
  if (leavesOpen(foldedClause(text, sentence, start)) && saysAbsent(whole, language)) return 'absent'
  const open = leavesOpen(whole)
  if (nextAbsent && (label || open)) return 'absent'
  return open ? 'open' : 'something'
}

/** How far from a name, in code units, words still speak of it in an endless sentence. */
const REACH = 400

function sentenceAt(sentences: readonly Span[], at: number): number {
  let low = 0
  let high = sentences.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sentences[middle]!.start <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** What a sentence says beside the name, in letters, when the name is but a label. */
const LABEL_REST = 3

const rest = (text: string, sentence: Span, start: number, end: number): string =>
  (text.slice(sentence.start, start) + text.slice(end, sentence.end)).replace(/[^\p{L}]/gu, '')

const foldedClause = (text: string, sentence: Span, at: number): string =>
  clauseAt(fold(text.slice(sentence.start, sentence.end)).text, fold(text.slice(sentence.start, at)).text.length)

/** A heading, an item's head or a row's first cell, and then the absence. */
function followedByAbsence(segment: Segment, document: Document, language: Language): boolean {
  if (segment.cell) {
    const { table, row } = segment.cell
    const others = (table.rows[row] ?? []).filter((cell) => cell !== null && cell !== segment)
    return others.some((cell) => saysNothing(cell!, language)) && others.every((cell) => isEmptyCell(cell!, language))
  }
  const next = document.segments[segment.index + 1]
  if (!next || next.kind === 'cell' || !isUnder(next, segment)) return false
  const sentence = sentencesOf(next.text)[0]
  return sentence !== undefined && saysAbsent(foldedClause(next.text, sentence, sentence.start), language)
}

/** "I found nothing on these:", and then the names. */
function introducedByAbsence(segment: Segment, document: Document, language: Language): boolean {
  const first = segment.item!.list.items[0]?.segments[0]
  const introduction = first && document.segments[first.index - 1]
  const sentence = introduction && sentencesOf(introduction.text).at(-1)
  return sentence !== undefined && saysAbsent(foldedClause(introduction!.text, sentence, sentence.end), language)
}

/** Whether a segment stands under the one before it: the text below a heading, the rest of an item. */
const isUnder = (segment: Segment, head: Segment): boolean =>
  head.item ? segment.item === head.item || segment.item?.list.parent === head.item : segment.item === null

const saysNothing = (cell: Segment, language: Language): boolean =>
  saysAbsent(fold(cell.text).text, language) ||
  /^(?:no |sin |keine? |aucune? |nessun |sem )?(?:reliable |verified )?(?:data|info|information|datos|informacion|not found|unknown|desconocido|angaben|daten|donnees?|dati|dados|nicht gefunden|no encontrado)\b/.test(
    fold(cell.text).text,
  )

const isEmptyCell = (cell: Segment, language: Language): boolean =>
  saysNothing(cell, language) || /^(?:[-–—?/.\s]*|n\/?a\.?|\d{1,2}\.?)$/i.test(cell.text)
