import type { Alerts } from '../alerts/index.ts'
import type { JobContext, JobOutcome } from '../jobs/index.ts'
import type { Monitoring } from '../monitoring/index.ts'
import { daysIn } from '../period.ts'
import type { Logger } from '../ports.ts'
import { addDays, dayOf } from '../time.ts'
import { createCoverage } from './coverage.ts'
import { createGaps, type GapsFound } from './gaps.ts'
import type { Mark, Scope } from './groups.ts'
import { createLimbo, type LimboOptions, type RuleFinding } from './limbo.ts'
import { createPlans } from './plans.ts'

/** How far back a check looks, and how many rows of each it takes on at once, unless told otherwise. */
const DEFAULTS = { gaps: { daysBack: 21, limit: 1000 }, limbo: { daysBack: 30, limit: 2000 } } as const

/** So many repairs in one night are worth a word, even though all succeeded. */
const MUCH = 50
const NIGHTLY = 'nightly'
const FULL = 'full'
const NO_LIMIT = 1_000_000_000
const FIRST_DAY = '0000-01-01'

export interface ReconcileOptions extends Omit<LimboOptions, 'today' | 'reclaim' | 'ownerId'> {
  log: Logger
  zone: string
  instanceId: number
  alerts: Alerts
  monitoring: Pick<Monitoring, 'start' | 'finished' | 'resume' | 'reclaim'>
}

export interface ReconcileRequest {
  parts: readonly ('gaps' | 'limbo')[]
  /** Days before today; each part's own when absent. */
  daysBack?: number | undefined
  /** Rows of each part; each part's own when absent. */
  limit?: number | undefined
  /** Changes nothing and asks nobody. */
  dryRun: boolean
  signal?: AbortSignal | undefined
}

export interface ReconcileReport {
  dryRun: boolean
  gaps: GapsFound | null
  /** Each rule that was broken, in the order of the rules. */
  limbo: RuleFinding[] | null
}

