import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../errors.ts'
import { parseProjectFile, readProjectFile } from './projectFile.ts'

const providers = { hasProvider: (name: string) => ['openai', 'anthropic', 'google', 'perplexity'].includes(name) }
const read = (json: unknown) => readProjectFile(json, providers)

function mistakesOf(json: unknown): readonly string[] {
  try {
    read(json)
  } catch (error) {
    if (error instanceof UserError) return error.details
    throw error
  }
  return []
}

const minimal = { name: 'Acme watch', brand: { name: 'Acme' } }

describe('reading a project file', () => {
  it('fills in what may be left out', () => {
    expect(read(minimal)).toEqual({
      name: 'Acme watch',
      industry: null,
      language: 'en',
      country: null,
      active: true,
      brand: { name: 'Acme', aliases: [], domains: [] },
      competitors: [],
      prompts: [],
      models: [],
      search: true,
      samples: 1,
      maxOutputTokens: 4096,
      judge: null,
    })
  })

  it('brings spellings to their normal form and keeps prompts verbatim', () => {
    const file = read({
      name: '  Acme watch ',
      language: 'ES-mx',
      country: 'mx',
      brand: {
        name: 'Acme',
        aliases: ['ACME', ' Acme  CRM', 'Acme CRM'],
        domains: ['https://www.Acme.com/about?x=1', 'acme.com', 'shop.acme.co.uk', 'wordpress.com'],
      },
      prompts: [{ text: '  ¿Qué CRM?\n', tags: ['a', 'a', 'b'] }],
      models: ['perplexity:perplexity/sonar', 'openai: gpt-5', 'google:models:x'],
    })
    expect(file).toMatchObject({
      name: 'Acme watch',
      language: 'es-MX',
      country: 'MX',
      brand: { aliases: ['Acme  CRM'], domains: ['acme.com', 'shop.acme.co.uk', 'wordpress.com'] },
      prompts: [{ text: '  ¿Qué CRM?\n', tags: ['a', 'b'], active: true }],
      models: ['perplexity:perplexity/sonar', 'openai:gpt-5', 'google:models:x'],
    })
  })

  it('names five mistakes in five lines, each by its path', () => {
    const file = {
      name: 'Acme watch',
      country: 'Spain',
      brand: { name: 'Acme' },
      competitors: [{ name: 'Globex' }, { name: '' }],
      prompts: [{ text: 'Which CRM?' }, { text: 'Which CRM?' }],
      models: ['gpt-5'],
      samples: 0,
    }
    expect([...mistakesOf(file)].sort()).toEqual([
      'competitors[1].name: must not be empty',
      'country: is not a two-letter country code such as "US" or "ES" (ISO 3166-1)',
      'models[0]: must be written provider:id, such as "openai:gpt-5"',
      'prompts[1].text: is the same prompt as prompts[0].text',
      'samples: must be at least 1',
    ])
    expect(() => read(file)).toThrow('The project file has 5 mistakes. Nothing was changed')
  })

  const brand = { name: 'Acme' }
  it.each([
    ['no object', [], 'the file: must be an object, and is a list'],
    ['a missing name', { brand }, 'name: is missing'],
    ['a missing brand', { name: 'x' }, 'brand: is missing'],
    ['a blank name', { name: ' \n', brand }, 'name: must not be empty'],
    ['a wrong kind', { ...minimal, samples: '3' }, 'samples: must be a whole number, and is a text'],
    ['a fraction', { ...minimal, samples: 1.5 }, 'samples: must be a whole number, and is 1.5'],
    ['null for a switch', { ...minimal, search: null }, 'search: must be true or false, and is null'],
    ['an unknown field', { ...minimal, modles: [] }, 'modles: is not a field of a project file'],
    [
      'an unknown field inside',
      { ...minimal, brand: { ...brand, url: 'x' } },
      'brand.url: is not a field of a project file',
    ],
    ['a language', { ...minimal, language: 'english' }, 'language: is not a language tag such as "en" or "es-MX"'],
    [
      'the usual wrong country',
      { ...minimal, country: 'UK' },
      'country: is not a two-letter country code such as "US" or "ES" (ISO 3166-1)',
    ],
    [
      'no domain',
      { ...minimal, brand: { ...brand, domains: ['acme'] } },
      'brand.domains[0]: is not a web domain such as "acme.com"',
    ],
    [
      'a public suffix',
      { ...minimal, brand: { ...brand, domains: ['co.uk'] } },
      'brand.domains[0]: is not a web domain such as "acme.com"',
    ],
    [
      'an e-mail address',
      { ...minimal, brand: { ...brand, domains: ['a@acme.com'] } },
      'brand.domains[0]: is not a web domain such as "acme.com"',
    ],
    [
      'a name of marks only',
      { ...minimal, brand: { name: '\u0301\u200b' } },
      'brand.name: must hold a letter, a digit or a symbol',
    ],
    [
      'an unknown provider',
      { ...minimal, models: ['openia:gpt-5'] },
      'models[0]: there is no provider or endpoint "openia"; add one with: earshot endpoint add',
    ],
    [
      'an unknown judge',
      { ...minimal, judge: 'openia:gpt-5' },
      'judge: there is no provider or endpoint "openia"; add one with: earshot endpoint add',
    ],
    ['a model twice', { ...minimal, models: ['openai:a', 'openai: a'] }, 'models[1]: is the same model as models[0]'],
    [
      'a name twice',
      { ...minimal, competitors: [{ name: 'Globex', aliases: ['ÁCME'] }] },
      'competitors[0].aliases[0]: is a name of two brands, also at brand.name',
    ],
    [
      'a domain twice',
      {
        ...minimal,
        brand: { ...brand, domains: ['acme.com'] },
        competitors: [{ name: 'G', domains: ['https://ACME.com/'] }],
      },
      'competitors[0].domains[0]: is a domain of two brands, also at brand.domains[0]',
    ],
    ['an empty prompt', { ...minimal, prompts: [{ text: ' \n' }] }, 'prompts[0].text: must not be empty'],
    [
      'half a character',
      { ...minimal, prompts: [{ text: 'a\ud800' }] },
      'prompts[0].text: must be text, without broken characters',
    ],
    [
      'the same prompt in other spaces',
      { ...minimal, prompts: [{ text: 'a  b' }, { text: 'a b\n' }] },
      'prompts[1].text: is the same prompt as prompts[0].text',
    ],
    [
      'a prompt of 200 kB',
      { ...minimal, prompts: [{ text: 'é'.repeat(100_000) }] },
      'prompts[0].text: must be at most 100 kB of text in UTF-8, and is 200 kB',
    ],
  ])('names %s', (_, json, line) => {
    expect(mistakesOf(json)).toEqual([line])
  })

  it('takes a prompt of 100 kB and prompts that differ in capitals', () => {
    expect(
      mistakesOf({ ...minimal, prompts: [{ text: 'x'.repeat(100_000) }, { text: 'acme?' }, { text: 'Acme?' }] }),
    ).toEqual([])
  })

  it('fails on any JSON only by a list of mistakes, and never half', () => {
    fc.assert(
      fc.property(
        fc.record(
          {
            name: fc.jsonValue(),
            brand: fc.jsonValue(),
            competitors: fc.jsonValue(),
            prompts: fc.jsonValue(),
            models: fc.jsonValue(),
          },
          { requiredKeys: [] },
        ),
        (json) => {
          try {
            read(json)
          } catch (error) {
            expect(error).toBeInstanceOf(UserError)
            expect((error as UserError).details.length).toBeGreaterThan(0)
            for (const line of (error as UserError).details) expect(line).toMatch(/^.+?: .+$/)
          }
        },
      ),
    )
  })

  it('says where a text stops being JSON', () => {
    expect(() => parseProjectFile('{ "name": }')).toThrow(/The project file is not JSON: .*Nothing was changed/)
    expect(parseProjectFile('\uFEFF{"name":"x"}')).toEqual({ name: 'x' })
  })
})
