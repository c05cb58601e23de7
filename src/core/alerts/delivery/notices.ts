import { placeOfAlert } from '../../../contract/index.ts'
import type { Notification } from '../../ports.ts'
import { type Told, titleOf } from './payload.ts'

/** An alert that was not shown outside the window yet. */
export interface Untold extends Told {
  params: Record<string, string | number>
  projectId: number | null
}

/** More at once are shown as one, so that nobody wipes away a pile. */
const MOST_AT_ONCE = 3
/** What is older is found in the inbox; at the start of a program it would come as a flood of old news. */
const LONGEST_AGO_MS = 3_600_000

/** What the operating system shows of alerts that were not told yet. Pure. */
export function noticesOf(untold: readonly Untold[], now: number): Notification[] {
  const fresh = untold.filter(({ at }) => at > now - LONGEST_AGO_MS)
  if (fresh.length > MOST_AT_ONCE) {
    const titles = [...new Set(fresh.map(({ kind }) => titleOf(kind)))]
    return [{ title: `${fresh.length} alerts`, body: `${titles.join('; ')}.`, page: '#/alerts' }]
  }
  return fresh.map((alert) => ({
    title: alert.project === null ? titleOf(alert.kind) : `${titleOf(alert.kind)}: ${alert.project}`,
    body: alert.message,
    page: routeOf(alert),
  }))
}

/** The page that acts on an alert, as its route. */
function routeOf(alert: Untold): string {
  const place = placeOfAlert(alert)
  if (!place) return '#/alerts'
  const given = Object.entries(place.params).filter(([, value]) => value !== null)
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return `#/${place.page}${query && `?${query}`}`
}
