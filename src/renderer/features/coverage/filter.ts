import { z } from 'zod'
import { idParam, rangeParam, textParam } from '../../routing/params.ts'

/** What the page shows, as the URL has it; null is any. */
export const coverageFilter = z.object({
  days: rangeParam,
  by: z.enum(['model', 'prompt']).catch('model'),
  model: textParam,
  promptId: idParam,
})
