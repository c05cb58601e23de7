import type { Budgets } from '../../contract/index.ts'
import type { Core } from '../createCore.ts'
import { formatModelRef } from '../modelRef.ts'
import { parseUsd } from '../money.ts'
import type { Opened } from './base.ts'

export const budgetHandlers = (opened: Opened) => ({
  list: opened.budgets.list.handler(({ context }) => budgetsOf(context.core)),
  set: opened.budgets.set.handler(async ({ context: { core }, input }) => {
    const { scope, of, period, action, limitUsd, alertAt } = input
    if (scope === 'provider' && limitUsd !== null) core.endpoints.effective(of)
    const limit = limitUsd === null ? null : parseUsd(limitUsd)
    await core.budgets.set({ scope, of, period, action, limit, ...(alertAt !== null && { alertAt }) })
    return {}
  }),
  writeOff: opened.budgets.writeOff.handler(async ({ context, input }) => {
    await context.core.holds.writeOff(input.holdId)
    return {}
  }),
})

function budgetsOf({ budgets, holds, endpoints, projects }: Core): Budgets {
  return {
    ...budgets.now(),
    limits: budgets.limits(),
    holds: holds.list().map(({ id, provider, model, ...hold }) => ({
      ...hold,
      holdId: id,
      model: formatModelRef({ provider, model }),
    })),
    providers: endpoints.list().map(({ provider }) => provider),
    projects: projects.list().map(({ name }) => name),
  }
}
