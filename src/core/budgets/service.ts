import { and, eq, isNull } from 'drizzle-orm'
import type { Limit } from '../../contract/index.ts'
import type { NewAlert } from '../alerts/index.ts'
import { type Day, type Db, exact, schema } from '../db/index.ts'
import { UserError } from '../errors.ts'
import { formatUsd, type PicoUsd } from '../money.ts'
import type { Clock } from '../ports.ts'
import { dayOf, monthOf } from '../time.ts'
import type { BudgetScope } from './reserve.ts'
import { standingOf, watchOf } from './standing.ts'
import { dailyAlert, thresholdAlert } from './tell.ts'
import type { AppliedLimit, BudgetUse } from './use.ts'

/** A limit with its live use. Dollar amounts are exact decimal text. */
export interface BudgetStatus {
  /** `provider:openai`, `project:Acme watch` or `all`. */
  scope: string
  /** `YYYY-MM` or `YYYY-MM-DD`. */
  period: string
  /** `block` stops calls before they are made; `alert` only tells. */
  action: 'block' | 'alert'
  limitUsd: string
  settledUsd: string
  heldUsd: string
  exposureUsd: string
  /** Fraction of a blocking limit at which the user is told. */
  alertAt: number
}

export interface BudgetChange {
  scope: BudgetScope
  /** Provider name or project name; nothing for `all`. */
  of?: string | undefined
  period: 'month' | 'day'
  action: 'block' | 'alert'
  /** Null removes the limit. */
  limit: PicoUsd | null
  /** Between 0 and 1; the one in force stays when absent. */
  alertAt?: number | undefined
}

/** The user's limits. */
export function createBudgets(options: { db: Db; clock: Clock; zone: string; use: BudgetUse }) {
  const { db, clock, zone, use } = options
  const { budgets, projects } = schema

  function projectId(name: string): string {
    const found = db.orm
      .select({ id: projects.id })
      .from(projects)
      .where(and(eq(projects.name, name), isNull(projects.removedAt)))
      .get()
    if (!found) throw new UserError('not_found', `There is no project "${name}". See: earshot project list`)
    return String(found.id)
  }

  const scopeIdOf = (change: BudgetChange): string => {
    if (change.scope === 'all') return ''
    return change.scope === 'project' ? projectId(change.of ?? '') : (change.of ?? '')
  }

  /** Provider or project name; null for a project that was removed, whose limits stop nothing any more. */
  function nameOf(scope: BudgetScope, scopeId: string): string | null {
    if (scope !== 'project') return scopeId
    const project = db.orm
      .select({ name: projects.name })
      .from(projects)
      .where(and(eq(projects.id, Number(scopeId)), isNull(projects.removedAt)))
      .get()
    return project?.name ?? null
  }

  /** Every limit as it is set, with what counts towards it on a day or in its month. */
  function inForce(day = dayOf(clock.now(), zone)): InForce[] {
    const rows = db.orm
      .select({ ...budgetColumns, limit: exact(budgets.limit) })
      .from(budgets)
      .all()
    return rows.flatMap((row) => {
      const of = nameOf(row.scope, row.scopeId)
      const period = row.period === 'month' ? monthOf(day) : day
      return of === null ? [] : [{ ...row, of, span: row.period, period, ...use.of(row.scope, row.scopeId, period) }]
    })
  }

  return {
    /**
     * Sets, changes or removes a limit. One below what is spent already is allowed: it blocks from now on.
     * @throws UserError `not_found` for an unknown project, `bad_input`
     */
    async set(change: BudgetChange): Promise<void> {
      const { scope, period, action, limit, alertAt } = change
      if (limit !== null && limit < 0n) throw new UserError('bad_input', 'A limit cannot be below zero.')
      if (alertAt !== undefined && !(alertAt > 0 && alertAt <= 1)) {
        throw new UserError(
          'bad_input',
          `The alert threshold is a fraction between 0 and 1, such as 0.8, not ${alertAt}.`,
        )
      }
      const key = { scope, scopeId: scopeIdOf(change), period, action }
      const updatedAt = clock.now()
      await db.write(() => {
        if (limit === null) {
          const { scopeId } = key
          const one = and(
            eq(budgets.scope, scope),
            eq(budgets.scopeId, scopeId),
            eq(budgets.period, period),
            eq(budgets.action, action),
          )
          db.orm.delete(budgets).where(one).run()
          return
        }
        const told = alertAt === undefined ? {} : { alertAt }
        db.orm
          .insert(budgets)
          .values({ ...key, limit, updatedAt, ...told })
          .onConflictDoUpdate({
            target: [budgets.scope, budgets.scopeId, budgets.period, budgets.action],
            set: { limit, updatedAt, ...told },
          })
          .run()
      })
    },

    /** Every limit with what counts towards it now. */
    list: (): BudgetStatus[] =>
      inForce().map((one) => ({
        scope: one.scope === 'all' ? 'all' : `${one.scope}:${one.of}`,
        period: one.period,
        action: one.action,
        ...amountsOf(one),
        alertAt: one.alertAt,
      })),

    /** The same for a page: with what each limit does at this moment. */
    limits: (): Limit[] =>
      inForce().map((one) => {
        const { standing, left } = one.action === 'block' ? standingOf(one, one.alertAt) : watchOf(one)
        const share = (amount: bigint) => (one.limit === 0n ? 0 : Number((amount * 10_000n) / one.limit) / 10_000)
        return {
          ...{ scope: one.scope, of: one.of, period: one.span, action: one.action, alertAt: one.alertAt, standing },
          ...amountsOf(one),
          leftUsd: formatUsd(left),
          shares: { settled: share(one.settled), exposure: share(one.exposure), held: share(one.held) },
        }
      }),

    /** The alerts of what a day and its month have come to; whether they were told already is not looked at. */
    alertsOf: (day: Day): NewAlert[] =>
      inForce(day).flatMap((one) => (one.action === 'block' ? thresholdAlert(one) : dailyAlert(one)) ?? []),

    /** The day and the month that count now. */
    now(): { today: string; month: string } {
      const today = dayOf(clock.now(), zone)
      return { today, month: monthOf(today) }
    },
  }
}

/** A limit with its use, whose it is, and how long it counts. */
interface InForce extends AppliedLimit {
  /** Provider or project name; empty for all. */
  of: string
  span: 'month' | 'day'
}

const amountsOf = ({ limit, settled, held, exposure }: InForce) => ({
  limitUsd: formatUsd(limit),
  settledUsd: formatUsd(settled),
  heldUsd: formatUsd(held),
  exposureUsd: formatUsd(exposure),
})

const { scope, scopeId, period, action, alertAt } = schema.budgets
const budgetColumns = { scope, scopeId, period, action, alertAt }
