const BRANDS = 8
const PROVIDERS = ['openai', 'anthropic', 'google', 'perplexity']

/** The CSS variable of a brand's colour: the own brand is first, competitors follow in the project's order. */
export const brandColour = (index: number): string => (index < BRANDS ? `var(--brand-${index + 1})` : 'var(--muted)')

/** The CSS variable of a provider's colour; the user's own endpoints share one. */
export const providerColour = (provider: string): string =>
  `var(--provider-${PROVIDERS.includes(provider) ? provider : 'other'})`

const PROVIDER_NAMES: Record<string, string> = {
  openai: 'OpenAI',
  anthropic: 'Anthropic',
  google: 'Google',
  perplexity: 'Perplexity',
}

/** A provider as it writes itself; an endpoint of the user's by the name they gave it. */
export const providerName = (provider: string): string => PROVIDER_NAMES[provider] ?? provider
