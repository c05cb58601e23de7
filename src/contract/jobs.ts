import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { count, id, instant, procedure } from './common.ts'

export const JOB_NAMES = ['daily', 'models', 'reconcile', 'alerts', 'upkeep'] as const
const jobName = z.enum(JOB_NAMES)
export type JobName = z.infer<typeof jobName>

const figures = z.record(z.string(), z.union([z.string(), z.number()]))
const inLanguages = z.object({ en: z.string(), es: z.string() })
const minutes = z.number().int().min(0).max(720)

/** One execution of a job; `missed` stands for one that could not be. */
const jobExecution = z.object({
  jobRunId: id,
  job: jobName,
  trigger: z.enum(['schedule', 'catch-up', 'manual']),
  /** `died`: its process ended in the middle of it. */
  state: z.enum(['running', 'done', 'failed', 'died', 'cancelled', 'missed']),
  dueAt: instant,
  startedAt: instant,
  finishedAt: instant.nullable(),
  /** Further due instants before this one that nobody was there for. */
  missed: count,
  /** What came of it, one sentence in English; null while it runs. */
  sentence: z.string().nullable(),
  /** The figures of the sentence, so that it can be said in the user's language. */
  figures: figures.nullable(),
})
export type JobExecution = z.infer<typeof jobExecution>

const listedJob = z.object({
  name: jobName,
  cron: z.string(),
  /** When it runs, in words. */
  words: inLanguages,
  enabled: z.boolean(),
  /** It begins up to so long after its time. */
  jitterMinutes: minutes,
  /** Null while it is off, the schedule rests without an end, or the home has none. */
  nextRun: instant.nullable(),
  /** The execution that goes on now. */
  running: id.nullable(),
  /** The last one that ended, or could not be. */
  last: jobExecution.nullable(),
})
export type ListedJob = z.infer<typeof listedJob>

const schedule = z.object({
  /** `none`: a demo has no schedule. `until` is null for a pause without an end. */
  state: z.enum(['on', 'paused', 'none']),
  until: instant.nullable(),
})
export type Schedule = z.infer<typeof schedule>

/** What comes next, for a host's own menus. */
const comingUp = z.object({
  schedule,
  next: z.object({ job: jobName, at: instant }).nullable(),
  running: z.array(jobName),
  /** IANA zone of the home. */
  zone: z.string(),
})
export type ComingUp = z.infer<typeof comingUp>

const cronField = z.enum(['minute', 'hour', 'day', 'month', 'weekday'])
export type CronField = z.infer<typeof cronField>

/** What a cron expression means, or what is wrong with it. */
const cronPreview = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('good'), words: inLanguages, next: z.array(instant) }),
  z.object({ kind: z.literal('fields'), found: count }),
  z.object({ kind: z.literal('field'), field: cronField, text: z.string() }),
  z.object({ kind: z.literal('never') }),
])
export type CronPreview = z.infer<typeof cronPreview>

const jobLine = z.object({
  line: count,
  at: instant,
  level: z.enum(['debug', 'info', 'warn', 'error']),
  message: z.string(),
  fields: z.record(z.string(), z.unknown()).nullable(),
})
export type JobLine = z.infer<typeof jobLine>

export const jobs = {
  list: procedure.output(z.object({ jobs: z.array(listedJob), schedule })),
  /** What comes next, now and whenever it changes. */
  watch: procedure.output(eventIterator(comingUp)),
  /** Switches a job on or off, or changes its time. */
  set: procedure
    .input(
      z.object({
        name: jobName,
        cron: z.string().optional(),
        enabled: z.boolean().optional(),
        jitterMinutes: minutes.optional(),
      }),
    )
    .output(z.object({})),
  preview: procedure.input(z.object({ cron: z.string() })).output(cronPreview),
  /** Begins a job at once. It goes on whether or not anybody watches. */
  run: procedure.input(z.object({ name: jobName })).output(z.object({ jobRunId: id })),
  cancel: procedure.input(z.object({ jobRunId: id })).output(z.object({ cancelled: z.boolean() })),
  /** Executions of a job, newest first, a page at a time; `before` is the last one of the page before. */
  history: procedure
    .input(z.object({ name: jobName, before: id.nullable() }))
    .output(z.object({ executions: z.array(jobExecution), next: id.nullable() })),
  /** An execution with lines of its log after one of them, oldest first. */
  log: procedure
    .input(z.object({ jobRunId: id, after: count }))
    .output(z.object({ execution: jobExecution, lines: z.array(jobLine), more: z.boolean() })),
  /** Lets the schedule rest until an instant, or without an end; work that goes on is finished. */
  pause: procedure.input(z.object({ until: instant.nullable() })).output(schedule),
  resume: procedure.output(schedule),
}
