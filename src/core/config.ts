import type { BuiltInProvider } from './providers/index.ts'

/** A value that the environment gives, with the name of its variable, so that messages can say where it came from. */
export interface FromEnvironment {
  readonly value: string
  readonly variable: string
}

/** What the environment says. The rest of the core never looks there. */
export interface Config {
  /** The folder of the home, when one is named. */
  readonly home: string | null
  readonly keys: Partial<Record<BuiltInProvider, FromEnvironment>>
  readonly baseUrls: Partial<Record<BuiltInProvider, FromEnvironment>>
}

/** Variables of each provider, the first that is set wins. */
const KEY_VARIABLES: Record<BuiltInProvider, readonly string[]> = {
  openai: ['OPENAI_API_KEY'],
  anthropic: ['ANTHROPIC_API_KEY'],
  google: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'],
  perplexity: ['PERPLEXITY_API_KEY'],
}

const BASE_URL_VARIABLES: Record<BuiltInProvider, readonly string[]> = {
  openai: ['OPENAI_BASE_URL'],
  anthropic: ['ANTHROPIC_BASE_URL'],
  google: ['GEMINI_BASE_URL'],
  perplexity: ['PERPLEXITY_BASE_URL'],
}

type Environment = Readonly<Record<string, string | undefined>>

/** The variable that a provider's key may come from. */
export const keyVariableOf = (provider: BuiltInProvider): string => KEY_VARIABLES[provider][0] as string

/** Reads the environment. A variable that is empty counts as absent. */
export function readConfig(environment: Environment = process.env): Config {
  return {
    home: firstOf(environment, ['EARSHOT_HOME'])?.value ?? null,
    keys: byProvider(environment, KEY_VARIABLES),
    baseUrls: byProvider(environment, BASE_URL_VARIABLES),
  }
}

function byProvider(environment: Environment, variables: Record<BuiltInProvider, readonly string[]>) {
  const found = Object.entries(variables).map(([provider, names]) => [provider, firstOf(environment, names)] as const)
  return Object.fromEntries(found.filter(([, value]) => value !== null)) as Partial<
    Record<BuiltInProvider, FromEnvironment>
  >
}

function firstOf(environment: Environment, names: readonly string[]): FromEnvironment | null {
  for (const variable of names) {
    const value = environment[variable]?.trim()
    if (value) return { value, variable }
  }
  return null
}
