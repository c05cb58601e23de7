import type { BrandSet } from './brands.ts'
import type { Document, Reference } from './document.ts'
import { hostOf } from './domains.ts'
import { fold } from './fold.ts'
import type { Language } from './language.ts'
import { findMatches } from './match.ts'

/** The brands that a URL, a bare domain or code in the answer holds: by their domains, or by their name in a path or code. */
export function linkedBrands(document: Document, brands: BrandSet, language: Language): Set<number> {
  const linked = new Set<number>()
  for (const reference of document.references) {
    if (reference.kind === 'code') {
      for (const brand of namesIn(reference, brands, language, isImport)) linked.add(brand)
      continue
    }
    for (const brand of byHost(reference.text, brands)) linked.add(brand)
    for (const brand of namesIn(pathOf(reference), brands, language, isPathSegment)) linked.add(brand)
  }
  return linked
}

function byHost(url: string, { hosts }: BrandSet): readonly number[] {
  let host = hostOf(url)
  while (host) {
    const found = hosts.get(host)
    if (found) return found
    const dot = host.indexOf('.')
    host = dot < 0 ? null : host.slice(dot + 1)
  }
  return []
}

function pathOf(reference: Reference): Reference {
  const path = /^(?:[a-z][a-z0-9+.-]*:\/\/)?[^/?#]*(.*)$/is.exec(reference.text)?.[1] ?? ''
  return { ...reference, text: path.replace(/[/_?#=&.%+]+/g, '\n') }
}

/** Everyday words stand in code and paths for themselves; the place must make a name of them. */
function namesIn(
  { text }: Reference,
  brands: BrandSet,
  language: Language,
  isName: (text: string, start: number, end: number) => boolean,
): number[] {
  if (text === '') return []
  const prose = {
    index: 0,
    kind: 'paragraph',
    level: 0,
    text,
    folded: fold(text),
    runs: [],
    strong: [],
    labels: [],
  } as const
  const matches = findMatches({ ...prose, domains: [], item: null, leads: false, cell: null }, brands, language)
  return matches
    .filter(({ name, start, end }) => {
      const ordinary = name.ordinaryIn(language) || name.ordinaryIn('en') || fold(name.text).text.length <= 3
      return !ordinary || isName(text, start, end)
    })
    .map(({ name }) => name.brand)
}

const isPathSegment = (text: string, start: number, end: number): boolean =>
  (start === 0 || text[start - 1] === '\n') && (end === text.length || text[end] === '\n')

const IMPORT = /(?:\b(?:import|from|require|include|using|use|install|add|get|gem|package|new)\b[^\n]*|^)$/i

const isImport = (text: string, start: number, end: number): boolean =>
  IMPORT.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start)) && !/^\s*[=:]/.test(text.slice(end, end + 3))
