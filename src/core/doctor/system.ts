import { readdirSync, statfsSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Db } from '../db/index.ts'
import type { Clock } from '../ports.ts'
import { check, type DoctorCheck, type Finding } from './check.ts'

/** Below this a busy home is full within days. */
const LEAST_FREE_BYTES = 200 * 1024 * 1024
/** How long the two clocks are compared, and how far they may drift apart meanwhile. */
const CLOCK_LOOK_MS = 200
const CLOCK_DRIFT_MS = 100
/** A stamp may be so far ahead before the clock must have been set back. */
const FUTURE_MS = 60_000

interface SystemOptions {
  /** The home's. */
  folder: string
  db: Db
  clock: Clock
}

/** What the program stands on: the machine, its disk, its clock, and who may read the home. */
export async function* checkSystem({ folder, db, clock }: SystemOptions): AsyncGenerator<DoctorCheck> {
  yield await check('node', () => ({ detail: `Node ${process.versions.node}` }))
  yield await check('disk', () => disk(folder))
  yield await check('permissions', () => permissions(folder, db.file))
  yield await check('clock', () => clocks(db, clock))
}

function disk(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  return {
    detail: `${Math.floor(free / 1024 / 1024)} MB free at ${folder}`,
    remedy: free < LEAST_FREE_BYTES ? 'Free some space: answers that cannot be stored stop a run.' : undefined,
  }
}

/** What is in a home is nobody else's to read; Windows keeps that by the folder's owner. */
function permissions(folder: string, file: string): Finding {
  if (process.platform === 'win32') return { detail: 'kept by the folder of your account' }
  const name = basename(file)
  const paths = [
    folder,
    ...readdirSync(folder)
      .filter((each) => each.startsWith(name))
      .map((each) => join(folder, each)),
  ]
  const open = paths.flatMap((path) => {
    const mode = statSync(path).mode & 0o777
    return mode & 0o077 ? [{ path, mode: mode.toString(8) }] : []
  })
  if (open.length === 0) return { detail: `${folder} is readable by you alone` }
  return {
    detail: `others may read ${open.map(({ path, mode }) => `${path} (${mode})`).join(', ')}`,
    remedy: `Take it from them: chmod 700 ${folder} && chmod 600 ${join(folder, name)}*`,
  }
}

/** The clock that stamps runs as evenly as the one that waits, and nothing is stamped with a time to come. */
async function clocks(db: Db, clock: Clock): Promise<Finding> {
  const [wall, steady] = [Date.now(), performance.now()]
  await delay(CLOCK_LOOK_MS)
  const drift = Math.abs(Date.now() - wall - (performance.now() - steady))
  if (drift > CLOCK_DRIFT_MS) {
    const detail = `the clock moved by ${Math.round(drift)} ms within ${CLOCK_LOOK_MS} ms`
    return { detail, remedy: 'Let the system keep the time by itself, and look again when it stands still.' }
  }
  const ahead = newestStamp(db) - clock.now()
  if (ahead <= FUTURE_MS) return { detail: `${new Date(clock.now()).toISOString()}, and nothing is stamped later` }
  return {
    detail: `something is stamped ${Math.round(ahead / 60_000)} minutes in the future`,
    remedy: 'Set the clock right. What was stamped keeps its day; what is due waits until the clock has caught up.',
  }
}

/** The latest instant anything of the engine's is stamped with, by indexes alone. */
function newestStamp({ sqlite }: Db): number {
  const newest = `
    SELECT MAX(COALESCE((SELECT created_at FROM runs ORDER BY id DESC LIMIT 1), 0),
      COALESCE((SELECT at FROM ledger ORDER BY id DESC LIMIT 1), 0), COALESCE((SELECT at FROM answers ORDER BY id DESC LIMIT 1), 0))`
  return sqlite.prepare(newest).pluck().get() as number
}
