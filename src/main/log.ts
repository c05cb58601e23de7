import type { Logger } from '../core/ports.ts'

/** One JSON object a line on the error stream. */
export const log: Logger = (level, message, fields) => {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...fields })}\n`)
}
