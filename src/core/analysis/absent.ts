import { clauseAt, leavesOpen, maySayAbsent, saysAbsent } from './absence.ts'
import type { Document, Segment } from './document.ts'
import { fold } from './fold.ts'
import type { Language } from './language.ts'
import type { Naming } from './namings.ts'
import { sentencesOf } from './sentences.ts'

/** A sentence, or as much of an endless one as speaks of one thing. */
interface Sentence {
  readonly start: number
  readonly end: number
  readonly folded: string
  /** False when nothing in it can say that something is not known; most sentences need no closer look. */
  readonly doubtful: boolean
}

/** Longest stretch, in code units, that is read as one sentence. */
const LONGEST_SENTENCE = 800

/** What a sentence says beside the name, in letters, when the name is but a label. */
const LABEL_REST = 3

/** Reads which brands an answer names only to say that nothing is known or found about them. */
export class AbsenceReader {
  readonly #document: Document
  readonly #language: Language
  readonly #sentences = new Map<Segment, Sentence[]>()

  constructor(document: Document, language: Language) {
    this.#document = document
    this.#language = language
  }

  /** True when at least one of a brand's namings says so, and each other only brings it up. */
  isAbsent(namings: readonly Naming[]): boolean {
    const others = namings.filter((naming) => !this.#saysAbsent(naming))
    if (others.length === namings.length) return false
    return others.every((naming) => leavesOpen(this.#around(naming)[0].folded))
  }

  #saysAbsent(naming: Naming): boolean {
    const { segment, start } = naming
    const [sentence, next] = this.#around(naming)
    if (sentence.doubtful) {
      const clause = clauseAt(sentence.folded, fold(segment.text.slice(sentence.start, start)).text.length)
      if (saysAbsent(clause, this.#language)) return true
      if (leavesOpen(clause) && saysAbsent(sentence.folded, this.#language)) return true
    }
    const label = isLabel(naming, sentence)
    if (next?.doubtful && this.#opensAbsent(next)) return label || leavesOpen(sentence.folded)
    return label && (this.#introducedByAbsence(segment) || (next === undefined && this.#followedByAbsence(segment)))
  }

  #opensAbsent(sentence: Sentence | undefined): boolean {
    return sentence?.doubtful === true && saysAbsent(clauseAt(sentence.folded, 0), this.#language)
  }

  /** The sentence a naming stands in and the next one of its segment. */
  #around({ segment, start }: Naming): [Sentence, Sentence | undefined] {
    const sentences = this.#sentencesOf(segment)
    let low = 0
    let high = sentences.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (sentences[middle]!.start <= start) low = middle + 1
      else high = middle
    }
    return [sentences[Math.max(0, low - 1)]!, sentences[low]]
  }

  #sentencesOf(segment: Segment): Sentence[] {
    const known = this.#sentences.get(segment)
    if (known) return known
    const sentences: Sentence[] = []
    for (const { start, end } of sentencesOf(segment.text)) {
      for (let from = start; from < end; from += LONGEST_SENTENCE) {
        const to = Math.min(end, from + LONGEST_SENTENCE)
        const folded = segment.folded.map
          ? fold(segment.text.slice(from, to)).text
          : segment.folded.text.slice(from, to)
        sentences.push({ start: from, end: to, folded, doubtful: maySayAbsent(folded, this.#language) })
      }
    }
    this.#sentences.set(segment, sentences)
    return sentences
  }

  /** A heading, an item's head or a row's first cell, and then the absence. */
  #followedByAbsence(segment: Segment): boolean {
    if (segment.cell) {
      const { table, row } = segment.cell
      const others = (table.rows[row] ?? []).filter((cell): cell is Segment => cell !== null && cell !== segment)
      return (
        others.some((cell) => this.#saysNothing(cell)) &&
        others.every((cell) => isEmpty(cell) || this.#saysNothing(cell))
      )
    }
    const next = this.#document.segments[segment.index + 1]
    if (!next || next.kind === 'cell' || !isUnder(next, segment)) return false
    return this.#opensAbsent(this.#sentencesOf(next)[0])
  }

  /** "I found nothing on these:", and then the names. */
  #introducedByAbsence(segment: Segment): boolean {
    const first = segment.item?.list.items[0]?.segments[0]
    const introduction = first && this.#document.segments[first.index - 1]
    const sentence = introduction && this.#sentencesOf(introduction).at(-1)
    return sentence?.doubtful === true && saysAbsent(clauseAt(sentence.folded, sentence.folded.length), this.#language)
  }

  #saysNothing({ folded }: Segment): boolean {
    return saysAbsent(folded.text, this.#language) || NO_DATA.test(folded.text)
  }
}

const NO_DATA =
  /^(?:no |sin |keine? |aucune? |nessun |sem )?(?:reliable |verified )?(?:data|info|information|datos|informacion|not found|unknown|desconocido|angaben|daten|donnees?|dati|dados|nicht gefunden|no encontrado)\b/

const isEmpty = ({ text }: Segment): boolean => /^(?:[-–—?/.\s]*|n\/?a\.?|\d{1,2}\.?)$/i.test(text)

/** Whether a segment stands under the one before it: the text below a heading, the rest of an item. */
const isUnder = (segment: Segment, head: Segment): boolean =>
  head.item ? segment.item === head.item || segment.item?.list.parent === head.item : segment.item === null

/** Whether a sentence is little more than the name. */
function isLabel({ segment, start, end }: Naming, sentence: Sentence): boolean {
  if (sentence.end - sentence.start - (end - start) > 4 * LABEL_REST + 8) return false
  const rest = segment.text.slice(sentence.start, start) + segment.text.slice(end, sentence.end)
  return rest.replace(/[^\p{L}]/gu, '').length <= LABEL_REST
}
