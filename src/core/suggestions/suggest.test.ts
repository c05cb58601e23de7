import { describe, expect, it } from 'vitest'
import { suggestPrompts } from './suggest.ts'

const texts = (wish: Partial<Parameters<typeof suggestPrompts>[0]>) =>
  suggestPrompts({ language: 'en', industry: 'CRM', brand: 'Acme', competitors: [], ...wish }).map(({ text }) => text)

describe('suggested questions', () => {
  it('begin with those that name no brand', () => {
    const found = texts({ competitors: ['Globex'] })
    const firstNaming = found.findIndex((text) => /Acme|Globex/.test(text))
    expect(firstNaming).toBeGreaterThan(5)
    expect(found.slice(firstNaming).every((text) => /Acme|Globex/.test(text))).toBe(true)
    expect(found).toContain('Acme or Globex: which is better?')
  })

  it('are in the language of the project, and of its industry', () => {
    expect(texts({ language: 'es-MX', industry: 'hotel' })).toEqual(
      expect.arrayContaining(['¿Qué hotel recomiendas?', '¿Qué hotel es mejor para familias?']),
    )
    expect(texts({ industry: 'project management software' })).toContain(
      'Which project management software is the easiest to set up?',
    )
  })

  it('leave out what cannot be filled, and never repeat themselves', () => {
    const found = texts({ industry: ' ', competitors: [' '] })
    expect(found.join()).not.toMatch(/[{}]/)
    expect(found).toEqual([...new Set(found)])
    expect(found.every((text) => text.includes('Acme'))).toBe(true)
  })

  it('take names as they are', () => {
    expect(texts({ brand: '$& {rival}' }).some((text) => text.includes('$& {rival}'))).toBe(false)
    expect(texts({ brand: 'A$&B' })).toContain('Is A$&B worth its price?')
  })
})
