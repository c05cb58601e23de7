/** A model as a person writes it, `provider:id`, taken apart. */
export interface ModelRef {
  provider: string
  model: string
}

/** Splits at the first colon, because a provider's own ids may hold colons. Null when either side is empty. */
export function parseModelRef(text: string): ModelRef | null {
  const colon = text.indexOf(':')
  const provider = text.slice(0, colon).trim()
  const model = text.slice(colon + 1).trim()
  return colon > 0 && provider && model ? { provider, model } : null
}

export const formatModelRef = ({ provider, model }: ModelRef): string => `${provider}:${model}`
