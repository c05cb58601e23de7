/**
 * The simulator on its own. As a process: one line of JSON options on standard input, one line of JSON back with port
 * and base URLs, and it lives until standard input ends. As a worker thread: the same by `workerData` and message, and
 * it lives until it is terminated. Its control endpoint (`/__control/`) does the rest.
 */
import { createInterface } from 'node:readline'
import { parentPort, workerData } from 'node:worker_threads'
import { StandaloneOptionsSchema } from './control.ts'
import { createSimulator } from './server.ts'

const start = (options: unknown) => createSimulator(StandaloneOptionsSchema.parse(options))

if (parentPort) {
  const { port, baseUrls } = await start(workerData)
  parentPort.postMessage({ port, baseUrls })
} else {
  const input = createInterface({ input: process.stdin })
  const lines = input[Symbol.asyncIterator]()
  const simulator = await start(JSON.parse((await lines.next()).value ?? '{}'))
  input.once('close', () => void simulator.close())
  process.stdout.write(`${JSON.stringify({ port: simulator.port, baseUrls: simulator.baseUrls })}\n`)
}
