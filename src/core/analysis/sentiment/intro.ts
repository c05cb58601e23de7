import type { Segment } from '../document.ts'
import { ROLE } from './lexicon/index.ts'
import type { Page } from './structure.ts'
import { isWord, type Sentence } from './tokens.ts'

/** What a list is said to be a list of: the best, options without judgement, those to avoid. */
export type ListKind = 'best' | 'plain' | 'worst' | 'unknown'

/** Segments before a list that may say what it lists. */
const INTRO_SEGMENTS = 3
/** Words a negator reaches ("there is no single best"). */
const NEGATION_REACH = 4

/** Reads what the words before a list say of it. @param first the list's first segment. */
export function listKind(page: Page, first: Segment): ListKind {
  let roles = 0
  for (let at = first.index - 1; at >= 0 && at >= first.index - INTRO_SEGMENTS; at--) {
    const segment = page.segments[at]!
    if (segment.item || segment.cell) break
    for (const sentence of page.sentencesIn(segment)) roles |= introRoles(page, sentence)
    // A title right over the list may stand under another one, which says no more of this list.
    if (segment.kind === 'heading' && at < first.index - 1) break
  }
  if (roles & ROLE.worst) return 'worst'
  if (roles & ROLE.best) return 'best'
  return roles & ROLE.plain ? 'plain' : 'unknown'
}

function introRoles({ lexicon }: Page, { words }: Sentence): number {
  let roles = 0
  for (let at = 0; at < words.length; at++) {
    if (!isWord(words[at]!)) continue
    const here = lexicon.listRoles(words, at)
    if (here === 0) continue
    let denied = false
    for (let back = at - 1; back >= 0 && back >= at - NEGATION_REACH; back--) {
      if (lexicon.match(words, back).roles & ROLE.negator) denied = true
    }
    roles |= denied ? here & ~ROLE.best : here
  }
  return roles
}
