import { analyzeAnswer, compileBrands } from '../../src/core/analysis/index.ts'

/** What is found of a brand: its state, namings ("?" when they do not matter) and rank: "named 2 #1", "linked_only". */
export type Found = string | { finds: string; aliases?: string[]; domains?: string[] }

/** An answer, and for each brand by its name what is to be found of it. */
export type FindingCase = [answer: string, expected: Record<string, Found>]

const findsOf = (found: Found): string => (typeof found === 'string' ? found : found.finds)

/** What the analyser finds in a case, in the same words as what is expected. A brand without domains has its name's. */
export function found([answer, expected]: FindingCase): Record<string, string> {
  const brands = Object.entries(expected).map(([name, wanted]) => ({
    name,
    aliases: (typeof wanted === 'object' && wanted.aliases) || [],
    domains: (typeof wanted === 'object' && wanted.domains) || [`${name.toLowerCase().replace(/[^a-z0-9]/g, '')}.com`],
  }))
  const { findings } = analyzeAnswer(answer, compileBrands(brands))
  return Object.fromEntries(
    brands.map(({ name }, index) => {
      const { state, count, rank } = findings[index]!
      const counted = findsOf(expected[name]!).includes('?') ? '?' : count
      return [name, `${state}${state === 'named' ? ` ${counted}` : ''}${rank === null ? '' : ` #${rank}`}`]
    }),
  )
}

export const expectedOf = ([, expected]: FindingCase): Record<string, string> =>
  Object.fromEntries(Object.entries(expected).map(([name, wanted]) => [name, findsOf(wanted)]))
