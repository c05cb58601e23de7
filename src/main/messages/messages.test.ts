import { describe, expect, it } from 'vitest'
import { en } from './en.ts'
import { es } from './es.ts'
import { messagesFor } from './index.ts'

describe('what the program says outside its page', () => {
  it.each([
    [['es-MX', 'en'], es],
    [['fr', 'es'], es],
    [['de', 'fr'], en],
    [[], en],
  ])('speaks for %j the language it should', (wanted, expected) => {
    expect(messagesFor(wanted)).toBe(expected)
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
