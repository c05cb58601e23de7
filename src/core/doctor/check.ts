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
