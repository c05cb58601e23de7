import { describe, expect, it } from 'vitest'
import { en } from '../../i18n/en.ts'
import { createFormat } from '../../i18n/format.ts'
import {
  competitorsWith,
  EMPTY_PROJECT,
  newProjectMistakes,
  newProjectOf,
  readBrandLine,
  takenWith,
} from './newProject.ts'

const t = en(createFormat('en'))
const values = {
  ...EMPTY_PROJECT,
  ...{
    brand: ' Acme ',
    domains: ['acme.com'],
    competitors: 'Globex, globex.com\n\nInitech\n',
    models: ['openai:gpt-5'],
  },
  ...{ taken: ['Which CRM?'], own: ' Which CRM? \nIs Acme good?' },
}

describe('a line with a brand', () => {
  it.each([
    ['Globex', 'Globex', []],
    ['Globex, globex.com, globex.co.uk', 'Globex', ['globex.com', 'globex.co.uk']],
    ['Acme, Inc., https://acme.com/', 'Acme, Inc.', ['https://acme.com/']],
    ['monday.com', 'monday.com', []],
    ['Müller, müller.de', 'Müller', ['müller.de']],
  ])('%s', (line, name, domains) => {
    expect(readBrandLine(line)).toEqual({ name, aliases: [], domains })
  })
})

describe('a new project', () => {
  it('is what was entered, each question once, with the tags of its template', () => {
    expect(newProjectOf(values, [{ text: 'Which CRM?', tags: ['buying'] }])).toMatchObject({
      name: 'Acme',
      brand: { name: 'Acme', aliases: [], domains: ['acme.com'] },
      competitors: [{ name: 'Globex', domains: ['globex.com'] }, { name: 'Initech' }],
      prompts: [
        { text: 'Which CRM?', tags: ['buying'] },
        { text: 'Is Acme good?', tags: [] },
      ],
      models: ['openai:gpt-5'],
    })
    expect(newProjectMistakes(values, t)).toEqual({})
  })

  it('says what is missing or wrong', () => {
    expect(newProjectMistakes(EMPTY_PROJECT, t)).toEqual({
      brand: 'Your brand must not be empty.',
      own: 'Choose or write at least one question.',
      models: 'Choose at least one model.',
    })
    expect(newProjectMistakes({ ...values, domains: ['acme'], competitors: 'acme' }, t)).toEqual({
      domains: '“acme” is not a web domain such as acme.com.',
      competitors: '“acme” is a name of two brands.',
    })
  })
})

describe('what a model suggests', () => {
  it('adds competitors below those that are there, each once', () => {
    const competitors = 'Globex, globex.com\n\n Initech'
    expect(competitorsWith({ competitors }, ['GLOBEX', 'Umbrella'])).toBe('Globex, globex.com\nInitech\nUmbrella')
  })

  it('takes the place of templates, and of nothing that the user chose', () => {
    const question = (text: string) => ({ text, tags: [] })
    const taken = takenWith(['A template?', 'My own?'], [question('A template?')], [question('A better one?')])
    expect(taken).toEqual(['A better one?', 'My own?'])
  })
})
