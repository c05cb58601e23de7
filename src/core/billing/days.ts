import { addDays, dayOf, instantAt } from '../time.ts'

/**
 * The zone in which a provider's bill cuts its days: OpenAI's and Anthropic's reports say UTC, Google's billing documents
 * say US Pacific time. Sources: developers.openai.com/api/reference (Costs), platform.claude.com/docs/en/api/admin,
 * cloud.google.com/billing/docs/how-to/reports.
 */
export const zoneOf = (provider: string): string => (provider === 'google' ? 'America/Los_Angeles' : 'UTC')

/** How many days a provider may still add to a day that is over. */
const SETTLING_DAYS = 1

/** The first of the provider's days that it may still add to. */
export const freshFrom = (provider: string, now: number): string =>
  addDays(dayOf(now, zoneOf(provider)), -SETTLING_DAYS)

/** The instants of some of the provider's days: from the first one's beginning to before the end. */
export function instantsOf(provider: string, from: string, to: string): { start: number; end: number } {
  const zone = zoneOf(provider)
  return { start: instantAt(from, 0, zone), end: instantAt(addDays(to, 1), 0, zone) }
}
