/** What this folder's tests share. */
import type { Usage } from '../providers/index.ts'
import { type PriceRow, unitPrice } from './price.ts'
import { inForce } from './rates.ts'
import { bundledModels } from './seed.ts'

export const usage = (parts: Partial<Usage>): Usage => ({
  inputTokens: 0,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  cacheWrite1hTokens: 0,
  outputTokens: 0,
  reasoningTokens: 0,
  searches: 0,
  ...parts,
})

/** A price row; without more, $1 a million tokens (or a thousand searches) of our own, from the beginning, for good. */
export const row = (parts: Partial<PriceRow> & Pick<PriceRow, 'id' | 'unit'>, listPrice = '1'): PriceRow => ({
  pico: unitPrice(parts.unit, listPrice),
  minInputTokens: 0,
  serviceTier: null,
  effectiveFrom: 0,
  effectiveTo: null,
  origin: 'earshot',
  source: 'https://example.com/pricing',
  checkedOn: '2026-11-20',
  ...parts,
})

const models = bundledModels()

/** The bundled rows of a model in force on a day, numbered as the registry would. */
export function bundledPrices(provider: string, id: string, day = '2026-11-20'): PriceRow[] {
  const model = models.find((candidate) => candidate.provider === provider && candidate.model === id)
  if (!model) throw new Error(`${provider}:${id} is not in the bundled files`)
  const numbered = model.prices.map((price, index) => ({ id: index + 1, ...price }))
  return inForce(numbered, Date.parse(`${day}T12:00:00Z`))
}
