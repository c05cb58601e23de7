import { cleanLine, cleanText } from './clean.ts'

/** What may follow the comma in a company's name, which is then one name: "Acme, Inc." */
const LEGAL_FORM =
  /^(inc|incorporated|ltd|limited|llc|llp|plc|corp|co|gmbh|ag|sa|s\.a|sl|s\.l|slu|spa|s\.p\.a|srl|bv|nv|ab)\b/i

/** Names or tags in one cell: by semicolons, vertical bars or line breaks; where there is none of them, by commas. */
export function splitNames(cell: string): string[] {
  if (/[;|\n]/.test(cell)) return pieces(cell, /[;|\n]/)
  const names: string[] = []
  for (const piece of pieces(cell, /,/)) {
    if (names.length > 0 && LEGAL_FORM.test(piece)) names.push(`${names.pop()}, ${piece}`)
    else names.push(piece)
  }
  return names
}

/** Domains, addresses of pages, or models: no spaces in them. */
export const splitWords = (cell: string): string[] => pieces(cell, /[\s,;|]+/)

/** Questions, which may hold any punctuation but a vertical bar. */
export const splitPrompts = (cell: string): string[] =>
  cell
    .split(/[|\n]/)
    .map(cleanText)
    .filter((text) => text !== '')

/** Names, each with domains in brackets behind it or without: "Globex (globex.com, globex.es); Initech". */
export function splitCompetitors(cell: string): { name: string; domains: string[] | null }[] {
  const shielded = cell.replace(/\([^()]*\)/g, (brackets) => brackets.replace(/[,;|\n]/g, ' '))
  return splitNames(shielded).map((entry) => {
    const [, name = entry, domains = null] = /^(.*\S)\s*\(([^()]*\.[^()]*)\)$/.exec(entry) ?? []
    return { name, domains: domains === null ? null : splitWords(domains) }
  })
}

const pieces = (cell: string, separator: RegExp): string[] =>
  cell
    .split(separator)
    .map(cleanLine)
    .filter((text) => text !== '')
