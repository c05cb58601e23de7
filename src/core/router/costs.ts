import type { Opened } from './base.ts'

export const costHandlers = (opened: Opened) => ({
  spending: opened.costs.spending.handler(({ context: { core }, input }) => core.spending(input)),
  entries: opened.costs.entries.handler(({ context: { core }, input }) =>
    core.ledgerEntries(input.filter, input.after),
  ),
})
