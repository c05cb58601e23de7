import { z } from 'zod'
import { idParam, rangeParam, textParam } from '../../routing/params.ts'

export const GROUPINGS = ['model', 'provider', 'project', 'day', 'error'] as const
export const LOG_LEVELS = ['info', 'warn', 'error'] as const

/** What the page shows, as the URL has it. `of` is a project: `project` is the window's own choice, which it leaves alone. */
export const operationsFilter = z.object({
  view: z.enum(['figures', 'log']).catch('figures'),
  days: rangeParam,
  of: idParam,
  provider: textParam,
  groupBy: z.enum(GROUPINGS).catch('model'),
  level: z.enum(LOG_LEVELS).catch('info'),
  text: textParam,
})
export type OperationsFilter = z.infer<typeof operationsFilter>
