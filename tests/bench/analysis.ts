import { analyzeAnswer, compileBrands } from '../../src/core/analysis/index.ts'
import { createProvider } from '../../src/core/providers/index.ts'
import { createSimulator, DEMO_PROJECT } from '../../src/core/simulator/index.ts'
import { MAX_OUTPUT_TOKENS, promptTexts } from './questions.ts'

const WARMING = 500
const ANSWERS = 3_000
const TARGET_CHARACTERS = 1_500

/** Answers of the simulator, put together and cut to the target's length. */
async function someAnswers(): Promise<string[]> {
  const simulator = await createSimulator({ seed: 'bench' })
  const provider = createProvider({
    ...{ name: 'openai', kind: 'openai', baseUrl: simulator.baseUrls.openai, apiKey: 'bench' },
  })
  const texts: string[] = []
  let text = ''
  for (const prompt of promptTexts(5 * (WARMING + ANSWERS))) {
    const request = { model: 'gpt-4.1', prompt, system: null, search: false, country: null, maxSearches: 0, json: null }
    const reply = await provider.ask({ ...request, maxOutputTokens: MAX_OUTPUT_TOKENS }, new AbortController().signal)
    text += `${reply.text}\n\n`
    if (text.length < TARGET_CHARACTERS) continue
    texts.push(text.slice(0, TARGET_CHARACTERS))
    text = ''
    if (texts.length === WARMING + ANSWERS) break
  }
  await simulator.close()
  return texts
}

/**
 * How many answers a second one core analyses, for five brands, with sentiment; each answer once, as in life. Counted in
 * seconds of the processor's time, so that what else the machine does is left out.
 */
export async function analysisSpeed(): Promise<{ perSecond: number; meanCharacters: number; answers: number }> {
  const texts = await someAnswers()
  const brands = compileBrands([DEMO_PROJECT.brand, ...DEMO_PROJECT.competitors])
  const analyse = (text: string) => analyzeAnswer(text, brands, { refused: false, language: 'en' })
  // Code that is used for the first time is slow.
  texts.slice(0, WARMING).forEach(analyse)
  const measured = texts.slice(WARMING)
  const before = process.cpuUsage()
  measured.forEach(analyse)
  const { user, system } = process.cpuUsage(before)
  const perSecond = measured.length / ((user + system) / 1e6)
  return {
    perSecond,
    meanCharacters: measured.reduce((sum, { length }) => sum + length, 0) / measured.length,
    answers: measured.length,
  }
}
