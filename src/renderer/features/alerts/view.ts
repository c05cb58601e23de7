import { z } from 'zod'
import { idParam } from '../../routing/params.ts'

export const SHOWN = ['open', 'all', 'muted', 'looks'] as const

/** What the page shows, as the URL has it. */
export const alertsView = z.object({
  show: z.enum(SHOWN).catch('open'),
  /** Only alerts about this project. */
  about: idParam,
})
