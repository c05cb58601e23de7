import type { Alerts } from '../alerts/index.ts'
import {
  type Admission,
  admit,
  type BudgetUse,
  blockAlert,
  type Charge,
  dailyAlert,
  thresholdAlert,
} from '../budgets/index.ts'
import type { Db, schema } from '../db/index.ts'
import { displayUsd, formatUsd, type PicoUsd, pico } from '../money.ts'
import type { Clock } from '../ports.ts'
import type { Usage } from '../providers/index.ts'
import { dayOf } from '../time.ts'
import { createLedgerDays, type LedgerDay } from './ledgerDays.ts'

export type CallKind = (typeof schema.CALL_KINDS)[number]

/** A call that is about to be made, and the most it can cost. */
export interface HoldRequest {
  ownerId: number
  /** Null for a call that is no task of a run. */
  taskId: number | null
  runId: number | null
  provider: string
  /** Null for a call that is made for no project. */
  projectId: number | null
  modelId: number
  kind: CallKind
  amount: PicoUsd
  /** Part of the amount is an estimate from the registry and not a hard cap of the API. */
  estimate: boolean
}

export type Reservation = { kind: 'held'; holdId: number } | Exclude<Admission, { kind: 'admit' }>

/** What a call turned out to cost. */
export interface Settlement {
  /** When it was charged, UTC milliseconds: given for a call whose outcome is learnt long after. Now, when absent. */
  at?: number
  answerId: number | null
  servedModel: string
  usage: Usage
  serviceTier: string | null
  tokensCost: PicoUsd
  searchCost: PicoUsd
  total: PicoUsd
  reportedCost: PicoUsd | null
  priceIds: readonly number[]
  rawUsage: unknown
}

interface HoldRow {
  id: bigint
  provider: string
  project_id: bigint | null
  model_id: bigint
  kind: CallKind
  run_id: bigint | null
  task_id: bigint | null
  amount: bigint
  estimate: bigint
  state: 'open' | 'settled' | 'released' | 'exposure' | 'written_off'
  day: string
}

const NO_USAGE: Usage = {
  inputTokens: 0,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  cacheWrite1hTokens: 0,
  outputTokens: 0,
  reasoningTokens: 0,
  searches: 0,
}

/**
 * The books: reserve before a call, then settle, release or expose. Every function belongs inside a `db.write`
 * transaction, together with what it accounts for. A charge counts towards the day its money was reserved, so that a
 * call that spans midnight at month's end cannot slip past the limit of either month.
 */
export function createLedger(options: { db: Db; clock: Clock; zone: string; use: BudgetUse; alerts: Alerts }) {
  const { clock, zone, use, alerts } = options
  const statements = prepare(options.db)
  const days = createLedgerDays(options.db.sqlite)

  function reserve(request: HoldRequest): Reservation {
    const now = clock.now()
    const charge: Charge = { provider: request.provider, projectId: request.projectId, day: dayOf(now, zone) }
    const blocking = use.limits(charge).filter((limit) => limit.action === 'block')
    const admission = admit(request.amount, blocking)
    if (admission.kind === 'block') alerts.raise(blockAlert(admission.by, request.amount), now)
    if (admission.kind !== 'admit') return admission
    const { ownerId, taskId, runId, provider, projectId, modelId, kind, amount } = request
    const estimate = request.estimate ? 1 : 0
    const { lastInsertRowid } = statements.insertHold.run(
      ...[ownerId, taskId, runId, provider, projectId, modelId, kind, amount, estimate, charge.day, now],
    )
    use.change(charge, { held: amount })
    return { kind: 'held', holdId: Number(lastInsertRowid) }
  }

  /** Whether money is held for a call that has not ended yet. */
  const isOpen = (holdId: number): boolean => statements.isOpen.get(holdId) !== undefined

  /** @returns how far the cost passed its hold, 0 when it did not. */
  function settle(holdId: number, settlement: Settlement): PicoUsd {
    const hold = holdOf(holdId)
    if (hold.state !== 'open' && hold.state !== 'exposure') throw new LedgerError(hold, 'settled')
    const now = clock.now()
    const charge = chargeOf(hold)
    if (hold.state === 'exposure') {
      statements.deleteExposure.run(holdId)
      days.takeAway(dayOfEntry(hold, 'exposure'), hold.amount)
      use.change(charge, { exposure: -hold.amount, settled: settlement.total })
    } else {
      use.change(charge, { held: -hold.amount, settled: settlement.total })
    }
    statements.closeHold.run('settled', now, holdId)
    insertEntry(hold, 'settled', settlement, settlement.at ?? now)
    tell(charge, now)
    const excess = settlement.total - hold.amount
    if (excess <= 0n) return pico(0)
    alerts.raise(aboveHold(hold, settlement.total), now)
    return pico(excess)
  }

  /** The call never reached the provider, or was turned down unprocessed: nothing was spent. */
  function release(holdId: number): void {
    const hold = holdOf(holdId)
    if (hold.state !== 'open') throw new LedgerError(hold, 'released')
    statements.closeHold.run('released', clock.now(), holdId)
    use.change(chargeOf(hold), { held: -hold.amount })
  }

  /** The call was sent and its outcome is unknown: it may have cost up to the whole hold. */
  function expose(holdId: number): void {
    const hold = holdOf(holdId)
    if (hold.state === 'exposure') return
    if (hold.state !== 'open') throw new LedgerError(hold, 'turned into exposure')
    const now = clock.now()
    statements.closeHold.run('exposure', now, holdId)
    use.change(chargeOf(hold), { held: -hold.amount, exposure: hold.amount })
    insertEntry(hold, 'exposure', unknownCost(pico(hold.amount)), now)
    tell(chargeOf(hold), now)
  }

  /** The user has settled with himself that an exposure was not billed; it stays on the books, counted no more. */
  function writeOff(holdId: number): boolean {
    const hold = statements.hold.get(holdId) as HoldRow | undefined
    if (hold?.state !== 'exposure') return false
    statements.closeHold.run('written_off', clock.now(), holdId)
    statements.writeOffEntry.run(holdId)
    days.takeAway(dayOfEntry(hold, 'exposure'), hold.amount)
    days.add(dayOfEntry(hold, 'written_off'), hold.amount)
    use.change(chargeOf(hold), { exposure: -hold.amount })
    return true
  }

  /** Turns what dead processes still held into exposure. @returns how many holds */
  function exposeHoldsOf(owners: readonly number[]): number {
    const open = owners.flatMap((owner) => statements.openHolds.all(owner) as number[])
    for (const holdId of open) expose(holdId)
    return open.length
  }

  function holdOf(holdId: number): HoldRow {
    const hold = statements.hold.get(holdId) as HoldRow | undefined
    if (!hold) throw new Error(`There is no hold ${holdId}`)
    return hold
  }

  function insertEntry(hold: HoldRow, state: 'settled' | 'exposure', cost: Settlement, now: number): void {
    const { usage } = cost
    statements.insertEntry.run(
      ...[now, hold.day, hold.provider, hold.model_id, cost.servedModel || null, hold.kind, hold.project_id],
      ...[hold.run_id, hold.task_id, cost.answerId, hold.id, state, usage.inputTokens, usage.cachedInputTokens],
      ...[usage.cacheWriteTokens, usage.cacheWrite1hTokens, usage.outputTokens, usage.reasoningTokens, usage.searches],
      ...[cost.serviceTier, cost.tokensCost, cost.searchCost, cost.total, cost.reportedCost],
      ...[JSON.stringify(cost.priceIds), cost.rawUsage === null ? null : JSON.stringify(cost.rawUsage)],
    )
    days.add(dayOfEntry(hold, state), cost.total)
  }

  function tell(charge: Charge, now: number): void {
    for (const limit of use.limits(charge)) {
      const alert = limit.action === 'block' ? thresholdAlert(limit) : dailyAlert(limit)
      if (alert) alerts.raise(alert, now)
    }
  }

  return { reserve, isOpen, settle, release, expose, writeOff, exposeHoldsOf }
}

