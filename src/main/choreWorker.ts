import { parentPort, workerData } from 'node:worker_threads'
import { performChore } from '../core/chores/index.ts'
import type { Chore } from '../core/ports.ts'
import type { FromChore } from './chores/thread.ts'
import { failureToTell } from './failures.ts'

/** One chore in its thread. */
const tell = (told: FromChore) => parentPort?.postMessage(told)

await performChore(workerData as Chore, { onBytes: (bytes) => tell({ type: 'bytes', bytes }) }).then(
  ({ bytes }) => tell({ type: 'done', bytes }),
  (error: unknown) => tell({ type: 'failed', failure: failureToTell(error) }),
)
