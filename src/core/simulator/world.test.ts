import { describe, expect, it } from 'vitest'
import { DEMO_PROJECT, subjectOf } from './demoProject.ts'
import { fingerprint } from './random.ts'
import { OWN_BRAND, progressOf, servedName, visibilityOf, WORLD_BRANDS } from './world.ts'

const PROVIDERS = ['openai', 'anthropic', 'google', 'perplexity'] as const
const WORLD = { firstDay: '2026-09-22', days: 60 }
const day = (index: number) => new Date(Date.parse(WORLD.firstDay) + index * 86_400_000).toISOString().slice(0, 10)

/** Expected visibility over some days, all prompts, and some providers; averaged over seeds. */
function expected(
  name: string,
  days: readonly number[],
  providers: readonly (typeof PROVIDERS)[number][] = PROVIDERS,
): number {
  const brand = WORLD_BRANDS.find((candidate) => candidate.name === name)!
  const values = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((seed) =>
    days.flatMap((index) =>
      DEMO_PROJECT.prompts.flatMap(({ text }) =>
        providers.map((provider) => {
          const at = { seed, day: day(index), provider, promptId: fingerprint(text) }
          return visibilityOf(brand, { ...at, progress: progressOf(at.day, WORLD) })
        }),
      ),
    ),
  )
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
const FIRST_DAYS = [0, 1, 2, 3, 4]
const LAST_DAYS = [55, 56, 57, 58, 59]

describe('the world', () => {
  it('has an own brand that rises and a competitor that falls', () => {
    expect(expected(OWN_BRAND, FIRST_DAYS)).toBeCloseTo(0.37, 1)
    expect(expected(OWN_BRAND, LAST_DAYS)).toBeCloseTo(0.53, 1)
    expect(expected('Kestrel CRM', FIRST_DAYS) - expected('Kestrel CRM', LAST_DAYS)).toBeGreaterThan(0.08)
    expect(Math.abs(expected('Norvik', FIRST_DAYS) - expected('Norvik', LAST_DAYS))).toBeLessThan(0.06)
  })

  it('jumps at OpenAI when a newer model begins to answer', () => {
    const openai = (days: number[]) => expected(OWN_BRAND, days, ['openai'])
    const others = (days: number[]) => expected(OWN_BRAND, days, ['anthropic', 'google', 'perplexity'])
    const [before, after] = [
      [38, 39, 40, 41],
      [42, 43, 44, 45],
    ]
    expect(openai(after!) - openai(before!)).toBeGreaterThan(0.08)
    expect(others(after!) - others(before!)).toBeLessThan(0.05)
    const served = (index: number) => servedName(['old', 'new'], progressOf(day(index), WORLD))
    expect([served(41), served(42)]).toEqual(['old', 'new'])
  })

  it('stands still before and after its window', () => {
    expect(progressOf('2020-01-01', WORLD)).toBe(0)
    expect(progressOf('2030-01-01', WORLD)).toBe(1)
    expect(progressOf('2026-09-22', { firstDay: '2026-09-22', days: 1 })).toBe(0)
  })
})

describe('the demo project', () => {
  it('has twelve prompts in two languages, four models with search, and brands under .example', () => {
    expect(DEMO_PROJECT.prompts).toHaveLength(12)
    expect(new Set(DEMO_PROJECT.prompts.map(({ text }) => text)).size).toBe(12)
    const languages = DEMO_PROJECT.prompts.map(({ text }) => subjectOf(text).language)
    expect(languages.filter((language) => language === 'es')).toHaveLength(6)
    expect(DEMO_PROJECT.models).toHaveLength(4)
    expect(DEMO_PROJECT.search).toBe(true)
    for (const { domains } of [DEMO_PROJECT.brand, ...DEMO_PROJECT.competitors])
      expect(domains[0]).toMatch(/\.example$/)
  })
})

describe('subjectOf', () => {
  it.each([
    ['¿Qué herramienta me recomiendas para llevar las ventas?', 'es', null],
    ['Mejor programa para gestionar los clientes de una clínica', 'es', null],
    ['Is Norvik a good CRM for a law firm?', 'en', 'Norvik'],
    ['What is El Niño?', 'en', null],
    ['💥', 'en', null],
  ])('reads the language and the brand of a question it does not know: %s', (text, language, about) => {
    expect(subjectOf(text)).toEqual({ language, topic: null, about })
  })
})
