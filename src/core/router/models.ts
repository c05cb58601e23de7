import { instantAt } from '../time.ts'
import type { Opened } from './base.ts'

export const modelHandlers = (opened: Opened) => ({
  list: opened.models.list.handler(({ context }) => context.core.registry.list()),
  prices: opened.models.prices.handler(({ context, input }) => context.core.registry.prices(input.modelId)),
  decide: opened.models.decide.handler(async ({ context, input: { modelId, ...decision } }) => {
    // What is offered may be asked.
    const isAvailable = decision.isAvailable || decision.isCurrent
    await context.core.registry.decide(modelId, { ...decision, isAvailable })
    return {}
  }),
  setPrice: opened.models.setPrice.handler(async ({ context: { core }, input }) => {
    const { provider, model } = core.models.byId(input.modelId)
    await core.models.setPrice({
      ...{ provider, model, input: input.inputUsdPerM, output: input.outputUsdPerM },
      ...(input.cachedUsdPerM !== null && { cached: input.cachedUsdPerM }),
      ...(input.searchUsdPerK !== null && { search: input.searchUsdPerK }),
      ...(input.from !== null && { from: instantAt(input.from, 0, core.home.zone) }),
    })
    return {}
  }),
})
