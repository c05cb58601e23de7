import { describe, expect, it } from 'vitest'
import type { ListedPrompt } from '../../../contract/index.ts'
import { filtered, promptFilter, tagsOf } from './filter.ts'

const prompt = (text: string, tags: string[], active = true): ListedPrompt => ({
  ...{ promptId: 1, text, tags, active, language: null, previous: null, lastAsked: null },
  visibility: { value: null, named: 0, n: 0 },
  shareOfVoice: { value: null, n: 0 },
})
const prompts = [
  prompt('¿Qué CRM es el mejor?', ['compra', 'año']),
  prompt('Is Acme any good?', ['trust'], false),
  prompt('Cheapest crm', []),
]
const textsFor = (params: Record<string, string>) =>
  filtered(prompts, promptFilter.parse(params)).map(({ text }) => text)

describe('the filter of prompts', () => {
  it('shows those in use unless told otherwise', () => {
    expect(textsFor({})).toEqual(['¿Qué CRM es el mejor?', 'Cheapest crm'])
    expect(textsFor({ show: 'paused' })).toEqual(['Is Acme any good?'])
    expect(textsFor({ show: 'all' })).toHaveLength(3)
    expect(textsFor({ show: 'nonsense' })).toHaveLength(2)
  })

  it('finds words whatever their capitals and accents, and tags exactly', () => {
    expect(textsFor({ text: ' que crm ' })).toEqual(['¿Qué CRM es el mejor?'])
    expect(textsFor({ text: 'crm' })).toHaveLength(2)
    expect(textsFor({ tag: 'trust' })).toEqual([])
    expect(textsFor({ tag: 'trust', show: 'all' })).toEqual(['Is Acme any good?'])
  })

  it('offers every tag once, in the order of the language', () => {
    expect(tagsOf([...prompts, ...prompts], 'es')).toEqual(['año', 'compra', 'trust'])
  })
})
