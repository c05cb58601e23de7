import type { Language } from '../format.ts'
import { en } from './en.ts'
import { enDoctor } from './enDoctor.ts'
import { billing } from './es/billing.ts'
import { data } from './es/data.ts'
import { doctor } from './es/doctor.ts'
import { importing } from './es/importing.ts'
import { money } from './es/money.ts'
import { operation } from './es/operation.ts'
import { rules } from './es/rules.ts'
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

/** What a finding is about, and what somebody else said of it. */
const QUOTED = templatesOf({ '{1}: {2}': '{1}: {2}' })

/** Findings are short, so their templates are for them alone: elsewhere, names and texts of users would fit them. */
const FINDINGS: Record<Language, readonly Template[]> = {
  en: [...templatesOf(enDoctor), ...TEMPLATES.en, ...QUOTED],
  es: [...templatesOf({ ...rules, ...doctor }), ...TEMPLATES.es, ...QUOTED],
}

let spoken: Language = 'en'

/** Chooses the language that sentences of the core are said in. */
export function speakSentences(language: Language): void {
  spoken = language
}

/** A sentence of the core in the words of the window. @param language the window's, unless told otherwise */
export const inWords = (sentence: string, language: Language = spoken): string => say(sentence, TEMPLATES[language])

/**
 * What a check of the doctor found, or what to do about it, in the words of the window; a command to type stands between
 * backticks.
 */
export const findingInWords = (finding: string, language: Language = spoken): string => say(finding, FINDINGS[language])

function say(sentence: string, templates: readonly Template[]): string {
  for (const { expression, words } of templates) {
    const found = expression.exec(sentence)
    if (found) return words.replaceAll(/\{(\d)\}/g, (_, at: string) => say(found[Number(at)] ?? '', templates))
  }
  return sentence
}
