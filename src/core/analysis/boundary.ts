/**
 * Where a name ends and other words begin, by script: letters of scripts with spaces join; Korean particles, Arabic and
 * Hebrew prefixes and suffixes after an apostrophe or a colon do not; scripts without spaces are segmented.
 */

type Kind = 'alpha' | 'digit' | 'mark' | 'han' | 'hiragana' | 'katakana' | 'hangul' | 'unspaced' | 'other'

const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [/^\p{M}$/u, 'mark'],
  [/^\p{Script=Han}$/u, 'han'],
  [/^\p{Script=Hiragana}$/u, 'hiragana'],
  [/^[\p{Script=Katakana}ー\uff70]$/u, 'katakana'],
  [/^\p{Script=Hangul}$/u, 'hangul'],
  [/^[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]$/u, 'unspaced'],
  [/^\p{L}$/u, 'alpha'],
  [/^\p{Nd}$/u, 'digit'],
]

const kinds = new Map<number, Kind>()

function kindOf(code: number | undefined): Kind {
  if (code === undefined || Number.isNaN(code)) return 'other'
  let kind = kinds.get(code)
  if (kind === undefined) {
    const character = String.fromCodePoint(code)
    kind = KINDS.find(([pattern]) => pattern.test(character))?.[1] ?? 'other'
    kinds.set(code, kind)
  }
  return kind
}

const codeBefore = (text: string, at: number): number | undefined => {
  if (at <= 0) return undefined
  const unit = text.charCodeAt(at - 1)
  return unit >= 0xdc00 && unit <= 0xdfff && at > 1 ? text.codePointAt(at - 2) : unit
}

const joins = (left: Kind, right: Kind): boolean =>
  (left === 'alpha' || left === 'digit') && (right === 'alpha' || right === 'digit' || right === 'mark')

/** True when `start`..`end` of the text stands there as words of its own rather than inside longer ones. */
export function isWhole(text: string, start: number, end: number): boolean {
  return startsWhole(text, start, end) && endsWhole(text, start, end)
}

/** What may be written in front of a hyphen and a name without making another name of it. */
const PREFIXES = /(?:^|[^\p{L}\p{N}])(?:non|ex|pre|post|anti|pro|like|vs|via|self|multi|inter|nicht|bei|no|sin)$/iu

const ELISIONS = /(?:^|[^\p{L}])(?:[dlsnmtjc]|qu|jusqu|lorsqu|puisqu|un|all|dell|nell|sull|dall|quell|bell)$/iu

