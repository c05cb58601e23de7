import { en, type HostMessages } from './en.ts'
import { es } from './es.ts'

export type { HostMessages } from './en.ts'

/** The texts in the first of the user's languages that there are texts in, else in English. @param wanted BCP 47 tags */
export function messagesFor(wanted: readonly string[]): HostMessages {
  const known: Record<string, HostMessages> = { en, es }
  const found = wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find((language) => language in known)
  return found ? known[found]! : en
}
