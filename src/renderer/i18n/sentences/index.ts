import type { Language } from '../format.ts'
import { en } from './en.ts'
import { billing } from './es/billing.ts'
import { data } from './es/data.ts'
import { importing } from './es/importing.ts'
import { money } from './es/money.ts'
import { operation } from './es/operation.ts'
import { work } from './es/work.ts'

/**
 * What the core says in a whole sentence is written once, in English, where it happens, for logs and terminals as for the
 * window. The window says it in its own words: a sentence is found again by its template, whose `{1}` stands for what
 * was put in. A part that is a sentence of the core's itself is said in the window's words too. What no template knows
 * is shown as it came.
 */
export type Sentences = Readonly<Record<string, string>>

interface Template {
  readonly expression: RegExp
  readonly words: string
}

const templatesOf = (sentences: Sentences): Template[] =>
  Object.entries(sentences).map(([template, words]) => ({ expression: expressionOf(template), words }))

function expressionOf(template: string): RegExp {
  const parts = template.split(/\{\d\}/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return new RegExp(`^${parts.join('([^]*?)')}$`, 'u')
}

const TEMPLATES: Record<Language, readonly Template[]> = {
  en: templatesOf(en),
  es: templatesOf({ ...data, ...work, ...money, ...operation, ...importing, ...billing }),
}

let spoken: Language = 'en'

/** Chooses the language that sentences of the core are said in. */
export function speakSentences(language: Language): void {
  spoken = language
}

/** A sentence of the core in the words of the window. @param language the window's, unless told otherwise */
export function inWords(sentence: string, language: Language = spoken): string {
  for (const { expression, words } of TEMPLATES[language]) {
    const found = expression.exec(sentence)
    if (found) return words.replaceAll(/\{(\d)\}/g, (_, at: string) => inWords(found[Number(at)] ?? '', language))
  }
  return sentence
}
