import { describe, expect, it } from 'vitest'
import { en } from '../messages/en.ts'
import { es } from '../messages/es.ts'
import { type QuotedProject, questionOf, refusalOf } from './question.ts'

const quoted = (name: string, tasks: number, problems: string[] = []): QuotedProject => ({
  projectId: 1,
  name,
  quote: { tasks, expectedUsd: '0.1', worstUsd: '1234.505', problems },
})

describe('the question before all projects are asked', () => {
  it('says for each project and in all what it would cost, to the cent', () => {
    expect(questionOf([quoted('Acme', 12), quoted('Bolt', 1)], en)).toEqual({
      message: 'Ask 13 questions now?',
      detail:
        'Acme: 12 questions, about $0.10, at most $1,234.51\nBolt: 1 question, about $0.10, at most $1,234.51\nTogether about $0.20, at most $2,469.01.',
      buttons: ['Ask', 'Cancel'],
      cancel: 1,
    })
  })

  it('writes amounts as the language does', () => {
    expect(questionOf([quoted('Acme', 12)], es)?.detail).toMatch(/unos 0,10\s\$, como máximo 1234,51\s\$$/)
  })

  it('names the first projects only, and says that there are more', () => {
    const many = Array.from({ length: 20 }, (_, n) => quoted(`P${n}`, 1))
    const lines = questionOf(many, en)?.detail.split('\n') ?? []
    expect(lines).toHaveLength(10)
    expect(lines.at(-2)).toBe('…')
    expect(lines.at(-1)).toBe('Together about $2.00, at most $24,690.10.')
  })

  it('tells what keeps a project from being asked', () => {
    const none = quoted('Bolt', 0, ['No key is set for OpenAI.'])
    expect(questionOf([quoted('Acme', 1), none], en)?.detail).toContain('Bolt: No key is set for OpenAI.')
    expect(questionOf([none], en)).toBeNull()
    expect(refusalOf([none], en).detail).toBe('Bolt: No key is set for OpenAI.')
    expect(refusalOf([], en).detail).toBe('No project is active.')
  })
})
