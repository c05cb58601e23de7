import { z } from 'zod'
import { count, day, id, instant, modelRef, procedure } from './common.ts'

export const listedAlert = z.object({
  alertId: id,
  /** Decides its words and the page that acts on it; a kind that the window does not know is told by its message. */
  kind: z.string(),
  /** One sentence in English. */
  message: z.string(),
  /** The figures of the sentence, so that it can be said in the user's language. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The one project it is about; null when it is about none or all. */
  projectId: id.nullable(),
  project: z.string().nullable(),
  provider: z.string().nullable(),
  at: instant,
  acknowledgedAt: instant.nullable(),
  /** Set while its cause is muted; `until` null for good. */
  muted: z.object({ until: instant.nullable() }).nullable(),
})
export type ListedAlert = z.infer<typeof listedAlert>

const mutedTopic = z.object({
  /** The alert it was muted at. */
  alert: listedAlert,
  mutedAt: instant,
  /** Null for good. */
  until: instant.nullable(),
})
export type MutedTopic = z.infer<typeof mutedTopic>

/** How alerts leave the program. The webhook's address goes one way, in: only its host is told. */
const alertDelivery = z.object({
  /** Whether the operating system shows them. */
  notifies: z.boolean(),
  webhook: z
    .object({
      host: z.string(),
      setAt: instant,
      /** Whether the address survives a restart; `lost` when it has not. */
      kept: z.enum(['keychain', 'session', 'lost']),
      /** Alerts that wait for their next attempt. */
      waiting: count,
      /** When one was last taken. */
      lastSentAt: instant.nullable(),
      /** The last failure since then, in a sentence; null when there was none. */
      problem: z.string().nullable(),
    })
    .nullable(),
})
export type AlertDelivery = z.infer<typeof alertDelivery>

/** The latest look at whether the own brand's visibility moved, in one project, of one model or of all together. */
const visibilityLook = z.object({
  project: z.string(),
  projectId: id,
  brand: z.string(),
  /** Null for all models together. */
  model: modelRef.nullable(),
  /** The last day it looked at. */
  day,
  /** Prompts that have answers before and now. */
  prompts: count,
  /** Visibility 0…1 over what both have. */
  before: z.number().nullable(),
  now: z.number().nullable(),
  /** Two-sided, before it is held against the other comparisons of the day; null without enough data. */
  p: z.number().nullable(),
  verdict: z.enum(['moved', 'within_noise', 'not_enough_data']),
})
export type VisibilityLook = z.infer<typeof visibilityLook>

export const alerts = {
  /** Newest first, a page at a time. */
  list: procedure
    .input(z.object({ show: z.enum(['open', 'all']), projectId: id.nullable(), before: id.nullable() }))
    .output(z.object({ alerts: z.array(listedAlert), next: id.nullable(), open: count })),
  /** How many nobody has acknowledged. */
  open: procedure.output(z.object({ open: count })),
  /** Marks alerts as seen, or, to undo that, as not seen. */
  acknowledge: procedure.input(z.object({ alertIds: z.array(id), acknowledged: z.boolean() })).output(z.object({})),
  /** Marks every open alert as seen, or those of one project. @returns them */
  acknowledgeAll: procedure.input(z.object({ projectId: id.nullable() })).output(z.object({ alertIds: z.array(id) })),
  /** Raises no alert of this one's cause any more, whatever its month or day; null for good. */
  mute: procedure.input(z.object({ alertId: id, until: instant.nullable() })).output(z.object({})),
  unmute: procedure.input(z.object({ alertId: id })).output(z.object({})),
  mutes: procedure.output(z.object({ mutes: z.array(mutedTopic) })),
  delivery: procedure.output(alertDelivery),
  /** Whether the operating system shows alerts. */
  setNotifies: procedure.input(z.object({ notifies: z.boolean() })).output(alertDelivery),
  /** Keeps the address that alerts are sent on to from now on. The only procedure it goes through, and only inwards. */
  setWebhook: procedure.input(z.object({ url: z.string().max(4_000) })).output(alertDelivery),
  /** Sends a message that says it is a trial. Fails with what the other side said against it. */
  testWebhook: procedure.output(z.object({ host: z.string() })),
  removeWebhook: procedure.output(alertDelivery),
  /** The latest looks at whether visibility moved. */
  looks: procedure.output(z.object({ looks: z.array(visibilityLook) })),
}
