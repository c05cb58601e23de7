import { z } from 'zod'
import { flagParam, idParam, rangeParam, textParam } from '../../routing/params.ts'

/** What the page shows, as the URL has it; null is any. */
export const sourcesView = z.object({
  days: rangeParam,
  model: textParam,
  prompt: idParam,
  search: flagParam,
  /** The chosen one; the most cited when it is not among those shown. */
  domain: textParam,
})
export type SourcesView = z.infer<typeof sourcesView>