export type Ledger = ReturnType<typeof createLedger>

/** A hold was to end twice, which the engine never does. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError'
  constructor(hold: { id: bigint; state: string }, verb: string) {
    super(`Hold ${hold.id} is ${hold.state} and cannot be ${verb}`)
  }
}

const chargeOf = (hold: HoldRow): Charge => ({
  provider: hold.provider,
  projectId: hold.project_id === null ? null : Number(hold.project_id),
  day: hold.day,
})

const dayOfEntry = (hold: HoldRow, state: LedgerDay['state']): LedgerDay => ({
  ...{
    day: hold.day,
    projectId: hold.project_id,
    provider: hold.provider,
    modelId: hold.model_id,
    kind: hold.kind,
    state,
  },
})

const unknownCost = (amount: PicoUsd): Settlement => ({
  answerId: null,
  servedModel: '',
  usage: NO_USAGE,
  serviceTier: null,
  tokensCost: amount,
  searchCost: pico(0),
  total: amount,
  reportedCost: null,
  priceIds: [],
  rawUsage: null,
})

const aboveHold = (hold: HoldRow, total: PicoUsd) => ({
  kind: 'settlement_above_hold' as const,
  cause: `settlement_above_hold:${hold.provider}:${hold.model_id}:${hold.project_id ?? ''}`,
  projectId: hold.project_id === null ? null : Number(hold.project_id),
  provider: hold.provider,
  message: `A call to ${hold.provider} cost ${displayUsd(total, 4)}, more than the ${displayUsd(pico(hold.amount), 4)} held for it. It was recorded in full and later holds are larger.`,
  params: { holdId: Number(hold.id), totalUsd: formatUsd(total), holdUsd: formatUsd(pico(hold.amount)) },
})

function prepare({ sqlite }: Db) {
  return {
    insertHold: sqlite.prepare(`
      INSERT INTO holds (owner_id, task_id, run_id, provider, project_id, model_id, kind, amount, estimate, day, created_at, state)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')`),
    hold: sqlite
      .prepare(
        'SELECT id, provider, project_id, model_id, kind, run_id, task_id, amount, estimate, state, day FROM holds WHERE id = ?',
      )
      .safeIntegers(),
    isOpen: sqlite.prepare("SELECT 1 FROM holds WHERE id = ? AND state = 'open'"),
    closeHold: sqlite.prepare('UPDATE holds SET state = ?, closed_at = ? WHERE id = ?'),
    openHolds: sqlite.prepare("SELECT id FROM holds WHERE owner_id = ? AND state = 'open'").pluck(),
    deleteExposure: sqlite.prepare("DELETE FROM ledger WHERE hold_id = ? AND state = 'exposure'"),
    writeOffEntry: sqlite.prepare("UPDATE ledger SET state = 'written_off' WHERE hold_id = ?"),
    insertEntry: sqlite.prepare(`
      INSERT INTO ledger (at, day, provider, model_id, served_model, kind, project_id, run_id, task_id, answer_id, hold_id, state,
        input_tokens, cached_input_tokens, cache_write_tokens, cache_write_1h_tokens, output_tokens, reasoning_tokens, searches,
        service_tier, tokens_cost, search_cost, total, reported_cost, price_ids, raw_usage)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
  }
}
