import type { ComingUp } from '../../contract/index.ts'
import type { Notification } from '../../core/ports.ts'
import type { HostMessages } from '../messages/index.ts'

/** What runs now or next, in a line. Pure. */
export function nextRunOf({ schedule, next, running, zone }: ComingUp, { schedule: words }: HostMessages): string {
  if (running.length > 0) return words.running(running.map((job) => words.jobs[job]).join(', '))
  if (schedule.state === 'paused') {
    return schedule.until === null ? words.paused : words.pausedUntil(words.at(schedule.until, zone))
  }
  return next ? words.next(words.jobs[next.job], words.at(next.at, zone)) : words.nothing
}

/** A notification in the user's language, where there are words for it. Pure. */
export function inWords(notification: Notification, { schedule: words, usd }: HostMessages): Notification {
  const { job } = notification
  if (job?.name !== 'daily' || job.figures.planned === undefined) return notification
  const { succeeded, planned, costUsd } = job.figures
  return {
    ...notification,
    title: words.jobs.daily,
    body: words.daily(Number(succeeded), Number(planned), usd(String(costUsd))),
  }
}
