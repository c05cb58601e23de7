import { blockReason } from '../budgets/index.ts'
import type { Ledger } from '../costs/index.ts'
import { type Models, unpricedError } from '../models/index.ts'
import type { AskRequest } from '../providers/index.ts'
import type { Calls } from './calls.ts'
import type { LeasedTask } from './outcome.ts'
import type { Task, TaskStore } from './taskStore.ts'

/** Room for calls to one provider, and the runs that may use it, first come first. */
export interface Vacancy {
  provider: string
  room: number
  runIds: readonly number[]
}

export interface Leased {
  calls: { task: LeasedTask; request: AskRequest }[]
  /** Tasks that a limit or a missing price keeps from being asked. */
  blocked: Task[]
  /** Runs whose next call of a provider waits for money that other calls hold. */
  waiting: { runId: number; provider: string }[]
}

/**
 * Picks what is asked next, and takes the money for it: lease and hold are one transaction, so no call can begin
 * without its hold.
 */
export function createLeasing(options: {
  ownerId: number
  tasks: TaskStore
  calls: Calls
  ledger: Ledger
  models: Models
}) {
  const { ownerId, tasks, calls, ledger, models } = options

  function offer(task: Task, now: number, leased: Leased): 'taken' | 'blocked' | 'wait' {
    const { request, promptBytes, worst } = calls.prepare(task, now)
    if ('unpriced' in worst) {
      const { provider, model } = models.byId(task.modelId)
      const { message } = unpricedError(provider, model, worst.reason)
      tasks.finish(task.id, 'blocked', now, { class: 'unpriced', message })
      return 'blocked'
    }
    const { runId, projectId, provider, modelId, kind } = task
    const { amount, estimate } = worst
    const reservation = ledger.reserve({
      ...{ ownerId, taskId: task.id, runId, provider, projectId, modelId, kind, amount, estimate },
    })
    if (reservation.kind === 'wait') return 'wait'
    if (reservation.kind === 'block') {
      const message = blockReason(reservation.by, amount)
      tasks.finish(task.id, 'blocked', now, { class: 'budget', message })
      return 'blocked'
    }
    tasks.lease(task.id, ownerId)
    const leasedTask = { ...task, attempts: task.attempts + 1, holdId: reservation.holdId, promptBytes }
    leased.calls.push({ task: leasedTask, request })
    return 'taken'
  }

  return {
    /**
     * Must be called inside a transaction.
     * @param now stamps; @param realNow the real instant, for pauses
     */
    lease(vacancies: readonly Vacancy[], now: number, realNow: number): Leased {
      const leased: Leased = { calls: [], blocked: [], waiting: [] }
      for (const { provider, room, runIds } of vacancies) {
        let left = room
        for (const runId of runIds) {
          if (left === 0) break
          for (const task of tasks.ready(runId, provider, realNow, left)) {
            const answer = offer(task, now, leased)
            if (answer === 'taken') left -= 1
            if (answer === 'blocked') leased.blocked.push(task)
            if (answer === 'wait') {
              leased.waiting.push({ runId, provider })
              break
            }
          }
        }
      }
      return leased
    },
  }
}

export type Leasing = ReturnType<typeof createLeasing>
