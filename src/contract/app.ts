import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { count, procedure } from './common.ts'

/** The home that is open. A demo home reaches only the simulator; the window says so in a banner. */
const homeSchema = z.object({
  kind: z.enum(['user', 'demo']),
  /** IANA zone that decides which day an instant belongs to. */
  zone: z.string(),
})

/** Where the program is on its way to a home one can work in. Each state is whole: a late subscriber misses nothing. */
export const appState = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('opening') }),
  /** There is no project of the user's yet, and the demo is being made. */
  z.object({ phase: z.literal('making_demo'), done: count, total: count }),
  z.object({
    phase: z.literal('ready'),
    home: homeSchema,
    version: z.string(),
    /** What happened while opening that the user should be told, one sentence each. */
    notices: z.array(z.string()),
  }),
  z.object({ phase: z.literal('failed'), message: z.string(), details: z.array(z.string()) }),
])
export type HomeState = z.infer<typeof homeSchema>
export type AppState = z.infer<typeof appState>

export const app = {
  /** The current state, then every change. Ends only with the subscription. */
  watch: procedure.output(eventIterator(appState)),
  /** Tells the host which language the page speaks, so that menus and notifications speak it too. */
  speak: procedure.input(z.object({ language: z.enum(['en', 'es']) })).output(z.object({})),
}
