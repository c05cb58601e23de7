import { rmSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { UserError } from '../../core/errors.ts'
import type { RunChore } from '../../core/ports.ts'
import { failureTold, type ToldFailure } from '../failures.ts'

/** What the chore's thread tells. */
export type FromChore =
  | { type: 'bytes'; bytes: number }
  | { type: 'done'; bytes: number }
  | { type: 'failed'; failure: ToldFailure }

/**
 * Does each chore in a thread of its own, so that the core goes on answering.
 * @param script the thread's, which gets the chore as its data
 */
export const inThread =
  (script: URL): RunChore =>
  (chore, { onBytes, signal } = {}) =>
    new Promise((resolve, reject) => {
      const thread = new Worker(script, { workerData: chore })
      const cancel = () => void thread.terminate()
      signal?.addEventListener('abort', cancel, { once: true })
      thread.on('message', (told: FromChore) => {
        if (told.type === 'bytes') onBytes?.(told.bytes)
        else if (told.type === 'done') resolve({ bytes: told.bytes })
        else reject(failureTold(told.failure))
      })
      thread.on('error', reject)
      thread.on('exit', () => {
        signal?.removeEventListener('abort', cancel)
        // What was settled before stays so; a thread that was ended has left its unfinished file behind.
        if ('to' in chore && signal?.aborted) rmSync(`${chore.to}.part`, { force: true })
        reject(new UserError('cancelled', 'It was cancelled. Nothing was written.'))
      })
    })
