import type { Segment } from '../document.ts'
import { fold } from '../fold.ts'
import type { Naming } from '../namings.ts'
import { isAward } from './cues.ts'

/** One item of a list, as far as it lies in one segment's text. */
export interface Row {
  readonly segment: Segment
  readonly text: string
  /** Where the item's own words begin and end in `text`, behind its marker. */
  readonly start: number
  readonly end: number
  /** The namings inside, in order. */
  readonly namings: readonly Naming[]
  /** End of the bold text that opens the item; `start` when none does. */
  readonly boldEnd: number
  readonly numbered: boolean
}

/** Ends the head of an item: the dash, colon or bracket behind the name, or the end of the line. */
const SEPARATOR = /\s[-–—]+\s|[–—:：(（|\n「『]|\.\s|$/u

const ARTICLES = /^(?:the|a|an|el|la|los|las|il|lo|gli|le|les|l'|l’|o|os|as|der|die|das|de|het)\s*$/i

/** "Go for the Acme": a few words that choose what follows. */
const CHOOSES =
  /^(?:go (?:for|with)|try|choose|get|pick|consider|buy|take|use|i'd (?:pick|choose|go (?:for|with)|take|get)|my pick is|elige|prueba|escoge|ve a por|apuesta por|quedate con|yo elegiria|opta por|escolha|va de|prefira|experimente|prenez|choisissez|optez pour|essayez|nimm|nehmen sie|greifen sie zu|wahle|scegli|prova|punta su|kies|neem|выбираите|берите|возьмите)(?: (?:the|a|an|el|la|los|las|le|les|il|lo|die|der|das|den|o|os|as|um|uma|un|une|una))?\s*$/

/** "First, the Acme". */
const ORDINAL_ADVERB =
  /^(?:first|second|third|fourth|fifth)(?:ly)?[,:] (?:the )?$|^(?:primero|segundo|tercero|cuarto|quinto|primeiro|terceiro|quarto|premierement|deuxiemement|troisiemement|d'abord|ensuite|erstens|zweitens|drittens|viertens|primo|secondo|terzo|birinci|ikinci|ucuncu|во-первых|во-вторых|в-третьих)[,:]? (?:el |la |o |a |le |il |die |der |das )?$/

const CONNECTOR =
  /^\s*(?:\([^)]*\)\s*)?(?:,|\/|&|\+|、|和|与|與|及|や|と|and|or|y|e|o|et|ou|und|oder|en|och|og|i|ve|и|및|와|과|و|ex aequo(?: with)?|tied with|empatad[oa]s? con)\s*(?:the|el|la|l[oe]s|die|der|das|o|a)?\s*$/iu

const TIED =
  /\b(?:tied?|joint|empat\w*|ex ?aequo|gleichauf|gleichstand|pari merito|a pari|berabere|delad|gelijk)\b|同率|同じ順位|공동|并列|並列|ничья|делят|تعادل|مناصف/

/** The brands that are the item, by their place in the brand set: one, several that tie, or none. */
export function brandsOf(row: Row): number[] {
  const [first, ...others] = row.namings
  if (!first || !isLead(row, first)) return []
  const brands = [first.brand]
  let last = first
  for (const naming of others) {
    const between = row.text.slice(last.end, naming.start)
    if (naming.start < last.end || !CONNECTOR.test(between)) break
    if (!brands.includes(naming.brand)) brands.push(naming.brand)
    last = naming
  }
  if (last === first)
    return /^\s*(?:vs\.?|versus|gegen|contra|frente a|or|o|oder|ou|или)\s/i.test(row.text.slice(first.end, row.end))
      ? []
      : brands
  // Several names share a place when nothing but them is the item; a sentence about them is no item.
  const rest = row.text.slice(last.end, row.end)
  const closes = /^\s*(?:[-–—:：(（|.,\n]|$)/.test(rest)
  return closes || row.numbered || TIED.test(fold(rest).text) ? brands : []
}

function isLead(row: Row, first: Naming): boolean {
  const before = row.text.slice(row.start, first.start)
  if (!/[\p{L}\p{N}]/u.test(before)) return true
  const words = before.replace(/^[^\p{L}\p{N}]+/u, '')
  if (ARTICLES.test(words) || CHOOSES.test(fold(words).text)) return true
  if (ORDINAL_ADVERB.test(fold(words).text)) return true
  return followsAward(words) || followsKind(row, first, words) || followsTie(row, first, words)
}

/** "Best overall: the Acme". */
function followsAward(words: string): boolean {
  const label = /^(.{2,60}?)(?:\s[-–—]+\s|\s?[–—:：]|\n)([^:：]*)$/su.exec(words)
  if (!label || !isAward(label[1]!)) return false
  const rest = label[2]!.trim()
  return rest === '' || ARTICLES.test(rest) || CHOOSES.test(fold(rest).text) || rest.split(/\s+/).length <= 3
}

/** "Banco Acme", "Vacuum Acme S8": what kind of thing it is, in the same bold or head. */
function followsKind({ text, boldEnd }: Row, first: Naming, words: string): boolean {
  if (
    !/^\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}?[\p{L}'’-]+)?\s$/u.test(words) ||
    /\b(?:by|de|von|di|da|do|van|av|from|with|con|mit|and|y|und|et|vs|in|on|en|bei|for|para|as|like|ask|if|using)\s$/i.test(
      words,
    )
  )
    return false
  const inBold = boldEnd >= first.end
  const head = /^(?: [\p{Lu}\d]\S{0,11}){0,3}\s*(?:[–—:：(（]|-\s)/u.test(text.slice(first.end))
  return inBold || (head && words.trim().split(/\s+/).length === 1)
}

/** "Globex and Acme (tied)": the other of a tie is not tracked. */
const followsTie = ({ text, end }: Row, first: Naming, words: string): boolean =>
  words.length < 50 &&
  /\s(?:and|&|y|e|et|und|en|och|og|i|ve|и)\s$/i.test(words) &&
  TIED.test(fold(text.slice(first.end, end)).text)

/** Whether an item is headed as by a name: short, bold, or parted from what is said of it. */
export function isNameLike(row: Row): boolean {
  const words = row.text.slice(row.start, row.end).replace(/^[^\p{L}\p{N}]+/u, '')
  if (words === '' || /^\p{Ll}/u.test(words)) return false
  const head = words.slice(0, SEPARATOR.exec(words)?.index ?? words.length)
  if (row.boldEnd > row.start) return true
  return head.split(/\s+/).length <= 5
}
