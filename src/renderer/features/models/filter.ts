import { z } from 'zod'
import type { RegistryModel } from '../../../contract/index.ts'

export const SHOWN = ['asked', 'offered', 'unpriced', 'all'] as const

/** What the page shows, as the URL has it. */
export const modelFilter = z.object({
  show: z.enum(SHOWN).catch('asked'),
  provider: z.string().nullable().catch(null),
  find: z.string().catch(''),
})
export type ModelFilter = z.infer<typeof modelFilter>

/** Whether a call to a model without search can be paid for. */
export const isPriced = (model: RegistryModel): boolean =>
  model.free || (model.inputUsdPerM !== null && model.outputUsdPerM !== null)

/** The models that a filter leaves, in the order they come. Pure. */
export function matching(models: readonly RegistryModel[], { show, provider, find }: ModelFilter): RegistryModel[] {
  const wanted = find.trim().toLowerCase()
  const kept: Record<ModelFilter['show'], (model: RegistryModel) => boolean> = {
    asked: ({ isAvailable }) => isAvailable,
    offered: ({ isCurrent }) => isCurrent,
    unpriced: (model) => !isPriced(model),
    all: () => true,
  }
  return models.filter(
    (model) =>
      kept[show](model) &&
      (provider === null || model.provider === provider) &&
      `${model.provider}:${model.model} ${model.displayName}`.toLowerCase().includes(wanted),
  )
}
