import { shapeOf } from './brands.ts'
import { fold } from './fold.ts'
import {
  followsSubject,
  isAdjective,
  isClassifier,
  isCompanyVerb,
  isContinuation,
  isDeterminer,
  isFunctionWord,
  isLead,
} from './grammar.ts'
import type { Language } from './language.ts'
import type { Match } from './match.ts'
import { isCapitalisedWord, isInterjection, isUnmarkedWord } from './ordinaryWords.ts'
import { hasOtherSense, otherSense } from './senses.ts'
import { clauseAround, inTitleCase, isMarked, isQuoted, opensSentence, wordAfter, wordBefore } from './surroundings.ts'

/**
 * Whether a place that spells a name means it. `firm`: nothing else fits. `likely` and `doubtful` rest on little: they
 * hold as long as nothing else in the answer speaks against them, or speaks for them. `no`: it is the everyday word.
 */
export type Verdict = 'firm' | 'likely' | 'doubtful' | 'no'

/** Judges one match by how it is written and what stands around it. */
export function judge(match: Match, language: Language): Verdict {
  const { name, segment, start, end } = match
  const shape = shapeOf(segment.text.slice(start, end))
  if (name.shape === 'distinct') return shape === 'lower' && name.ordinaryIn(language) ? 'no' : 'firm'
  if (name.shape === 'caseless' || shape === 'caseless') return judgeCaseless(match, language)
  const ordinary = name.ordinaryIn(language)
  if (shape === 'lower' && name.shape !== 'lower') return judgeLower(match, ordinary, language)
  if (!ordinary) return name.shape === 'upper' && shape !== 'upper' ? 'likely' : 'firm'
  if (language === 'de' && isNoun(match, shape, language)) return 'no'
  if (shape === 'lower') return 'no'
  if (name.shape === 'upper' && shape === 'upper') return 'firm'
  return judgeCapital(match, language)
}

/** Lower case where the project writes a capital: fine for a made-up word, telling for a word of the language. */
function judgeLower(match: Match, ordinary: boolean, language: Language): Verdict {
  const { name } = match
  if (name.shape === 'upper' && name.text.length <= 5) return 'no'
  if (isMarked(match) && !ordinary) return 'firm'
  if (ordinary) return 'no'
  if (name.words.length > 1 || isClassifier(wordAfter(match))) return 'likely'
  const before = wordBefore(match)
  return isLead(before) && !isDeterminer(before, language) ? 'likely' : 'no'
}

/** Nouns are capitalised in German: without the article they would need as a noun, they are taken for names. */
function isNoun(match: Match, shape: string, language: Language): boolean {
  if (shape === 'upper' || isMarked(match)) return false
  if (match.name.shape === 'upper') return true
  // In "die Acme-App" the article is the app's.
  if (/^[-\u2010\u2011]\p{L}/u.test(match.segment.text.slice(match.end))) return false
  const before = wordBefore(match)
  return isDeterminer(before, language) || isAdjectival(before)
}

const isAdjectival = (word: string): boolean =>
  /(?:lich|ig|isch|bar|sam|gut|neu|alt|gross|klein|best|schon|frisch|eigen|erst|zweit|dritt|ganz)(?:e|en|er|es|em)$/.test(
    word,
  )

