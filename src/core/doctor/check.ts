import { statfsSync } from 'node:fs'
import { messageOf } from '../errors.ts'

/** One thing that was looked at. */
export interface DoctorCheck {
  name: string
  ok: boolean
  /** What was found. */
  detail: string
  /** What to do; null when nothing needs doing. */
  remedy: string | null
}

/** What a check finds; a remedy makes it a failed one. */
export interface Finding {
  detail: string
  remedy?: string | undefined
}

/** Looks, and takes whatever is thrown for a failed check. */
export async function check(name: string, look: () => Finding | Promise<Finding>): Promise<DoctorCheck> {
  try {
    const { detail, remedy } = await look()
    return { name, ok: remedy === undefined, detail, remedy: remedy ?? null }
  } catch (error) {
    return { name, ok: false, detail: messageOf(error), remedy: 'Do what it says and run the check again.' }
  }
}

/** Below this a busy home is full within days. */
const LEAST_FREE_BYTES = 200 * 1024 * 1024

/** @param folder the home's */
export const checkSystem = (folder: string): Promise<DoctorCheck[]> =>
  Promise.all([check('node', () => ({ detail: `Node ${process.versions.node}` })), check('disk', () => disk(folder))])

function disk(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  return {
    detail: `${Math.floor(free / 1024 / 1024)} MB free at ${folder}`,
    remedy: free < LEAST_FREE_BYTES ? 'Free some space: answers that cannot be stored stop a run.' : undefined,
  }
}
