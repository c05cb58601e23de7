/** What opens a line to make an item of it: its number and how it is written. */
export interface Marker {
  readonly number: number
  /** Digits and medals number a line by themselves; the others only as one of several in sequence. */
  readonly kind: 'number' | 'roman' | 'letter' | 'numeral'
  /** Where the item's own words begin, in the text given. */
  readonly end: number
}

const DIGIT_ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0xe50, 0xff10]

function numberOf(digits: string): number {
  let number = 0
  for (const digit of digits) {
    const code = digit.codePointAt(0)!
    const zero = DIGIT_ZEROS.find((start) => code >= start && code <= start + 9)
    if (zero === undefined) return Number.NaN
    number = number * 10 + code - zero
  }
  return number
}

const HAN_NUMERALS = '一二三四五六七八九十'

function hanNumber(numeral: string): number {
  const [first = '', second = ''] = numeral
  const unit = (character: string) => HAN_NUMERALS.indexOf(character) + 1
  if (first === '十') return second === '' ? 10 : 10 + unit(second)
  return second === '十' ? unit(first) * 10 : unit(first)
}

const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 }

function romanNumber(numeral: string): number {
  let number = 0
  for (let at = 0; at < numeral.length; at++) {
    const value = ROMAN_VALUES[numeral[at]!] ?? 0
    number += value < (ROMAN_VALUES[numeral[at + 1] ?? ''] ?? 0) ? -value : value
  }
  return number
}

const PLACE = `(?:place|platz|rang|rank|puesto|posici[oó]n|posi[cç][aã]o|lugar|posto|posizione|position|plaats|plats|miejsce|место|sıra|位|名|위|순위)`
const PLACE_BEFORE = String.raw`(?:platz|rang|rank|ranked|puesto|posici[oó]n|posi[cç][aã]o|lugar|posto|posizione|position|place|plaats|plats|plass|miejsce|место|sıra|top|number|numero|n[uú]mero|num[eé]ro|nummer|n[º°o]\.?|nr\.?|no\.?|№|#|opci[oó]n|option|op[cç][aã]o|opzione|pick|choice|المركز|المرتبة|رقم|第)`

const ORDINAL_SUFFIX = String.raw`(?:st|nd|rd|th|er|[eè]re|[eè]me|e|\.?[ºª°])`

/** After a number: what separates it from the item, or a place word that does: "1.", "1)", "1 –", "1.º", "1st place:". */
const AFTER_NUMBER = new RegExp(
  `^(?:${[
    String.raw`\uFE0F?\u20E3`,
    String.raw`${ORDINAL_SUFFIX}?\s?${PLACE}(?=[\s:：–—.,)-])\s?[:：–—.,)-]*`,
    String.raw`\.?[ºª°](?=\s)`,
    String.raw`\s?=?(?:[).、．）]|[:：](?!\d)|[-–—](?=\s))(?!\d)`,
    String.raw`\s[-–—](?=\s)`,
    String.raw`${ORDINAL_SUFFIX}(?=\s*[:：–—-])\s*[:：–—-]`,
    String.raw`-?[еяй](?=\s)`,
  ].join('|')})\\s*(?:${PLACE}\\s*[:：–—.-]+)?`,
  'iu',
)

const SYMBOLS: Readonly<Record<string, number>> = { '🥇': 1, '🥈': 2, '🥉': 3, '🔟': 10 }
const CIRCLES = ['①②③④⑤⑥⑦⑧⑨⑩', '❶❷❸❹❺❻❼❽❾❿', '➊➋➌➍➎➏➐➑➒➓', '➀➁➂➃➄➅➆➇➈➉', '⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑', '⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽']

/** The marker at the start of a line's text, behind bullets, emoji and quotes; null when there is none. */
export function markerOf(line: string): Marker | null {
  const lead = /^[^\p{L}\p{N}#№]*/u.exec(line)![0]
  const symbol = Object.keys(SYMBOLS).find((medal) => line.slice(0, lead.length + 2).includes(medal))
  if (symbol) return { number: SYMBOLS[symbol]!, kind: 'number', end: line.indexOf(symbol) + symbol.length }
  const rest = line.slice(lead.length)
  const circle = CIRCLES.find((circles) => rest !== '' && circles.includes(rest[0]!))
  if (circle) return { number: circle.indexOf(rest[0]!) + 1, kind: 'number', end: lead.length + 1 }
  return spelt(rest, lead.length)
}

const WORDED = new RegExp(
  String.raw`^${PLACE_BEFORE}\s?(?:nr\.?\s?|n[º°]\s?|#\s?)?(\p{Nd}{1,2})(?!\p{Nd})\s?(?:位|名)?\s*[:：–—.,)-]*\s*`,
  'iu',
)
const WORDED_ONE =
  /^(?:platz|puesto|rang|number|n[uú]mero|lugar) (?:(eins|uno|one|um)|(zwei|dos|two|dois)|(drei|tres|three|três))\b\s*[:–—-]*\s*/iu

function spelt(rest: string, offset: number): Marker | null {
  const digits = /^\p{Nd}{1,3}/u.exec(rest)?.[0]
  if (digits) {
    const after = AFTER_NUMBER.exec(rest.slice(digits.length))
    const number = numberOf(digits)
    return after && !Number.isNaN(number)
      ? { number, kind: 'number', end: offset + digits.length + after[0].length }
      : null
  }
  const worded = WORDED.exec(rest)
  if (worded) return { number: numberOf(worded[1]!), kind: 'number', end: offset + worded[0].length }
  const one = WORDED_ONE.exec(rest)
  if (one) return { number: one[1] ? 1 : one[2] ? 2 : 3, kind: 'number', end: offset + one[0].length }
  const han =
    /^(?:第([一二三四五六七八九十]{1,3})(?:名|位|个|款)?[、，．.：: ]?|([一二三四五六七八九十]{1,3})[、．.：:）)])\s*/u.exec(
      rest,
    )
  if (han) return { number: hanNumber((han[1] ?? han[2])!), kind: 'numeral', end: offset + han[0].length }
  const roman = /^([IVX]{1,5})[.)]\s+/.exec(rest)
  if (roman) return { number: romanNumber(roman[1]!), kind: 'roman', end: offset + roman[0].length }
  const letter = /^(?:(?:option|opci[oó]n|op[cç][aã]o|opzione) ([A-J])\s?[:.)–—-]|([A-Ja-j])[.)])\s+/iu.exec(rest)
  return letter
    ? {
        number: (letter[1] ?? letter[2]!).toLowerCase().charCodeAt(0) - 0x60,
        kind: 'letter',
        end: offset + letter[0].length,
      }
    : null
}

const PLACE_LABEL = new RegExp(String.raw`^\W*${PLACE}\s*[:：–—-]+\s*`, 'iu')

/** Where an item's words begin behind a place word that its number has left over: "1. Platz: Acme". */
export const afterPlace = (item: string): number => PLACE_LABEL.exec(item)?.[0].length ?? 0

/** Whether a line is a bullet by its look alone: "• Acme", "✅ Acme", "– Acme". */
export const isBulletLine = (line: string): boolean =>
  /^\s*(?:[•・‣▪▫◦●○■□◆◇►▶▸→➤➜➔✓✔✅☑⭐★☆✦✨🔹🔸🔷🔶🟢🟣🔵🟡👉💡🏆]|[-–—·*]\s)/u.test(line)
