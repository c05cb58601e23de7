import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Db } from '../db/index.ts'
import { UserError } from '../errors.ts'
import { pico } from '../money.ts'
import type { Monitoring } from '../monitoring/index.ts'
import type { Period } from '../period.ts'
import type { Clock, Logger } from '../ports.ts'
import type { Coverage, CoverageCell } from './coverage.ts'

/** Gaps written down in one transaction. */
const RECORDED_AT_ONCE = 500

export interface GapsFound {
  /** Answers that the schedule expected on past days, and those that came. */
  expected: number
  answered: number
  /** Prompts × models × days of the past without all their answers, and those of them that were written down now. */
  gaps: number
  recorded: number
  /** Gaps that were written down before and have their answers after all. */
  filled: number
  /** Answers missing today, those asked for now, and those that came. */
  today: { missing: number; asked: number; answered: number }
  /** There are more than the limit allowed. */
  more: boolean
}

export interface GapsOptions {
  db: Db
  clock: Clock
  log: Logger
  coverage: Coverage
  monitoring: Pick<Monitoring, 'start' | 'finished'>
}

export interface GapsRequest {
  /** The past days to look at; today is not among them. */
  past: Period
  today: string
  limit: number
  dryRun: boolean
  signal?: AbortSignal | undefined
}

/**
 * Writes down what past days lack, with the reason, and asks for what today lacks. A gap of a past day is never filled:
 * an answer of today would be no answer of that day.
 */
export function createGaps({ db, clock, log, coverage, monitoring }: GapsOptions) {
  const projects = db.sqlite.prepare('SELECT id, name, active FROM projects WHERE removed_at IS NULL ORDER BY id')
  const insert = db.sqlite.prepare(`
    INSERT OR IGNORE INTO coverage_gaps (project_id, day, prompt_id, model_id, expected, answered, reason, expected_cost, recorded_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const recorded = db.sqlite.prepare(
    'SELECT day, prompt_id AS promptId, model_id AS modelId FROM coverage_gaps WHERE project_id = ? AND day BETWEEN ? AND ?',
  )
  const remove = db.sqlite.prepare(
    'DELETE FROM coverage_gaps WHERE project_id = ? AND day = ? AND prompt_id = ? AND model_id = ?',
  )

  function record(projectId: number, cells: readonly CoverageCell[]): Promise<void> {
    return db.write(() => {
      for (const { day, promptId, modelId, expected, answered, reason, expectedCost } of cells) {
        const missing = BigInt(expected - answered)
        const cost = expectedCost === null ? null : pico((expectedCost * missing) / BigInt(expected))
        insert.run(projectId, day, promptId, modelId, expected, answered, reason, cost, clock.now())
      }
    })
  }

  /** Takes away what was written down and has its answers after all. */
  function forget(projectId: number, past: Period, cells: readonly CoverageCell[], dryRun: boolean): Promise<number> {
    const open = new Set(cells.filter(({ reason }) => reason !== null).map(keyOf))
    const filled = (recorded.all(projectId, past.from, past.to) as Key[]).filter((key) => !open.has(keyOf(key)))
    if (dryRun || filled.length === 0) return Promise.resolve(filled.length)
    return db.write(() => {
      for (const { day, promptId, modelId } of filled) remove.run(projectId, day, promptId, modelId)
      return filled.length
    })
  }

  async function pastOf(projectId: number, { past, dryRun, signal }: GapsRequest, found: GapsFound, left: number) {
    const cells = coverage.read(projectId, past)
    const gaps = cells.filter(({ reason }) => reason !== null)
    const fresh = gaps.filter(({ recordedAt }) => recordedAt === null)
    const now = fresh.slice(0, left)
    found.expected += cells.reduce((sum, { expected }) => sum + expected, 0)
    found.answered += cells.reduce((sum, { answered }) => sum + answered, 0)
    found.gaps += gaps.length
    found.more ||= fresh.length > left
    found.filled += await forget(projectId, past, cells, dryRun)
    for (let at = 0; at < now.length && !dryRun && !signal?.aborted; at += RECORDED_AT_ONCE) {
      const batch = now.slice(at, at + RECORDED_AT_ONCE)
      await record(projectId, batch)
      found.recorded += batch.length
      await nextTurn()
    }
    return now.length
  }

  async function todayOf(project: { id: number; name: string }, request: GapsRequest, found: GapsFound, left: number) {
    const missing = coverage.openToday(project.id, request.today)
    const only = missing.slice(0, left)
    found.today.missing += missing.length
    found.more ||= missing.length > left
    if (only.length === 0 || request.dryRun) return only.length
    try {
      const [runId] = await monitoring.start({ project: project.name, trigger: 'schedule', only })
      const { planned, succeeded } = await monitoring.finished(runId as number)
      log('info', 'What today lacked was asked', { project: project.name, asked: planned, answered: succeeded })
      found.today.asked += planned
      found.today.answered += succeeded
    } catch (error) {
      // What is no longer asked by the project is no gap that anybody could fill.
      if (!(error instanceof UserError)) throw error
      log('warn', error.message, { project: project.name })
    }
    return only.length
  }

  return {
    async reconcile(request: GapsRequest): Promise<GapsFound> {
      const found: GapsFound = {
        ...{ expected: 0, answered: 0, gaps: 0, recorded: 0, filled: 0, more: false },
        today: { missing: 0, asked: 0, answered: 0 },
      }
      let left = request.limit
      for (const project of projects.all() as { id: number; name: string; active: number }[]) {
        if (request.signal?.aborted) break
        left -= await pastOf(project.id, request, found, left)
        if (project.active) left -= await todayOf(project, request, found, left)
        await nextTurn()
      }
      return found
    },
  }
}

interface Key {
  day: string
  promptId: number
  modelId: number
}

const keyOf = ({ day, promptId, modelId }: Key) => `${day} ${promptId} ${modelId}`
