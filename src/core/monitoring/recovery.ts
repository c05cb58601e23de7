import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Ledger } from '../costs/index.ts'
import type { Db } from '../db/index.ts'
import { messageOf } from '../errors.ts'
import { deadInstances, isEnded, markEnded } from '../home/index.ts'
import type { Clock, Logger } from '../ports.ts'
import type { Outcome } from './outcome.ts'
import type { Recorder } from './recorder.ts'
import type { RunStore } from './runStore.ts'
import { SpillFile } from './spill.ts'
import type { TaskStore } from './taskStore.ts'

/** Spilled outcomes stored in one go; keeps the transaction short. */
const STORE_AT_ONCE = 50

const spillFolder = (home: string): string => join(home, 'spill')

/** Where a process keeps what it could not store. */
export const spillPath = (home: string, instanceId: number): string => join(spillFolder(home), `${instanceId}.spill`)

/**
 * Puts right what processes left behind that are no more. A process counts as dead when the system says so, never
 * because time has passed.
 */
export function createRecovery(options: {
  db: Db
  clock: Clock
  log: Logger
  home: string
  ownerId: number
  /** This process's own. */
  spill: SpillFile<Outcome>
  tasks: TaskStore
  runs: RunStore
  ledger: Ledger
  recorder: Recorder
}) {
  const { db, clock, log, home, ownerId, tasks, runs, ledger, recorder } = options
  const holders = db.sqlite
    .prepare("SELECT owner_id FROM holds WHERE state = 'open' UNION SELECT owner_id FROM tasks WHERE state = 'leased'")
    .pluck()

  /** Processes that died, and those that ended in order but could not write everything down. */
  function departed(): number[] {
    const left = [...(holders.all() as number[]), ...spillOwners(home)]
    const ended = left.filter((owner) => owner !== ownerId && isEnded(db, owner))
    return [...new Set([...deadInstances(db, ownerId), ...ended])]
  }

  /**
   * Stores what an owner spilled, turns its open holds into exposure and frees its tasks. A spilled outcome counts
   * while its task is still leased by who spilled it, so this may be cut short, and done by several processes at once.
   */
  async function putRight(owner: number, spill: SpillFile<Outcome>): Promise<void> {
    const { records, problems } = spill.read()
    for (let from = 0; from < records.length; from += STORE_AT_ONCE) {
      const batch = records.slice(from, from + STORE_AT_ONCE)
      problems.push(...(await db.write(() => batch.flatMap((record) => store(record, owner)))))
    }
    const freed = await db.write(() => {
      if (owner !== ownerId) markEnded(db, owner, clock.now())
      return { exposed: ledger.exposeHoldsOf([owner]), tasks: tasks.freeLeasesOf(owner) }
    })
    for (const problem of problems) log('error', problem)
    if (problems.length > 0) log('error', `What could not be stored is kept in ${spill.setAside()}`)
    else spill.clear()
    if (records.length > 0 || freed.exposed > 0 || freed.tasks > 0) {
      log('warn', 'Work that was cut short was put right', { ...freed, spilled: records.length })
    }
  }

  /** Stores one outcome within its own savepoint. @returns what was wrong with it, if it could not be stored */
  function store(outcome: Outcome, owner: number): string[] {
    if (!tasks.isLeasedBy(outcome.task.id, owner)) return []
    try {
      const { uncosted } = db.sqlite.transaction(() => recorder.record([outcome], clock.now()))()
      for (const problem of uncosted) log('warn', 'A call could not be priced; it counts as exposure', { problem })
      return []
    } catch (error) {
      if (isOfDatabase(error)) throw error
      return [
        `The answer to task ${outcome.task.id}, kept aside when it could not be stored, is unusable (${messageOf(error)}).`,
      ]
    }
  }

  /** Puts right what every departed process left behind. Safe at any time. */
  async function reclaim(): Promise<void> {
    for (const owner of departed()) await putRight(owner, new SpillFile<Outcome>(spillPath(home, owner)))
  }

  return {
    reclaim,
    /** Puts right what this process could not write down; nothing of it may be under way. */
    putOwnRight: () => putRight(ownerId, options.spill),
    /** Makes every unfinished run that nobody drives this process's. @returns them */
    async takeOver() {
      await reclaim()
      for (const owner of runs.owners()) {
        if (owner === ownerId || !isEnded(db, owner)) continue
        await db.write(() => runs.takeOver(owner, ownerId))
      }
      return runs.unfinishedOf(ownerId)
    },
  }
}

/** The file's trouble, as opposed to the record's. */
function isOfDatabase(error: unknown): boolean {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && code.startsWith('SQLITE_') && !code.startsWith('SQLITE_CONSTRAINT')
}

/** Whose spill files there are. */
function spillOwners(home: string): number[] {
  const folder = spillFolder(home)
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((name) => {
    const owner = /^(\d+)\.spill$/.exec(name)?.[1]
    return owner === undefined ? [] : [Number(owner)]
  })
}
