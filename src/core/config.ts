import type { BuiltInProvider, KeyName } from './providers/index.ts'

/** A value that the environment gives, with the name of its variable, so that messages can say where it came from. */
export interface FromEnvironment {
  readonly value: string
  readonly variable: string
}

/** What the environment says. The rest of the core never looks there. */
export interface Config {
  /** The folder of the home, when one is named. */
  readonly home: string | null
  readonly keys: Partial<Record<KeyName, FromEnvironment>>
  readonly baseUrls: Partial<Record<BuiltInProvider, FromEnvironment>>
}

/** Variables of each key, the first that is set wins. */
const KEY_VARIABLES: Record<KeyName, readonly string[]> = {
  openai: ['OPENAI_API_KEY'],
  anthropic: ['ANTHROPIC_API_KEY'],
  google: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'],
  perplexity: ['PERPLEXITY_API_KEY'],
  'openai-admin': ['OPENAI_ADMIN_KEY'],
  'anthropic-admin': ['ANTHROPIC_ADMIN_KEY'],
}

const BASE_URL_VARIABLES: Record<BuiltInProvider, readonly string[]> = {
  openai: ['OPENAI_BASE_URL'],
  anthropic: ['ANTHROPIC_BASE_URL'],
  google: ['GEMINI_BASE_URL'],
  perplexity: ['PERPLEXITY_BASE_URL'],
}

type Environment = Readonly<Record<string, string | undefined>>

/** The variable that a key may come from; null for an endpoint's. */
export const keyVariableOf = (name: string): string | null => KEY_VARIABLES[name as KeyName]?.[0] ?? null

/** Reads the environment. A variable that is empty counts as absent. */
export function readConfig(environment: Environment = process.env): Config {
  return {
    home: firstOf(environment, ['EARSHOT_HOME'])?.value ?? null,
    keys: byProvider(environment, KEY_VARIABLES),
    baseUrls: byProvider(environment, BASE_URL_VARIABLES),
  }
}

function byProvider<Name extends string>(environment: Environment, variables: Record<Name, readonly string[]>) {
  const found = Object.entries<readonly string[]>(variables).map(
    ([name, names]) => [name, firstOf(environment, names)] as const,
  )
  return Object.fromEntries(found.filter(([, value]) => value !== null)) as Partial<Record<Name, FromEnvironment>>
}

function firstOf(environment: Environment, names: readonly string[]): FromEnvironment | null {
  for (const variable of names) {
    const value = environment[variable]?.trim()
    if (value) return { value, variable }
  }
  return null
}
