import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Recipe, writeAnswer } from './answer.ts'
import { billOf, findModel } from './catalogue.ts'
import { DEMO_PROJECT } from './demoProject.ts'
import { fingerprint } from './random.ts'
import type { SimulatedProvider } from './types.ts'
import { anthropicWire } from './wire/anthropic.ts'
import { geminiWire } from './wire/gemini.ts'
import { compatibleWire, openaiWire, perplexityWire } from './wire/openai.ts'
import type { Wire } from './wire/types.ts'

const MODELS: readonly (readonly [SimulatedProvider, string, Wire])[] = [
  ['openai', 'gpt-5', openaiWire],
  ['anthropic', 'claude-sonnet-4-5', anthropicWire],
  ['google', 'gemini-2.5-flash', geminiWire],
  ['perplexity', 'perplexity/sonar', perplexityWire],
  ['compatible', 'llama3.3:70b', compatibleWire],
]

interface Asked {
  seed?: string
  day?: string
  prompt?: string
  occurrence?: number
  maxOutputTokens?: number
  maxSearches?: number
  which?: number
}

function answer({ which = 0, prompt = DEMO_PROJECT.prompts[0]!.text, ...rest }: Asked) {
  const [provider, id, wire] = MODELS[which]!
  const recipe: Recipe = {
    seed: rest.seed ?? 'test',
    world: { firstDay: '2026-09-22', days: 60 },
    day: rest.day ?? '2026-10-01',
    model: findModel(provider, id)!,
    asking: {
      model: id,
      prompt,
      system: null,
      maxSearches: rest.maxSearches ?? 3,
      maxOutputTokens: rest.maxOutputTokens ?? 4096,
      schema: null,
    },
    promptId: fingerprint(prompt),
    occurrence: rest.occurrence ?? 0,
    fault: null,
  }
  return { ...writeAnswer(recipe, wire), recipe }
}

const asked = fc.record({
  which: fc.nat(MODELS.length - 1),
  seed: fc.string(),
  day: fc
    .date({ min: new Date('2026-08-01'), max: new Date('2027-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  prompt: fc.oneof(
    fc.string({ minLength: 1, unit: 'grapheme' }),
    fc.constantFrom(...DEMO_PROJECT.prompts.map(({ text }) => text)),
  ),
  occurrence: fc.nat(100),
  maxOutputTokens: fc.integer({ min: 1, max: 5000 }),
  maxSearches: fc.nat(4),
})

describe('writeAnswer', () => {
  it('is a function of its recipe: the same one gives the same bytes', () => {
    fc.assert(
      fc.property(asked, (question) => {
        expect(answer(question).body).toBe(answer(question).body)
      }),
    )
  })

  it('answers otherwise for another seed, day, provider, prompt or occurrence', () => {
    const base = answer({}).reply.passage.text
    const others = [
      { seed: 'other' },
      { day: '2026-10-02' },
      { which: 1 },
      { prompt: 'What is the best CRM?' },
      { occurrence: 1 },
    ]
    for (const other of others) expect(answer(other).reply.passage.text).not.toBe(base)
  })

  it('counts tokens that can be true, within the limits of the request', () => {
    fc.assert(
      fc.property(asked, (question) => {
        const { reply, recipe } = answer(question)
        const { usage, passage } = reply
        for (const count of Object.values(usage)) expect(Number.isSafeInteger(count) && count >= 0).toBe(true)
        expect(usage.cachedInputTokens + usage.cacheWriteTokens).toBeLessThanOrEqual(usage.inputTokens)
        expect(usage.cacheWrite1hTokens).toBeLessThanOrEqual(usage.cacheWriteTokens)
        expect(usage.inputTokens - usage.toolUseTokens).toBeLessThanOrEqual(Buffer.byteLength(question.prompt) + 8)
        expect(usage.outputTokens).toBeLessThanOrEqual(question.maxOutputTokens)
        expect(usage.outputTokens - usage.reasoningTokens).toBe(Math.ceil(passage.text.length / 4))
        expect(usage.searches).toBeLessThanOrEqual(question.maxSearches)
        const bill = billOf(recipe.model, usage)
        expect(bill.total).toBe(bill.input + bill.cacheRead + bill.cacheWrite + bill.output + bill.search)
      }),
    )
  })

  it('cites only where it searched, and each mark is the text it says', () => {
    fc.assert(
      fc.property(asked, (question) => {
        const { reply } = answer(question)
        if (reply.queries.length === 0) expect(reply.passage.marks).toEqual([])
        for (const mark of reply.passage.marks) {
          expect(mark.source).toBeLessThan(reply.cited)
          expect(reply.passage.text.slice(mark.start, mark.end).trim()).not.toBe('')
          expect(mark.labelEnd).toBeLessThanOrEqual(reply.passage.text.length)
        }
      }),
    )
  })

  it('is cut short by a small limit, down to nothing but reasoning', () => {
    const bodies = [16, 64, 256, 4096].map((maxOutputTokens) => answer({ maxOutputTokens, maxSearches: 0 }))
    expect(bodies.map(({ reply }) => reply.ending)).toEqual(['cut_short', 'cut_short', 'cut_short', 'complete'])
    expect(bodies[0]!.reply.usage).toMatchObject({ outputTokens: 16, reasoningTokens: 16 })
    expect(JSON.parse(bodies[0]!.body)).toMatchObject({
      status: 'incomplete',
      incomplete_details: { reason: 'max_output_tokens' },
      output: [{ type: 'reasoning' }],
    })
  })

  it('hardly ever gives two questions of the demo the same answer', () => {
    const texts = new Set<string>()
    let answers = 0
    for (let day = 1; day <= 30; day++) {
      for (const { text } of DEMO_PROJECT.prompts) {
        for (const which of [0, 1, 2, 3]) {
          texts.add(answer({ which, prompt: text, day: `2026-10-${String(day).padStart(2, '0')}` }).reply.passage.text)
          answers++
        }
      }
    }
    expect(texts.size / answers).toBeGreaterThan(0.98)
  })
})
