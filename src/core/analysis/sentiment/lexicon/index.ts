import { compileLexicon, type Lexicon } from './compile.ts'
import { english } from './english.ts'
import { englishWeight, spanishWeight } from './library.ts'
import { spanish } from './spanish.ts'

export { type Lexicon, ROLE } from './compile.ts'

/** Languages whose words of judgement are known. */
export type ScoredLanguage = 'en' | 'es'

const compilers: Record<ScoredLanguage, () => Lexicon> = {
  en: () => compileLexicon(english, englishWeight),
  es: () => compileLexicon(spanish, spanishWeight),
}
const compiled = new Map<ScoredLanguage, Lexicon>()

/** The lexicon of a language, compiled when it is first asked for. */
export function lexiconOf(language: ScoredLanguage): Lexicon {
  let lexicon = compiled.get(language)
  if (!lexicon) {
    lexicon = compilers[language]()
    compiled.set(language, lexicon)
  }
  return lexicon
}
