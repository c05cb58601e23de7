import type { Opened } from './base.ts'

export const costHandlers = (opened: Opened) => ({
  spending: opened.costs.spending.handler(({ context: { core }, input }) => core.spending(input)),
  forecast: opened.costs.forecast.handler(({ context: { core }, input }) => core.forecast(input.provider)),
  entries: opened.costs.entries.handler(({ context: { core }, input }) =>
    core.ledgerEntries(input.filter, input.after),
  ),
})
