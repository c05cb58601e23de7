/** What both sides ask. Models that the simulator plays, one a provider. */
const MODELS = {
  openai: 'gpt-4.1',
  anthropic: 'claude-haiku-4-5',
  google: 'gemini-2.5-flash',
  perplexity: 'perplexity/sonar',
} as const

export const MAX_OUTPUT_TOKENS = 4_096

export interface Question {
  provider: keyof typeof MODELS
  model: string
  text: string
}

const providers = Object.keys(MODELS) as Question['provider'][]

export const promptTexts = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `Which CRM is best for team ${1_000 + index}?`)

/** Some providers' names, in the order of the questions; all four unless said. */
export const modelRefs = (names: readonly Question['provider'][] = providers): string[] =>
  names.map((name) => `${name}:${MODELS[name]}`)

/** So many questions, dealt out over the providers as a run deals them out. */
export function questionsFor(calls: number, names: readonly Question['provider'][] = providers): Question[] {
  return promptTexts(Math.ceil(calls / names.length))
    .flatMap((text) => names.map((provider) => ({ provider, model: MODELS[provider], text })))
    .slice(0, calls)
}