function startsWhole(text: string, start: number, end: number): boolean {
  const before = codeBefore(text, start)
  if (before === undefined) return true
  const previous = kindOf(before)
  const first = kindOf(text.codePointAt(start))
  const sign = String.fromCodePoint(before)
  if (previous === 'other') {
    if (sign === '_') return false
    if (/[-\u2010\u2011]/.test(sign))
      return !isWordAt(text, start - 1) || PREFIXES.test(text.slice(Math.max(0, start - 12), start - 1))
    if (/['\u2019]/.test(sign))
      return !isWordAt(text, start - 1) || ELISIONS.test(text.slice(Math.max(0, start - 8), start - 1))
    return !/[&*]/.test(sign) || !isWordAt(text, start - 1)
  }
  if (first === 'other') return previous !== 'alpha' && previous !== 'digit'
  if (/[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(sign)) return hasProclitic(text, start)
  if (previous === 'mark') return !joins(kindOf(codeBefore(text, start - 1)), first)
  if (joins(previous, first)) return false
  return joinsWithoutSpaces(previous, first) ? previous !== first || isSegment(text, start, end, first) : true
}

const isWordAt = (text: string, at: number): boolean => {
  const kind = kindOf(codeBefore(text, at))
  return kind === 'alpha' || kind === 'digit' || kind === 'mark'
}

/** Conjunctions, prepositions and the article that Arabic and Hebrew write onto the next word. */
function hasProclitic(text: string, start: number): boolean {
  const prefix =
    /[\p{Script=Arabic}\p{Script=Hebrew}\p{M}]+$/u.exec(text.slice(Math.max(0, start - 8), start))?.[0] ?? ''
  const letters = prefix.replace(/\p{M}/gu, '')
  return /^[وف]?[بكلس]?(?:ال)?$/.test(letters) || /^[وف]?لل$/.test(letters) || /^ו?ש?[הבכלמ]{0,2}$/.test(letters)
}

function endsWhole(text: string, start: number, end: number): boolean {
  if (end >= text.length) return true
  const code = text.codePointAt(end)!
  const next = kindOf(code)
  const last = kindOf(codeBefore(text, end))
  const sign = String.fromCodePoint(code)
  if (next === 'other') return endsBeforeSign(text, end, sign)
  if (next === 'mark') return false
  if (last === 'other') return next !== 'digit' || !/[+#]/.test(text[end - 1]!)
  if (joins(last, next)) return false
  if (last === 'hangul' && next === 'hangul')
    return isParticle(/^\p{Script=Hangul}+/u.exec(text.slice(end, end + 24))![0])
  return joinsWithoutSpaces(last, next) ? last !== next || isSegment(text, start, end, last) : true
}

/** "C" is not "C++", "Disney" not "Disney+", "Node" not "Node.js", "Johnson" not "Johnson&Johnson". */
function endsBeforeSign(text: string, end: number, sign: string): boolean {
  if (sign === '_') return false
  const following = kindOf(text.codePointAt(end + sign.length))
  const tight = following === 'alpha' || following === 'digit'
  if (sign === '+') return tight && following === 'digit'
  if (sign === '#') return tight
  if (sign === '&' || sign === '*') return !tight
  if (sign === '.') return !(tight && /^\.[\p{Ll}\p{Nd}]/u.test(text.slice(end, end + 3)))
  return true
}

/** Scripts whose words follow one another without spaces; katakana marks loan words, which end where it ends. */
const joinsWithoutSpaces = (left: Kind, right: Kind): boolean =>
  left === right &&
  (left === 'han' || left === 'hiragana' || left === 'katakana' || left === 'unspaced' || left === 'hangul')

const PARTICLES =
  /^(?:은|는|이|가|을|를|의|에|에서|에게|에게서|께|한테|으로|로|와|과|랑|이랑|하고|도|만|부터|까지|마저|조차|처럼|같은|같이|보다|보단|이나|나|이든|든|라도|이라도|이라는|라는|이라고|라고|이라면|라면|이란|란|이며|며|이고|고|이다|다|입니다|이에요|예요|에요|이죠|죠|인데|이지만|지만|인|일|이었|였|측|사|앱|쪽|님|만의|에선|에는|에도|에만|에서는|에서도|에서만|에서의|으로는|로는|으로도|로도|으로만|로만|으로서|로서|으로부터|로부터|까지는|까지도|부터는|보다는|보다도|처럼은|와는|과는|와도|과도|와의|과의|이나마|밖에|뿐|뿐만|대로|마다|등|용)+$/

function isParticle(rest: string): boolean {
  return rest !== '용' && PARTICLES.test(rest)
}

const segmenters = new Map<string, Intl.Segmenter>()

function segmenter(locale: string): Intl.Segmenter {
  let found = segmenters.get(locale)
  if (!found) {
    found = new Intl.Segmenter(locale, { granularity: 'word' })
    segmenters.set(locale, found)
  }
  return found
}

/** How much text on each side a segmenter needs to tell a word. */
const WINDOW = 12

/** A name this long is hardly the meeting of two other words. */
const UNMISTAKABLE = 3

/** Words of one character that a dictionary may join with the first character of a name: "在京|东" for "在|京东". */
const FUNCTION_WORDS =
  /^[在上去用从從到和与與跟及或于於是有比逛买買选選看找进進给給向由对對把被让讓像如按据經经叫可能要都也还就又]$/

/** What follows a company's name to make a longer name for the same company. */
const COMPANY =
  /^(?:公司|集团|集團|手机|手機|电脑|電腦|汽车|汽車|银行|銀行|商城|官网|官方|旗舰店|平台|市場|カード|グループ|会社|社)/

/** True when no longer word of the dictionary runs over the name, and none from before reaches into it. */
function isSegment(text: string, start: number, end: number, kind: Kind): boolean {
  if (kind === 'katakana' || kind === 'hangul') return false
  const from = Math.max(0, start - WINDOW)
  const window = text.slice(from, end + WINDOW)
  const long = [...text.slice(start, end)].length >= UNMISTAKABLE
  for (const { segment, index } of segmenter(kind === 'unspaced' ? 'th' : 'zh').segment(window)) {
    const segmentStart = from + index
    const segmentEnd = segmentStart + segment.length
    if (segmentEnd <= start || segmentStart >= end) continue
    const longer = segmentStart <= start && segmentEnd >= end && segment.length > end - start
    if (longer && !(segmentStart === start && COMPANY.test(text.slice(end, end + 4)))) return false
    if (!long && segmentStart < start && !FUNCTION_WORDS.test(text.slice(segmentStart, start))) return false
  }
  return true
}