/** Finds what was left half done and mends it; finds what was never asked, and says so. */
export function createReconcile(options: ReconcileOptions) {
  const { db, clock, log, zone, instanceId, monitoring, alerts } = options
  const today = () => dayOf(clock.now(), zone)
  const plans = createPlans(db)
  const coverage = createCoverage({ db, clock, zone, plans })
  const gaps = createGaps({ db, clock, log, coverage, monitoring })
  const limbo = createLimbo({ ...options, ownerId: instanceId, today, reclaim: monitoring.reclaim })
  const readMark = db.sqlite.prepare(
    'SELECT at, answer_id AS answerId, run_id AS runId, ledger_id AS ledgerId FROM reconcile_marks WHERE name = ?',
  )
  const putMark = db.sqlite.prepare(
    'INSERT OR REPLACE INTO reconcile_marks (name, at, answer_id, run_id, ledger_id) VALUES (?, ?, ?, ?, ?)',
  )
  const earliest = db.sqlite
    .prepare(`
      SELECT MIN(day) FROM (SELECT MIN(day) AS day FROM answers NOT INDEXED WHERE id > @answerId
        UNION ALL SELECT MIN(day) FROM runs WHERE id > @runId UNION ALL SELECT MIN(day) FROM ledger NOT INDEXED WHERE id > @ledgerId)`)
    .pluck()

  const keepMark = (name: string, { answerId, runId, ledgerId }: Mark) =>
    db.write(() => putMark.run(name, clock.now(), answerId, runId, ledgerId))

  /** Keeps what the schedule plans now, where that changed. */
  async function stampPlans(): Promise<void> {
    if (plans.isStale()) await db.write(() => plans.stamp())
  }

  /** What was written since the last nightly check; the usual days back when there was none. */
  function unchecked(): Scope {
    const since = readMark.get(NIGHTLY) as Mark | undefined
    const usual = addDays(today(), -DEFAULTS.limbo.daysBack)
    if (!since) return { from: usual, since: null }
    const first = (earliest.get(since) as string | null) ?? today()
    return { from: [first, usual].sort()[1] as string, since }
  }

  /** Days whose gaps no night has written down yet; the usual days back when there was none. */
  function daysUnrecorded(): number {
    const last = readMark.get(NIGHTLY) as { at: number } | undefined
    if (!last) return DEFAULTS.gaps.daysBack
    const days = daysIn({ from: dayOf(last.at, zone), to: today() })
    return Math.min(Math.max(days, 1), DEFAULTS.gaps.daysBack)
  }

  const scopeOf = (daysBack: number): Scope => ({ from: addDays(today(), -daysBack), since: null })

  async function* look(scope: Scope, limit: number, rule: string | null, signal?: AbortSignal) {
    for await (const { rule: found, troubles } of limbo.look({ scope, limit, rule, signal })) {
      yield { rule: found, found: Math.min(troubles.length, limit), more: troubles.length > limit, troubles }
    }
  }

  async function dryRun(scope: Scope, limit: number, signal?: AbortSignal): Promise<RuleFinding[]> {
    const findings: RuleFinding[] = []
    for await (const { rule, found, more } of look(scope, limit, null, signal)) {
      if (found > 0) findings.push({ rule: rule.name, found, mended: 0, more })
    }
    return findings
  }

  /** Takes up what was interrupted today. What other days left half way is ended before, not asked. */
  async function resumeToday(limit: number): Promise<void> {
    await limbo.mend({ scope: scopeOf(0), limit, rule: 'run_of_nobody' })
    for (const runId of await monitoring.resume()) await monitoring.finished(runId)
  }

  async function findGaps(request: ReconcileRequest): Promise<GapsFound> {
    const { daysBack = DEFAULTS.gaps.daysBack, limit = DEFAULTS.gaps.limit } = request
    if (!request.dryRun) {
      await stampPlans()
      await resumeToday(limit)
    }
    const past = { from: addDays(today(), -daysBack), to: addDays(today(), -1) }
    return gaps.reconcile({ past, today: today(), limit, dryRun: request.dryRun, signal: request.signal })
  }

  async function reconcile(request: ReconcileRequest): Promise<ReconcileReport> {
    const { parts, dryRun: dry, signal } = request
    const { daysBack = DEFAULTS.limbo.daysBack, limit = DEFAULTS.limbo.limit } = request
    const scope = scopeOf(daysBack)
    const findings = parts.includes('limbo')
      ? await (dry ? dryRun(scope, limit, signal) : limbo.mend({ scope, limit, signal }))
      : null
    return { dryRun: dry, limbo: findings, gaps: parts.includes('gaps') ? await findGaps(request) : null }
  }

  /** The nightly job: what was written since the last one, and the gaps of the days since. */
  async function work({ signal, log: say }: JobContext): Promise<JobOutcome> {
    const mark = limbo.mark()
    const findings = await limbo.mend({ scope: unchecked(), limit: DEFAULTS.limbo.limit, signal })
    for (const { rule, found, mended } of findings)
      say(mended < found ? 'warn' : 'info', `Rule ${rule}`, { found, mended })
    const found = await findGaps({ parts: ['gaps'], daysBack: daysUnrecorded(), dryRun: false, signal })
    if (!signal.aborted) await keepMark(NIGHTLY, mark)
    const figures = figuresOf(findings, found)
    if (figures.left > 0 || figures.mended >= MUCH) await tell(figures)
    return { ok: figures.left === 0, sentence: sentenceOf(figures), figures }
  }

  const tell = (figures: Figures) =>
    db.write(() => {
      const alert = { kind: 'reconciliation' as const, cause: 'reconciliation', projectId: null, provider: null }
      alerts.raise({ ...alert, message: sentenceOf(figures), params: { ...figures } }, clock.now())
    })

  return {
    coverage,
    repairs: limbo.repairs,
    stampPlans,
    reconcile,
    work,

    /** Every rule with what breaks it, one after the other; changes nothing. */
    look: (request: { daysBack: number; limit: number; rule: string | null; signal?: AbortSignal | undefined }) =>
      look(scopeOf(request.daysBack), request.limit, request.rule, request.signal),

    /** Mends what breaks one rule, or any. */
    mend: (request: { daysBack: number; limit: number; rule: string | null }): Promise<RuleFinding[]> =>
      limbo.mend({ ...request, scope: scopeOf(request.daysBack) }),

    /**
     * Looks at everything there is, however old, and mends what differs: for the weekly upkeep. It reads project-day by
     * project-day, and writes only what is to be mended, a few rows a transaction.
     * @returns each rule that was broken
     */
    async fullRecount(signal?: AbortSignal): Promise<RuleFinding[]> {
      const mark = limbo.mark()
      const scope = { from: FIRST_DAY, since: null }
      const findings = await limbo.mend({ scope, limit: NO_LIMIT, signal })
      if (!signal?.aborted) await keepMark(FULL, mark)
      return findings
    },
  }
}

export type Reconcile = ReturnType<typeof createReconcile>

type Figures = Record<'found' | 'mended' | 'left' | 'gaps' | 'asked' | 'answered', number>

function figuresOf(findings: readonly RuleFinding[], gaps: GapsFound): Figures {
  const [found, mended] = [
    findings.reduce((n, each) => n + each.found, 0),
    findings.reduce((n, each) => n + each.mended, 0),
  ]
  return {
    ...{ found, mended, left: found - mended, gaps: gaps.recorded },
    ...{ asked: gaps.today.asked, answered: gaps.today.answered },
  }
}

function sentenceOf({ found, mended, left, gaps, asked, answered }: Figures): string {
  const limbo = found === 0 ? 'Nothing was left half done' : `${found} rows were left half done, ${mended} are mended`
  const rest = left > 0 ? `, ${left} need you` : ''
  const missed = gaps === 0 ? '' : `; ${gaps} gaps of past days were recorded`
  return `${limbo}${rest}${missed}${asked === 0 ? '' : `; ${answered} of ${asked} missing answers of today came`}.`
}
