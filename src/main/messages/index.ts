import { en, type HostMessages } from './en.ts'
import { es } from './es.ts'

export type { HostMessages } from './en.ts'

const TEXTS = { en, es }
export type HostLanguage = keyof typeof TEXTS

/** The first of the user's languages that there are texts in, else English. @param wanted BCP 47 tags */
export function languageFor(wanted: readonly string[]): HostLanguage {
  const known = wanted.map((tag) => tag.slice(0, 2).toLowerCase())
  return known.find((language): language is HostLanguage => language in TEXTS) ?? 'en'
}

/**
 * The texts as everything outside the page holds them: one object, whose texts become others when the page changes its
 * language. What is shown for long, such as a menu, is made anew then.
 */
export function createSpeech(first: HostLanguage) {
  const messages: HostMessages = { ...TEXTS[first] }
  let spoken = first
  return {
    messages,
    /** @returns whether that is another language than before */
    speak(language: HostLanguage): boolean {
      const changes = language !== spoken
      spoken = language
      Object.assign(messages, TEXTS[language])
      return changes
    },
  }
}
