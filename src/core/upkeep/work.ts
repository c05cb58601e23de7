import { statfsSync } from 'node:fs'
import type { Db } from '../db/index.ts'
import { UserError } from '../errors.ts'
import type { JobContext, JobWork } from '../jobs/index.ts'
import type { Clock } from '../ports.ts'

/** Weekly backups kept. */
const KEPT_BACKUPS = 4
/** How their names begin; the user's own are left alone. */
const BACKUP_LABEL = 'weekly'
/** Logs of executions are kept so long. */
const KEPT_LOGS_MS = 90 * 86_400_000

export interface UpkeepOptions {
  db: Db
  clock: Clock
  /** The home's folder. */
  folder: string
  /** Reads the database through. @throws UserError `database` */
  check(signal: AbortSignal): Promise<{ bytes: number }>
  backUp(label: string): { name: string; bytes: number } | Promise<{ name: string; bytes: number }>
  /** Removes the oldest backups of a label beyond some. @returns what was removed */
  rotate(label: string, keep: number): string[]
  /** Counts everything anew and mends what differs, a little at a time. @returns each rule that was broken */
  recount(signal: AbortSignal): Promise<{ rule: string; found: number; mended: number }[]>
  /** Removes logs of executions before an instant. @returns how many lines */
  pruneLogs(before: number): Promise<number>
}

/**
 * The weekly upkeep: reads the database through, moves what is beside it into it, copies it and drops what is old. A
 * damaged database is not copied, and no copy of it from before is dropped.
 */
export function createUpkeep({ db, clock, folder, check, backUp, rotate, recount, pruneLogs }: UpkeepOptions): JobWork {
  /** @throws UserError `database` */
  async function checkIntegrity({ log, signal }: JobContext): Promise<void> {
    try {
      const { bytes } = await check(signal)
      log('info', 'Integrity: nothing is wrong', { bytes })
    } catch (error) {
      if (error instanceof UserError) for (const line of error.details) log('error', line)
      throw error
    }
  }

  /** @throws UserError `disk_full` */
  function assertRoom(): void {
    const { bavail, bsize } = statfsSync(folder)
    const needed = (db.sqlite.pragma('page_count', { simple: true }) as number) * pageSize()
    if (bavail * bsize > needed * 1.1) return
    throw new UserError(
      'disk_full',
      `There is no room for a backup in ${folder}: it takes ${megabytes(needed)}. Earlier backups are kept; free some space.`,
    )
  }

  const pageSize = () => db.sqlite.pragma('page_size', { simple: true }) as number

  return async (context) => {
    const { log, signal } = context
    await checkIntegrity(context)
    const [checkpoint] = db.sqlite.pragma('wal_checkpoint(TRUNCATE)') as { busy: number; log: number }[]
    log('info', checkpoint?.busy === 1 ? 'Checkpoint: other readers hold it up' : 'Checkpoint: done')
    signal.throwIfAborted()
    const broken = await recount(signal)
    for (const { rule, found, mended } of broken) log('warn', `Rule ${rule}`, { found, mended })
    if (broken.length === 0) log('info', 'Recount: everything adds up')
    signal.throwIfAborted()
    assertRoom()
    const { name, bytes } = await backUp(BACKUP_LABEL)
    log('info', `Backup: ${name}`, { bytes })
    const removed = rotate(BACKUP_LABEL, KEPT_BACKUPS)
    if (removed.length > 0) log('info', 'Old backups removed', { names: removed.join(', ') })
    const pruned = await pruneLogs(clock.now() - KEPT_LOGS_MS)
    return {
      ok: true,
      sentence: `The database is whole; a backup of ${megabytes(bytes)} was made, ${removed.length} old ones and ${pruned} old log lines were removed.`,
      figures: {
        bytes,
        removed: removed.length,
        pruned,
        mended: broken.reduce((sum, { mended }) => sum + mended, 0),
      },
    }
  }
}

const megabytes = (bytes: number) => `${(bytes / 1_048_576).toFixed(1)} MB`
