import { describe, expect, it } from 'vitest'
import { en } from './en.ts'
import { es } from './es.ts'
import { createSpeech, languageFor } from './index.ts'

describe('what the program says outside its page', () => {
  it.each([
    [['es-MX', 'en'], 'es'],
    [['fr', 'es'], 'es'],
    [['de', 'fr'], 'en'],
    [[], 'en'],
  ])('speaks for %j the language it should', (wanted, expected) => {
    expect(languageFor(wanted)).toBe(expected)
  })

  it('changes its language for everyone who holds its texts', () => {
    const { messages, speak } = createSpeech('en')
    const held = messages
    expect(speak('en')).toBe(false)
    expect(speak('es')).toBe(true)
    expect(held).toEqual(es)
  })

  it('is translated throughout', () => {
    const same = Object.entries(en).flatMap(([group, texts]) =>
      Object.entries(texts)
        .filter(([key, text]) => typeof text === 'string' && text === (es as typeof en as never)[group]?.[key])
        .map(([key]) => `${group}.${key}`),
    )
    expect(same).toEqual([])
  })
})
