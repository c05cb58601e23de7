import type { Db } from '../db/index.ts'
import { messageOf } from '../errors.ts'
import { cronTimes } from '../jobs/index.ts'
import type { Clock } from '../ports.ts'
import { check, type DoctorCheck, type Finding } from './check.ts'

interface JobRow {
  name: string
  cron: string
  enabled: number
}

interface LastRun {
  state: string
  sentence: string | null
  startedAt: number
}

/** Whether each job's time can be read, when it is next, and how it ended last. */
export async function* checkSchedule(options: { db: Db; clock: Clock; zone: string }): AsyncGenerator<DoctorCheck> {
  const { sqlite } = options.db
  const jobs = sqlite.prepare('SELECT name, cron, enabled FROM jobs ORDER BY name').all() as JobRow[]
  const last = sqlite.prepare(
    "SELECT state, sentence, started_at AS startedAt FROM job_runs WHERE job = ? AND state <> 'running' ORDER BY id DESC LIMIT 1",
  )
  for (const job of jobs) {
    yield await check(`job ${job.name}`, () => jobFinding(job, last.get(job.name) as LastRun | undefined, options))
  }
}

function jobFinding(
  { name, cron, enabled }: JobRow,
  last: LastRun | undefined,
  options: { clock: Clock; zone: string },
): Finding {
  const next = nextOf(cron, options.zone, options.clock.now())
  if (typeof next === 'string') {
    return {
      detail: `"${cron}" cannot be read: ${next}`,
      remedy: `Set its time: earshot jobs set ${name} --cron "0 4 * * *"`,
    }
  }
  const when = enabled ? `next ${new Date(next).toISOString()}` : 'switched off'
  if (!last) return { detail: `${cron}, ${when}, never ran` }
  const detail = `${cron}, ${when}, last ${last.state} on ${new Date(last.startedAt).toISOString()}`
  const isWell = last.state === 'done' || last.state === 'cancelled' || !enabled
  if (isWell) return { detail }
  return {
    detail: `${detail}: ${last.sentence ?? 'it left no word'}`,
    remedy: `See why, and run it again: earshot jobs run ${name}`,
  }
}

/** The next instant a cron expression is due, or what is wrong with it. */
function nextOf(cron: string, zone: string, now: number): number | string {
  try {
    return cronTimes(cron, zone).nextAfter(now, 1)[0] ?? 'it is never due'
  } catch (error) {
    return messageOf(error)
  }
}
