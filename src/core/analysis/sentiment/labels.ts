import type { Lexicon } from './lexicon/index.ts'
import { foldWord } from './tokens.ts'

/** 1 for, −1 against, 0 neither. */
export type Sign = -1 | 0 | 1

const LONGEST_LABEL = 60

/** What a label such as "Pros:" says that opens a text or is all of it. */
export function labelSign(text: string, lexicon: Lexicon): Sign {
  const colon = text.slice(0, LONGEST_LABEL + 1).indexOf(':')
  const labelled = colon !== -1
  if (!labelled && text.length > LONGEST_LABEL) return 0
  const words = (labelled ? text.slice(0, colon) : text).match(/[\p{L}\p{M}'’]+/gu) ?? []
  return lexicon.labelSign(words.map(foldWord))
}
