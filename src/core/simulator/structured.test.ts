import { describe, expect, it } from 'vitest'
import { buildJudgePrompt, readJudgement } from '../analysis/judge/index.ts'
import { compose } from './compose.ts'
import { DEMO_PROJECT } from './demoProject.ts'
import { writeOut } from './passage.ts'
import { answerInJson } from './structured.ts'

const brands = [DEMO_PROJECT.brand, ...DEMO_PROJECT.competitors]

describe('answerInJson', () => {
  it('judges each brand of an answer with a passage that is in it', () => {
    let judged = 0
    for (const { text: prompt } of DEMO_PROJECT.prompts) {
      for (let occurrence = 0; occurrence < 20; occurrence++) {
        const composition = compose({
          seed: 'judge',
          day: '2026-10-01',
          provider: 'openai',
          model: 'gpt-5',
          prompt,
          promptId: prompt,
          occurrence,
          maxSearches: 2,
          progress: 0.5,
        })
        const answer = writeOut(composition.segments, composition.sources, 'link').text
        const named = brands.filter(({ name }) => answer.includes(name))
        if (named.length === 0) continue
        const { prompt: judgePrompt, json } = buildJudgePrompt({ answer, brands: named, language: null })
        const reading = readJudgement(JSON.stringify(answerInJson(json.schema, judgePrompt)), { answer, brands: named })
        expect(reading.problems).toEqual([])
        judged += reading.perBrand.size
      }
    }
    expect(judged).toBeGreaterThan(300)
  })

  it('reads praise, criticism and both off the passage', () => {
    const answer = [
      '1. **Lumora**: It is remarkably easy to set up.',
      '2. **Norvik** is difficult to customise.',
      '3. **Pipeplan**: It is cheap and quick to learn, but has weak email features.',
      '4. **Ostra** can be run on your own server.',
    ].join('\n')
    const { prompt, json } = buildJudgePrompt({ answer, brands, language: 'en' })
    const reading = readJudgement(JSON.stringify(answerInJson(json.schema, prompt)), { answer, brands })
    expect([...reading.perBrand].map(([name, { sentiment }]) => [name, sentiment])).toEqual([
      ['Lumora', 'positive'],
      ['Kestrel CRM', 'unscored'],
      ['Norvik', 'negative'],
      ['Pipeplan', 'mixed'],
      ['Ostra', 'neutral'],
    ])
  })

  it('satisfies schemas of other shapes', () => {
    const schema = {
      type: 'object',
      properties: {
        kind: { const: 'report' },
        title: { type: ['null', 'string'] },
        score: { type: 'number', minimum: 1 },
        done: { type: 'BOOLEAN' },
        parts: { type: 'array', items: { $ref: '#/$defs/part' } },
        other: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
      },
      $defs: { part: { type: 'object', properties: { level: { enum: ['low', 'high'] } } } },
    }
    expect(answerInJson(schema, 'First line\nSecond')).toEqual({
      kind: 'report',
      title: 'First line',
      score: 1,
      done: false,
      parts: [{ level: 'low' }],
      other: 0,
    })
  })

  it('ends on a schema that refers to itself', () => {
    const schema = { type: 'object', properties: { child: { $ref: '#' } } }
    expect(JSON.stringify(answerInJson(schema, 'x'))).toContain('null')
  })
})
