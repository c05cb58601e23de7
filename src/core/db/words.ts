import type Database from 'better-sqlite3'

/** As much of an answer as is analysed, in UTF-16 code units; nothing beyond it is searched. */
const INDEXED_LENGTH = 65_536

/** A quick look, which most texts end with: no character from Thai onwards. */
const MAYBE_UNSPACED = /[\u0e00-\uffff]/
/** Scripts that put no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu

/**
 * Sets characters of scripts without spaces apart, each a word to the full-text index, which cuts texts at spaces and
 * signs; a word of such a script is then found as a phrase. Everything else is as it was. Pure.
 */
const spacedOut = (text: string): string => (MAYBE_UNSPACED.test(text) ? text.replaceAll(UNSPACED, ' $& ') : text)

/** What the full-text index is given of an answer's text. */
export const indexedText = (text: string): string => spacedOut(text.slice(0, INDEXED_LENGTH))

/** The word that stands for a project in the index: none that a text would hold, so that it is found quickly. */
export const projectWord = (projectId: number): string => `project${projectId}`

/** Lets migrations and bulk statements give texts to the full-text index as the program does. */
export function defineIndexedText(sqlite: Database.Database): void {
  sqlite.function('indexed_text', { deterministic: true }, (text) => indexedText(String(text)))
}

/**
 * What a person looks for, as a query of the full-text index: every word and every "phrase in quotes", in any order; a word
 * that ends in * begins with what stands before it. Null when there is no letter and no digit to look for. Pure.
 */
export function matchQuery(projectId: number, wanted: string): string | null {
  const terms = [...wanted.matchAll(/"([^"]*)"?|([^\s"]+)/g)].flatMap(([, phrase, word]) => {
    const term = spacedOut(phrase ?? word ?? '')
    if (!/[\p{L}\p{N}]/u.test(term)) return []
    const beginning = phrase === undefined && term.endsWith('*') ? '*' : ''
    return [`"${term}"${beginning}`]
  })
  return terms.length === 0 ? null : `project : "${projectWord(projectId)}" AND text : (${terms.join(' AND ')})`
}