/** A capitalised everyday word: inside a sentence the capital tells, at its start what follows does. */
function judgeCapital(match: Match, language: Language): Verdict {
  const { name, segment, start, end } = match
  const { text } = segment
  const single = name.words.length === 1
  if (isExclaimed(match)) return 'no'
  if (isMarked(match)) return 'firm'
  const after = wordAfter(match)
  const before = wordBefore(match)
  const opens = opensSentence(text, start) || inTitleCase(text)
  if (otherSense(name.words, fold(clauseAround(text, start, end)).text)) return opens ? 'no' : 'doubtful'
  if (!single) return opens && name.words.length === 2 && isContinuation(after, language) ? 'doubtful' : 'firm'
  if (/^['’](?:s|S)\b/.test(text.slice(end, end + 2))) return 'firm'
  if (isClassifier(before)) return 'firm'
  if (isCapitalisedWord(name.words[0]!, language)) return judgeAlwaysCapital(match, before, after, language)
  if (isAnotherCompany(match)) return 'no'
  if (!opens) return isPartOfLongerName(match, language) ? 'no' : 'firm'
  if (isMeantAsVerb(before, text, start) || isFunctionWord(name.words[0]!)) return 'no'
  if (isContinuation(after, language) || /^[\s]*[$€£¥#\d]/.test(text.slice(end))) return 'no'
  if (language === 'ru' || language === 'uk') return followsSubject(after) ? 'doubtful' : 'no'
  if (isCompanyVerb(after, language) || hasVerbBehind(match, language)) return 'firm'
  if (language === 'en' && isAdjective(name.words[0]!) && /^ \p{Ll}/u.test(text.slice(end)) && !after.endsWith('ed'))
    return 'no'
  return /^[\s]*(?:[–—:(«"“]|$)/.test(text.slice(end)) ? 'firm' : 'doubtful'
}

/** "How to Target Customers": in title case a verb has its capital too. */
const isMeantAsVerb = (before: string, text: string, start: number): boolean =>
  /^(?:to|will|must|should|please|never|always|don't|not|you|we)$/.test(before) &&
  !/[.!?:]\s*$/.test(text.slice(0, start))

/** "lists more": a word in -s with an object behind it is a verb. */
function hasVerbBehind({ segment, end }: Match, language: Language): boolean {
  const behind = /^ ([a-z]+[^su]s) ([\p{L}'’]+|\d)/u.exec(segment.text.slice(end, end + 40))
  return (
    language === 'en' &&
    behind !== null &&
    (isDeterminer(behind[2]!, language) ||
      /^[\d\p{Lu}]|^(?:in|on|to|from|well|quickly|only|also|up|out)$/u.test(behind[2]!))
  )
}

/** Words that make another company's name of what they follow, unless an alias of the brand has them. */
const TRADES =
  /^ (Dental|Faucet|Records|Insurance|Mutual|Financial|Capital|Bank|Airlines?|Airways|Hotels?|Motors?|Foods?|Energy|Pharmaceuticals?|Pharma|Outfitters|Roasters|Holdings|Electric|Electronics|Telecom|Mobile|Media|Studios?|Pictures|Publishing|University|Hospital|Health|Healthcare|Logistics|Steel|Oil|Gas|Water|Partners|Properties|Realty|Homes?|Kitchens?|Bakery|Brewing|Coffee|Seguros|Banco|Energía|Telecomunicaciones)\b/

/** "Delta Dental" for a Delta whose full name is known to be "Delta Air Lines". */
function isAnotherCompany({ name, segment, end }: Match): boolean {
  const trade = TRADES.exec(segment.text.slice(end, end + 24))?.[1]
  return (
    trade !== undefined &&
    name.siblings.some((sibling) => sibling.startsWith(`${name.text} `)) &&
    !name.siblings.some((sibling) => sibling.includes(trade))
  )
}

/** Monday, American, May: they take a capital in any sentence, so the words around them must tell. */
function judgeAlwaysCapital(match: Match, before: string, after: string, language: Language): Verdict {
  if (
    isDeterminer(before, language) ||
    /^(?:on|by|until|till|before|after|since|from|in|of|late|early|latin|north|south|central)$/.test(before)
  )
    return 'no'
  if (isCompanyVerb(after, language) || after === '') return 'firm'
  const { segment, end } = match
  const next = /^\s+(\p{L}+)/u.exec(segment.text.slice(end))?.[1]
  if (!next) return 'firm'
  if (/^(?:for|with|to|and|or|if|because|but|over|as|when|at|on|in|first|instead|here)$/.test(after)) return 'firm'
  return /^\p{Lu}/u.test(next) ? 'likely' : 'no'
}

/** Scripts without capitals: marked, quoted or introduced it is a name; else the words around it may tell otherwise. */
function judgeCaseless(match: Match, language: Language): Verdict {
  const { name, segment, start, end } = match
  const { text } = segment
  if (isMarked(match) || isQuoted(text, start, end) || isFollowedByClass(text.slice(end, end + 4))) return 'firm'
  if (language === 'ja' && /\p{Script=Han}$/u.test(name.text) && /^(?:的|化|性|主義)/.test(text.slice(end))) return 'no'
  if (language === 'zh' && /^(?:化|性|主义)/.test(text.slice(end)) && name.text.length <= 2) return 'no'
  if (otherSense(name.words, clauseAround(text, start, end))) return 'no'
  if (!name.words.every((word) => isUnmarkedWord(word, language)))
    return hasOtherSense(name.words) ? 'doubtful' : 'firm'
  return isClassifier(wordBefore(match)) || isClassifier(wordAfter(match)) ? 'firm' : 'no'
}

/** "苹果公司", "楽天カード": what it is stands right behind the name. */
const isFollowedByClass = (after: string): boolean =>
  /^(?:公司|集团|集團|手机|手機|电脑|電腦|官网|商城|平台|品牌|旗舰店|アプリ|カード|市場|ポイント|グループ|社の|앱|페이)/.test(
    after,
  )

/** A word that opens the segment's sentence and is all there is to it: "Oi!", "Claro, …", "Claro que …". */
function isExclaimed({ name, segment, start, end }: Match): boolean {
  if (name.words.length !== 1 || !isInterjection(name.words[0]!) || !opensSentence(segment.text, start)) return false
  if (segment.item || segment.kind !== 'paragraph' || segment.text.trim().length === end - start) return false
  return /^\s*[,!¡.…]|^\s+(?:que|que?)\b/.test(segment.text.slice(end))
}

/** "Latin American", "Royal Oak": the capital belongs to a longer name that the words before began. */
function isPartOfLongerName({ segment, start }: Match, language: Language): boolean {
  if (language === 'de') return false
  const before = /(\p{L}[\p{L}'’]*) $/u.exec(segment.text.slice(Math.max(0, start - 30), start))
  if (!before || !/^\p{Lu}\p{Ll}+$/u.test(before[1]!)) return false
  const position = start - before[1]!.length - 1
  if (opensSentence(segment.text, position)) return false
  const edge = segment.strong.some((span) => span.start === start || span.end === start - 1)
  const word = fold(before[1]!).text
  return !edge && !isClassifier(word) && !isCapitalisedWord(word, language)
}
