import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { type Db, schema } from '../db/index.ts'
import { messageOf } from '../errors.ts'
import type { Clock, Logger, LogLevel } from '../ports.ts'

/** Lines kept of one execution; what comes after is in the program's log only. */
const MOST_LINES = 1_000
/** Lines written in one transaction. */
const AT_ONCE = 200

type Line = typeof schema.jobLines.$inferInsert

/** The log of one execution. */
export interface JobLog {
  log(level: LogLevel, message: string, fields?: Record<string, unknown>): void
  /** Resolves once every line is in the database. */
  written(): Promise<void>
}

/** Logs of executions: kept in the database without secrets, and passed on to the program's own log. */
export function createJobLines(options: { db: Db; clock: Clock; log: Logger; scrub: (text: string) => string }) {
  const { db, clock, log, scrub } = options
  const { jobLines } = schema
  const clean = (fields: Record<string, unknown>) =>
    JSON.parse(scrub(JSON.stringify(fields))) as Record<string, unknown>

  return {
    /** @param job is named in the program's log */
    of(jobRunId: number, job: string): JobLog {
      let count = 0
      let waiting: Line[] = []
      let writing: Promise<void> | undefined

      async function write(): Promise<void> {
        while (waiting.length > 0) {
          const batch = waiting.slice(0, AT_ONCE)
          await db.write(() => void db.orm.insert(jobLines).values(batch).run())
          waiting = waiting.slice(batch.length)
        }
      }

      async function flush(): Promise<void> {
        while (waiting.length > 0) {
          writing ??= write()
            .catch((error) => {
              // A log that cannot be kept must not stop the work it is about.
              waiting = []
              log('warn', `The log of job ${job} cannot be kept: ${messageOf(error)}`)
            })
            .finally(() => {
              writing = undefined
            })
          await writing
        }
      }

      return {
        log(level, text, given) {
          const message = scrub(text)
          const fields = given && clean(given)
          log(level, `${job}: ${message}`, fields)
          if (count > MOST_LINES) return
          count += 1
          const last = count > MOST_LINES
          const line = { jobRunId, line: count, at: clock.now(), level }
          waiting.push(
            last
              ? { ...line, level: 'warn', message: `Only the first ${MOST_LINES} lines are kept.`, fields: null }
              : { ...line, message, fields: fields ?? null },
          )
          void flush()
        },
        written: flush,
      }
    },

    /** Lines of an execution after one of them, oldest first, at most `most`. */
    read: (jobRunId: number, after: number, most: number) =>
      db.orm
        .select({
          line: jobLines.line,
          at: jobLines.at,
          level: jobLines.level,
          message: jobLines.message,
          fields: jobLines.fields,
        })
        .from(jobLines)
        .where(and(eq(jobLines.jobRunId, jobRunId), gt(jobLines.line, after)))
        .orderBy(asc(jobLines.line))
        .limit(most)
        .all(),

    /**
     * Removes logs of executions that began before an instant, some executions a transaction; the executions stay.
     * @returns how many lines
     */
    async prune(before: number): Promise<number> {
      const oldest = db.sqlite
        .prepare(
          `SELECT DISTINCT job_run_id FROM job_lines WHERE job_run_id IN (SELECT id FROM job_runs WHERE started_at < ?) LIMIT 20`,
        )
        .pluck()
      let removed = 0
      for (;;) {
        const ids = oldest.all(before) as number[]
        if (ids.length === 0) return removed
        for (const id of ids) {
          removed += await db.write(
            () => db.orm.delete(jobLines).where(sql`${jobLines.jobRunId} = ${id}`).run().changes,
          )
        }
      }
    },
  }
}

export type JobLines = ReturnType<typeof createJobLines>
