import { fold } from '../analysis/index.ts'
import { countryCode, languageTag } from '../projects/index.ts'

/** The languages in which names of languages and countries are understood. */
const SPOKEN = ['en', 'es']

/** What people write for a country beside its name: codes of other kinds, abbreviations. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  usa: 'US',
  'u s a': 'US',
  eeuu: 'US',
  'ee uu': 'US',
  'united states of america': 'US',
  'estados unidos de america': 'US',
  uk: 'GB',
  'great britain': 'GB',
  'gran bretana': 'GB',
  england: 'GB',
  inglaterra: 'GB',
  uae: 'AE',
  holland: 'NL',
  holanda: 'NL',
  'czech republic': 'CZ',
  'republica checa': 'CZ',
  turkey: 'TR',
}

let languages: Map<string, string> | null = null
let countries: Map<string, string> | null = null

/** The BCP 47 tag of a language by its tag or its English or Spanish name; null when it is none. */
export function findLanguage(text: string): string | null {
  languages ??= namesOf('language', languageTag, [])
  return languages.get(nameKey(text)) ?? languageTag(text.replaceAll('_', '-'))
}

/** The ISO 3166-1 code of a country by its code or its English or Spanish name; null when it is none. */
export function findCountry(text: string): string | null {
  countries ??= namesOf('region', countryCode, Object.entries(OTHER_NAMES))
  return countryCode(text) ?? countries.get(nameKey(text)) ?? null
}

/** Every two-letter code in use by its names, which Unicode's CLDR gives. */
function namesOf(
  type: 'language' | 'region',
  canonical: (code: string) => string | null,
  others: readonly [string, string][],
): Map<string, string> {
  const names = new Map(others)
  const displays = SPOKEN.map((locale) => new Intl.DisplayNames(locale, { type, fallback: 'none' }))
  for (const code of twoLetters(type === 'region')) {
    const value = canonical(code)
    if (value === null) continue
    for (const display of displays) {
      const name = display.of(code)
      if (name) names.set(nameKey(name), value)
    }
  }
  return names
}

function twoLetters(capital: boolean): string[] {
  const letters = Array.from(capital ? 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' : 'abcdefghijklmnopqrstuvwxyz')
  return letters.flatMap((first) => letters.map((second) => first + second))
}

const nameKey = (text: string): string =>
  fold(text)
    .text.replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
