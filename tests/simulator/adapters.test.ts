import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildJudgePrompt, readJudgement } from '../../src/core/analysis/judge/index.ts'
import { type AskRequest, createProvider, type ProviderKind } from '../../src/core/providers/index.ts'
import { createSimulator, DEMO_PROJECT, type Simulator } from '../../src/core/simulator/index.ts'

/** Our own adapters against the simulator: what they read is what it served. */
let simulator: Simulator
beforeAll(async () => {
  simulator = await createSimulator({ seed: 'adapters' })
})
afterAll(() => simulator.close())

const request: AskRequest = {
  model: '',
  prompt: '',
  system: null,
  search: true,
  country: 'ES',
  maxOutputTokens: 4096,
  maxSearches: 3,
  json: null,
}
const MODELS: readonly (readonly [ProviderKind, string])[] = [
  ['openai', 'gpt-5'],
  ['anthropic', 'claude-haiku-4-5'],
  ['google', 'gemini-2.5-flash'],
  ['perplexity', 'perplexity/sonar'],
  ['compatible', 'llama3.3:70b'],
]
const provider = (kind: ProviderKind) =>
  createProvider({ name: kind, kind, baseUrl: simulator.baseUrls[kind], apiKey: null })
const never = () => new AbortController().signal

describe.each(MODELS)('%s', (kind, model) => {
  it('reads the usage, the searches and the cost that were billed, without a key', async () => {
    simulator.reset()
    const asked = DEMO_PROJECT.prompts.map(({ text }) =>
      provider(kind).ask({ ...request, model, prompt: text, search: kind !== 'compatible' }, never()),
    )
    let citations = 0
    for (const reply of await Promise.all(asked)) {
      citations += reply.citations.length
      const body = JSON.parse(reply.body) as { id?: string; responseId?: string }
      const call = simulator.served().find(({ responseId }) => responseId === (body.id ?? body.responseId))!
      const { toolUseTokens: _, ...billed } = call.usage!
      expect(reply.usage).toEqual(billed)
      expect(reply.servedModel).toBe(call.servedModel)
      expect(reply.text.length).toBeGreaterThan(30)
      if (kind === 'perplexity') expect(reply.reportedCost).toBe(call.cost)
    }
    if (kind !== 'compatible') expect(citations).toBeGreaterThan(10)
  })

  it('gets a judgement of the schema it asks for', async () => {
    const answer = '1. **Lumora** is remarkably easy to set up.\n2. **Norvik** is difficult to customise.'
    const brands = [DEMO_PROJECT.brand, ...DEMO_PROJECT.competitors].filter(({ name }) => answer.includes(name))
    const { prompt, json } = buildJudgePrompt({ answer, brands, language: 'en' })
    const reply = await provider(kind).ask({ ...request, model, prompt, json, search: false }, never())
    const reading = readJudgement(reply.text, { answer, brands })
    expect([...reading.perBrand.values()].map(({ sentiment }) => sentiment)).toEqual(['positive', 'negative'])
  })
})
