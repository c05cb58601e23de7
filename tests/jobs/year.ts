import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { JOB_NAMES } from '../../src/contract/index.ts'
import { createAlerts } from '../../src/core/alerts/index.ts'
import { type Db, databaseFile, openDatabase } from '../../src/core/db/index.ts'
import { beginInstance, deadInstances, markEnded } from '../../src/core/home/index.ts'
import { createJobs, type JobOutcome } from '../../src/core/jobs/index.ts'

/** A span of time, from its first to before its last instant. */
export type Span = readonly [from: number, to: number]

export interface YearPlan {
  zone: string
  /** When each process runs; it is killed at the end of each span. A span in which the machine sleeps counts as one. */
  alive: readonly (readonly Span[])[]
  /** When the machine sleeps: nothing moves, and nothing dies. */
  asleep: readonly Span[]
  /** How long executions take, in milliseconds; taken in turn. */
  lasting: readonly number[]
  /** How long after something happened a process looks, in milliseconds; taken in turn. */
  hops: readonly number[]
  from: number
  to: number
}

/** The work of a job, begun. */
export interface Invocation {
  job: string
  dueAt: number
  originId: number
  jobRunId: number
  process: number
  startedAt: number
  endedAt: number | null
  how: 'running' | 'completed' | 'killed'
}

export interface YearLived {
  invocations: Invocation[]
  missed: { job: string; dueAt: number }[]
  /** What was told for each first execution. */
  told: number
}

interface Process {
  jobs: Awaited<ReturnType<typeof createJobs>>
  /** When it looks next by itself, if it has been said. */
  plannedFor: number | null
  die(): void
}

/**
 * Lives a year of a schedule under a clock that jumps from event to event. The schedulers, their claims and the file are
 * real; time, sleep and death are played.
 */
export async function live(plan: YearPlan): Promise<YearLived> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-year-'))
  const db = openDatabase({ file: databaseFile(folder), migrations: 'drizzle', now: plan.from })
  db.sqlite.pragma('synchronous = OFF')
  const queue = new Queue()
  const invocations: Invocation[] = []
  const processes: (Process | null)[] = plan.alive.map(() => null)
  let now = plan.from
  let told = 0
  let turn = 0
  const next = (values: readonly number[]): number => values[turn++ % values.length]!
  const clock = { now: () => now }
  const awakeAt = (instant: number) => plan.asleep.find(([from, to]) => from <= instant && instant < to)?.[1] ?? instant
  const at = (instant: number, act: () => Promise<void> | void) => queue.add(awakeAt(instant), act)

  async function begin(index: number): Promise<void> {
    let gone = false
    const own: Db = { ...db, write: (work) => (gone ? new Promise(() => {}) : db.write(work)) }
    const instance = await beginInstance(own, clock)
    // As a process puts right what others left when it starts.
    for (const dead of deadInstances(own, instance.id)) markEnded(own, dead, now)
    const running: Invocation[] = []
    const jobs = await createJobs({
      ...{ db: own, clock, instance, alerts: createAlerts(db.sqlite), scrub: (text) => text, log: () => {} },
      home: { homeId: 'home', kind: 'user', zone: plan.zone, demoSeed: null },
      notify: () => {
        told += 1
      },
      works: () =>
        Object.fromEntries(
          JOB_NAMES.map((job) => [
            job,
            ({ jobRunId, originId, dueAt }) => {
              const invocation: Invocation = {
                ...{ job, dueAt, originId, jobRunId, process: index },
                ...{ startedAt: now, endedAt: null, how: 'running' },
              }
              invocations.push(invocation)
              running.push(invocation)
              return new Promise<JobOutcome>((resolve) => {
                at(now + next(plan.lasting), () => {
                  if (gone) return
                  Object.assign(invocation, { endedAt: now, how: 'completed' })
                  resolve({ ok: true, sentence: 'Done.', figures: {}, tell: job === 'daily' })
                })
              })
            },
          ]),
        ),
    })
    processes[index] = {
      jobs,
      plannedFor: null,
      die() {
        gone = true
        db.sqlite.prepare("UPDATE instances SET process_start = 'gone' WHERE id = ?").run(instance.id)
        for (const invocation of running) {
          if (invocation.how === 'running') Object.assign(invocation, { endedAt: now, how: 'killed' })
        }
      },
    }
    look(index)
  }

  /** Lets a process look at the clock soon, as its hops make it. */
  const look = (index: number) => at(now + next(plan.hops), () => step(index))

  async function step(index: number): Promise<void> {
    const process = processes[index]
    if (!process) return
    const { next: until, begun } = await process.jobs.step()
    if (until !== null && (until <= now || until !== process.plannedFor)) {
      process.plannedFor = until
      at(until, () => (processes[index] === process ? step(index) : undefined))
    }
    for (const ended of begun) {
      void ended.then(() => {
        if (processes[index] === process) look(index)
      })
    }
  }

  for (const [index, spans] of plan.alive.entries()) {
    for (const [from, to] of spans) {
      at(from, () => begin(index))
      at(to, () => {
        processes[index]?.die()
        processes[index] = null
        for (const other of processes.keys()) look(other)
      })
    }
  }
  for (const [, to] of plan.asleep) at(to, () => [...processes.keys()].forEach(look))
  for (;;) {
    const event = queue.take()
    if (!event || event.at >= plan.to) break
    now = event.at
    await event.act()
    // What ended writes itself down before anything else happens.
    await new Promise((resolve) => setImmediate(resolve))
  }
  const missed = db.sqlite.prepare("SELECT job, due_at AS dueAt FROM job_runs WHERE state = 'missed'").all()
  db.close()
  rmSync(folder, { recursive: true })
  return { invocations, missed: missed as YearLived['missed'], told }
}

/** Events by their time, those of one instant in the order in which they were added. */
class Queue {
  private readonly events: { at: number; act: () => Promise<void> | void }[] = []

  add(at: number, act: () => Promise<void> | void): void {
    let low = 0
    let high = this.events.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.events[middle]!.at <= at) low = middle + 1
      else high = middle
    }
    this.events.splice(low, 0, { at, act })
  }

  take() {
    return this.events.shift()
  }
}
