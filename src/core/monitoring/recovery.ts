import { join } from 'node:path'
import type { Ledger } from '../costs/index.ts'
import type { Db } from '../db/index.ts'
import { deadInstances, isEnded, markEnded } from '../home/index.ts'
import type { Clock, Logger } from '../ports.ts'
import type { Outcome } from './outcome.ts'
import type { Recorder } from './recorder.ts'
import type { RunStore } from './runStore.ts'
import { SpillFile } from './spill.ts'
import type { TaskStore } from './taskStore.ts'

/** Where a process keeps what it could not store. */
export const spillPath = (home: string, instanceId: number): string => join(home, 'spill', `${instanceId}.spill`)

/**
 * Puts right what processes left behind that died. A process counts as dead when the system says so, never because
 * time has passed.
 */
export function createRecovery(options: {
  db: Db
  clock: Clock
  log: Logger
  home: string
  ownerId: number
  tasks: TaskStore
  runs: RunStore
  ledger: Ledger
  recorder: Recorder
}) {
  const { db, clock, log, home, ownerId, tasks, runs, ledger, recorder } = options

  /**
   * Stores what dead processes spilled, turns their open holds into exposure and frees their tasks. Safe to run at any
   * time and by several processes at once: one transaction a dead process, which only the first one finds to do.
   */
  async function reclaim(): Promise<void> {
    for (const dead of deadInstances(db, ownerId)) {
      const spill = new SpillFile<Outcome>(spillPath(home, dead))
      const { records, problems } = spill.read()
      for (const problem of problems) log('error', problem)
      const freed = await db.write(() => {
        if (!markEnded(db, dead, clock.now())) return null
        recorder.record(records, clock.now())
        return { exposed: ledger.exposeHoldsOf([dead]), tasks: tasks.freeLeasesOf(dead) }
      })
      if (!freed) continue
      spill.clear()
      if (records.length > 0 || freed.exposed > 0 || freed.tasks > 0) {
        log('warn', 'An earlier process ended in the middle of its work', { ...freed, spilled: records.length })
      }
    }
  }

  /** Makes every unfinished run that nobody drives this process's. @returns them */
  async function takeOver() {
    await reclaim()
    for (const owner of runs.owners()) {
      if (owner === ownerId || !isEnded(db, owner)) continue
      await db.write(() => runs.takeOver(owner, ownerId))
    }
    return runs.unfinishedOf(ownerId)
  }

  return { reclaim, takeOver }
}
