import { gzipSync } from 'node:zlib'
import type { Alerts } from '../alerts/index.ts'
import { JUDGE_VERSION } from '../analysis/index.ts'
import type { Charging, Ledger } from '../costs/index.ts'
import type { Db } from '../db/index.ts'
import type { ErrorClass } from '../errors.ts'
import { type Cell, type CitedSite, citedSite, type Measuring } from '../measuring/index.ts'
import type { ServedWatch } from '../modelWatch/index.ts'
import type { PicoUsd } from '../money.ts'
import { createCallCounts } from '../operations/index.ts'
import type { AnsweredOutcome, FailedOutcome, Outcome } from './outcome.ts'
import type { Task, TaskStore } from './taskStore.ts'
import { uncostedAlert } from './trouble.ts'

/** Tasks that are given up in one go when their provider's work is; keeps the transaction short. */
const GIVE_UP_AT_ONCE = 2_000

/** What recording outcomes led to. */
export interface Recorded {
  /** Answers that are stored and wait to be analysed. */
  newAnswers: { runId: number; answerId: number }[]
  /** Calls whose cost could not be told; each stays on the books as exposure. */
  uncosted: string[]
}

/** What else will not be asked, because it would fail like a call that did. */
export interface GiveUp {
  runId: number
  provider: string
  /** Null for every model of the provider. */
  modelId: number | null
  error: { class: ErrorClass; message: string }
}

/**
 * Writes the outcome of calls: the answer with its body, citations, cost and counts in one transaction, so that an
 * answer without its cost, or a cost without its answer, cannot exist.
 */
export function createRecorder(options: {
  db: Db
  ledger: Ledger
  charge: Charging
  measuring: Measuring
  tasks: TaskStore
  noteServed: ServedWatch
  alerts: Alerts
}) {
  const { ledger, charge, measuring, tasks, noteServed, alerts } = options
  const statements = prepare(options.db)
  const calls = createCallCounts(options.db)

  /** Must be called inside a transaction. */
  function record(outcomes: readonly Outcome[], now: number): Recorded {
    const recorded: Recorded = { newAnswers: [], uncosted: [] }
    for (const outcome of outcomes) {
      if (outcome.kind === 'answered') recordAnswered(outcome, recorded, now)
      else recordFailed(outcome, now)
    }
    return recorded
  }

  function recordAnswered(outcome: AnsweredOutcome, recorded: Recorded, now: number): void {
    const { task } = outcome
    if (statements.isDone.get(task.id)) return
    calls.answered(task, outcome.reply.usage, outcome.latencyMs)
    if (task.kind === 'judge') {
      statements.putJudgement.run(task.subjectAnswerId, task.id, JUDGE_VERSION, outcome.reply.text, outcome.at)
      charged(outcome, task.subjectAnswerId as number, recorded, now)
      tasks.finish(task.id, 'done', outcome.at)
      measuring.applyJudgement(task.subjectAnswerId as number)
      return
    }
    const sites = outcome.reply.citations.map(({ url, title }) => citedSite(url, title))
    const answerId = insertAnswer(outcome, sites)
    const cost = charged(outcome, answerId, recorded, now)
    measuring.snapshots.addAnswer(cellOf(task), {
      status: outcome.reply.status,
      domains: sites.map(({ domain }) => domain),
      latencyMs: outcome.latencyMs,
      cost,
    })
    tasks.finish(task.id, 'done', outcome.at)
    recorded.newAnswers.push({ runId: task.runId, answerId })
  }

  function insertAnswer({ task, reply, latencyMs, at }: AnsweredOutcome, sites: readonly CitedSite[]): number {
    const { usage } = reply
    const inserted = statements.putAnswer.run(
      ...[task.id, task.runId, task.projectId, task.promptId, task.modelId, reply.servedModel, task.search ? 1 : 0],
      ...[task.sample, task.day, at, reply.status, reply.finishReason, reply.text, latencyMs, usage.inputTokens],
      ...[usage.cachedInputTokens, usage.cacheWriteTokens, usage.outputTokens, usage.reasoningTokens, usage.searches],
    )
    const answerId = Number(inserted.lastInsertRowid)
    statements.putBody.run(answerId, gzipSync(reply.body, { level: 1 }))
    for (const [i, { position, url, title }] of reply.citations.entries()) {
      const { domain, from } = sites[i] as CitedSite
      statements.putCitation.run(answerId, position, url, title, domain, from)
    }
    noteServed({ modelId: task.modelId, served: reply.servedModel, at, day: task.day })
    return answerId
  }

  function charged(outcome: AnsweredOutcome, answerId: number, recorded: Recorded, now: number): PicoUsd {
    const { task, reply, at } = outcome
    const { total, uncosted } = charge({ ...task, answerId, at }, reply)
    if (uncosted !== null) {
      recorded.uncosted.push(uncosted)
      alerts.raise(uncostedAlert(task, uncosted), now)
    }
    return total
  }

  function recordFailed(outcome: FailedOutcome, now: number): void {
    const { task, errorClass, message } = outcome
    if (outcome.alert) alerts.raise(outcome.alert, now)
    if (outcome.charge === 'unknown') ledger.expose(task.holdId)
    else ledger.release(task.holdId)
    const error = { class: errorClass, message }
    calls.failed(task, errorClass, outcome.retryAt !== null)
    if (outcome.retryAt !== null) {
      tasks.postpone(task.id, outcome.retryAt, error)
      return
    }
    giveUp(task, error, now)
  }

  /**
   * Gives up pending tasks that would fail alike, a page of them; must be called inside a transaction.
   * @returns whether there may be more
   */
  function giveUpPending(order: GiveUp, now: number): boolean {
    const page = tasks.pendingOf(order.runId, order.provider, order.modelId, GIVE_UP_AT_ONCE)
    for (const task of page) giveUp(task, order.error, now)
    return page.length === GIVE_UP_AT_ONCE
  }

  function giveUp(task: Task, error: GiveUp['error'], now: number): void {
    tasks.finish(task.id, 'failed', now, error)
    calls.givenUp(task, error.class)
    if (task.kind === 'answer') measuring.snapshots.addError(cellOf(task))
  }

  return { record, giveUpPending }
}

export type Recorder = ReturnType<typeof createRecorder>

const cellOf = ({ day, projectId, promptId, modelId, search }: Task): Cell => ({
  day,
  projectId,
  promptId,
  modelId,
  search,
})

function prepare({ sqlite }: Db) {
  return {
    isDone: sqlite.prepare("SELECT 1 FROM tasks WHERE id = ? AND state = 'done'"),
    putAnswer: sqlite.prepare(`
      INSERT INTO answers (task_id, run_id, project_id, prompt_id, model_id, served_model, surface, search, sample, day, at, status,
        finish_reason, text, latency_ms, input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens, searches)
      VALUES (?, ?, ?, ?, ?, ?, 'api', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    putBody: sqlite.prepare('INSERT INTO answer_bodies (answer_id, body) VALUES (?, ?)'),
    putCitation: sqlite.prepare(
      'INSERT INTO citations (answer_id, position, url, title, domain, domain_from) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    putJudgement: sqlite.prepare(
      'INSERT OR REPLACE INTO judgements (answer_id, task_id, judge_version, reply, at) VALUES (?, ?, ?, ?, ?)',
    ),
  }
}
