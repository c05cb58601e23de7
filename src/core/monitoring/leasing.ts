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
  /** How many more calls it may be sent. */
  free: number
  /** How many it has under way. */
  busy: number
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

  /** Offers the first of a queue. @returns whether a call was leased */
  function serve(queue: Queue, now: number, leased: Leased): boolean {
    const task = queue.ready.shift() as Task
    const answer = offer(task, now, leased)
    if (answer === 'blocked') leased.blocked.push(task)
    if (answer === 'wait') {
      const { runId, provider } = task
      leased.waiting.push({ runId, provider })
      queue.ready = queue.ready.filter((other) => other.runId !== runId)
    }
    if (answer !== 'taken') return false
    queue.busy += 1
    queue.free -= 1
    return true
  }

  return {
    /**
     * Leases what may be asked now, each call to the provider with the fewest under way: one that hangs keeps its share
     * of the room and no more, and one that waits keeps none. Must be called inside a transaction.
     * @param room calls that may be begun in all
     * @param now stamps; @param realNow the real instant, for pauses
     */
    lease(vacancies: readonly Vacancy[], room: number, now: number, realNow: number): Leased {
      const leased: Leased = { calls: [], blocked: [], waiting: [] }
      const queues = vacancies.map(({ provider, free, busy, runIds }) => {
        const most = Math.min(free, room)
        return { free, busy, ready: runIds.flatMap((runId) => tasks.ready(runId, provider, realNow, most)) }
      })
      for (let left = room; left > 0; ) {
        const queue = leastBusy(queues)
        if (!queue) break
        if (serve(queue, now, leased)) left -= 1
      }
      return leased
    },
  }
}

/** The tasks of one provider that may be tried now. */
interface Queue {
  free: number
  busy: number
  ready: Task[]
}

function leastBusy(queues: readonly Queue[]): Queue | undefined {
  const open = queues.filter((queue) => queue.free > 0 && queue.ready.length > 0)
  return open.reduce<Queue | undefined>(
    (least, queue) => (least && least.busy <= queue.busy ? least : queue),
    undefined,
  )
}

export type Leasing = ReturnType<typeof createLeasing>
