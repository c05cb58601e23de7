import { TITLES } from '../titles.ts'

/** An alert as it leaves the program. */
export interface Told {
  kind: string
  message: string
  project: string | null
  provider: string | null
  /** UTC milliseconds. */
  at: number
}

interface Field {
  title: string
  value: string
  short: boolean
}

/** A message as Slack's incoming webhooks take it, and those of others that speak the same. */
export interface WebhookMessage {
  text: string
  attachments?: { fallback: string; fields: Field[] }[]
}

/** A few words for a kind; its own name for one of a newer version. */
export const titleOf = (kind: string): string => (TITLES as Record<string, string>)[kind] ?? kind

/**
 * Takes the three characters apart that would make a text a command, a mention of everybody for one
 * (https://docs.slack.dev/messaging/formatting-message-text#escaping). Pure.
 */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** An alert as a message. `text` says it all; the fields are for those who sort and filter. Pure. */
export function messageOf({ kind, message, project, provider, at }: Told): WebhookMessage {
  const text = escaped(`${titleOf(kind)}${project === null ? '' : ` (${project})`}: ${message}`)
  const given = { Kind: kind, Project: project, Provider: provider, When: new Date(at).toISOString() }
  const fields = Object.entries(given).flatMap(([title, value]) =>
    value === null ? [] : [{ title, value: escaped(value), short: true }],
  )
  return { text, attachments: [{ fallback: text, fields }] }
}

/** What a trial sends. */
export const TRIAL: WebhookMessage = {
  text: 'Earshot sends its alerts here. This is a trial; nothing happened.',
}
