import { createHash } from 'node:crypto'
import type { Instant } from '../db/columns.ts'
import type { Home } from '../home/index.ts'
import { asMark, type Situation } from './catchUp.ts'
import { type CronTimes, cronTimes } from './cron.ts'
import type { JobRow, JobStore } from './store.ts'

/** Due instants that are counted as missed, at most: a year of days, several times over. */
const MOST_MISSED = 1_000
/** Executions among which those of one due instant are looked for. */
const LATEST = 20

/** Reads where each job stands against the clock. */
export function createOutlook({ store, home }: { store: JobStore; home: Pick<Home, 'homeId' | 'zone'> }) {
  const known = new Map<string, CronTimes>()
  /** Between which two due instants the clock last was: it is asked often and seldom passes one. */
  const between = new Map<string, { last: Instant; next: Instant }>()

  function timesOf({ cron }: Pick<JobRow, 'cron'>): CronTimes {
    const times = known.get(cron) ?? cronTimes(cron, home.zone)
    known.set(cron, times)
    return times
  }

  function dueAround(job: JobRow, now: Instant): { last: Instant | null; next: Instant | null } {
    const around = between.get(job.cron)
    if (around && around.last <= now && now < around.next) return around
    const times = timesOf(job)
    const [last, [next = null]] = [times.lastAt(now), times.nextAfter(now, 1)]
    if (last !== null && next !== null) between.set(job.cron, { last, next })
    return { last, next }
  }

  /** Always the same for one due instant, so that every process agrees. In milliseconds. */
  function delayOf({ name, jitterMs }: JobRow, due: Instant): number {
    if (jitterMs === 0) return 0
    return createHash('sha256').update(`${home.homeId}/${name}/${due}`).digest().readUInt32BE() % (jitterMs + 1)
  }

  function pauseAt(now: Instant): { paused: boolean; until: Instant | null; since: Instant | null } {
    const { pausedAt, pausedUntil } = store.pause()
    const paused = pausedAt !== null && (pausedUntil === null || now < pausedUntil)
    return { paused, until: paused ? pausedUntil : null, since: paused ? null : pausedUntil }
  }

  const marksOf = (job: JobRow, now: Instant): Instant[] => {
    const { since } = pauseAt(now)
    return since === null ? [job.since] : [job.since, since]
  }

  return {
    pauseAt,

    situation(job: JobRow, now: Instant): Situation {
      const { last: lastDue, next: nextDue } = dueAround(job, now)
      const latest = store.latest(job.name, LATEST)
      return {
        ...{
          now,
          zone: home.zone,
          enabled: job.enabled,
          paused: pauseAt(now).paused,
          since: marksOf(job, now),
          lastDue,
          nextDue,
        },
        delayMs: lastDue === null ? 0 : delayOf(job, lastDue),
        served:
          lastDue !== null && (store.isServed(job.name, lastDue) || latest.some((run) => isByHandSince(run, lastDue))),
        deaths: latest.filter((run) => isDeathFor(run, lastDue)).length,
        servedThrough: store.servedThrough(job.name),
        running: latest.some(({ state }) => state === 'running'),
      }
    },

    /** The first execution for a due instant, where one died. */
    originFor: (job: JobRow, due: Instant): number | null =>
      store.latest(job.name, LATEST).findLast((run) => isDeathFor(run, due))?.originId ?? null,

    /** How many due instants before one nobody was there for. */
    missedBefore(job: JobRow, due: Instant, now: Instant): number {
      const servedThrough = store.servedThrough(job.name)
      const from = Math.max(...[...marksOf(job, now), servedThrough ?? 0].map((mark) => asMark(mark, now)))
      if (!(from > 0 && from < due)) return 0
      return timesOf(job).countBetween(from, due, MOST_MISSED)
    },

    /** How often it is due up to an instant; null while it is off or rests without an end. */
    dueUntil(job: JobRow, now: Instant, until: Instant): number | null {
      const { paused, until: restsUntil } = pauseAt(now)
      if (!job.enabled || (paused && restsUntil === null)) return null
      const due = timesOf(job).nextAfter(restsUntil ?? now, MOST_MISSED)
      return due.filter((instant) => instant < until).length
    },

    /** When it runs next; null while it is off or rests without an end. */
    nextRun(job: JobRow, now: Instant): Instant | null {
      const { paused, until } = pauseAt(now)
      if (!job.enabled || (paused && until === null)) return null
      const [due] = timesOf(job).nextAfter(until ?? now, 1)
      return due === undefined ? null : due + delayOf(job, due)
    },
  }
}

export type Outlook = ReturnType<typeof createOutlook>

/** Whoever ran it by hand once it was due has done what was owed. */
const isByHandSince = (run: { state: string; trigger: string; startedAt: Instant }, due: Instant) =>
  run.trigger === 'manual' && run.state === 'done' && run.startedAt >= due

const isDeathFor = (run: { state: string; trigger: string; dueAt: Instant }, due: Instant | null) =>
  run.state === 'died' && run.trigger !== 'manual' && run.dueAt === due
