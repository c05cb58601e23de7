import { analyzeAnswer, compileBrands } from '../../src/core/analysis/index.ts'
import { createProvider } from '../../src/core/providers/index.ts'
import { createSimulator, DEMO_PROJECT } from '../../src/core/simulator/index.ts'
import { MAX_OUTPUT_TOKENS, promptTexts } from './questions.ts'

const ANSWERS = 200
const TARGET_CHARACTERS = 1_500
const AT_LEAST_MS = 3_000

/** Answers of the simulator, the ones nearest to the target's length. */
async function someAnswers(): Promise<string[]> {
  const simulator = await createSimulator({ seed: 'bench' })
  const provider = createProvider({
    name: 'openai',
    kind: 'openai',
    baseUrl: simulator.baseUrls.openai,
    apiKey: 'bench',
  })
  const texts: string[] = []
  for (const prompt of promptTexts(3 * ANSWERS)) {
    const request = { model: 'gpt-4.1', prompt, system: null, search: false, country: null, maxSearches: 0, json: null }
    const { text } = await provider.ask(
      { ...request, maxOutputTokens: MAX_OUTPUT_TOKENS },
      new AbortController().signal,
    )
    texts.push(text)
  }
  await simulator.close()
  const distance = (text: string) => Math.abs(text.length - TARGET_CHARACTERS)
  return texts.sort((a, b) => distance(a) - distance(b)).slice(0, ANSWERS)
}

/** How many answers this process analyses in a second, for five brands, with sentiment; and how long they are. */
export async function analysisSpeed(): Promise<{ perSecond: number; meanCharacters: number; answers: number }> {
  const texts = await someAnswers()
  const brands = compileBrands([DEMO_PROJECT.brand, ...DEMO_PROJECT.competitors])
  const pass = () => {
    for (const text of texts) analyzeAnswer(text, brands, { refused: false, language: 'en' })
  }
  // Code that is used for the first time is slow.
  for (let warming = 0; warming < 3; warming++) pass()
  const begun = performance.now()
  let answers = 0
  while (performance.now() - begun < AT_LEAST_MS) {
    pass()
    answers += texts.length
  }
  const perSecond = (answers / (performance.now() - begun)) * 1_000
  return { perSecond, meanCharacters: texts.reduce((sum, text) => sum + text.length, 0) / texts.length, answers }
}
