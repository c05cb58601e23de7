/**
 * A process at work on a home, to be killed at any moment. One line of JSON options on standard input; a line `running`
 * when it has its first answers, and one of JSON with how its runs ended.
 */
import { createInterface } from 'node:readline'
import { createCore } from '../../src/core/createCore.ts'
import { messageOf, UserError } from '../../src/core/errors.ts'
import { systemClock } from '../../src/core/ports.ts'
import { BUILT_IN_PROVIDERS } from '../../src/core/providers/index.ts'
import type { WorkerEnd, WorkerOptions } from './workerProcess.ts'

const input = createInterface({ input: process.stdin })
const options = JSON.parse((await input[Symbol.asyncIterator]().next()).value ?? '') as WorkerOptions
const fromEnvironment = (value: string) => ({ value, variable: 'A_TEST' })
const each = <T>(value: (provider: (typeof BUILT_IN_PROVIDERS)[number]) => T) =>
  Object.fromEntries(BUILT_IN_PROVIDERS.map((provider) => [provider, value(provider)]))
const say = (line: string) => process.stdout.write(`${line}\n`)

const core = await createCore(
  {
    clock: systemClock,
    secrets: { kind: 'none', get: async () => null, set: async () => undefined, remove: async () => false },
    log: (level, message, fields) => process.stderr.write(`${level} ${message} ${JSON.stringify(fields ?? {})}\n`),
    notify: () => undefined,
    paths: { home: options.home, migrations: 'drizzle' },
  },
  {
    config: {
      keys: each(() => fromEnvironment('key-of-a-test')),
      baseUrls: each((provider) => fromEnvironment(options.baseUrls[provider])),
    },
    concurrency: options.concurrency,
    callTimeoutMs: 20_000,
    zone: 'UTC',
  },
)
let end: WorkerEnd
try {
  const resumed = await core.monitoring.resume()
  const runIds = resumed.length > 0 && options.resumeOnly !== false ? resumed : [...resumed, ...(await begin())]
  for (const runId of runIds) await firstAnswer(runId)
  say('running')
  const runs = await Promise.all(runIds.map((runId) => core.monitoring.finished(runId)))
  end = {
    runs: runs.map(({ runId, status, planned, succeeded }) => ({ runId, status, planned, succeeded })),
    error: null,
  }
} catch (error) {
  end = { runs: [], error: { code: error instanceof UserError ? error.code : null, message: messageOf(error) } }
}
await core.close()
say(JSON.stringify(end))
process.exit(0)

/** Waits until a run has one more answer than it had, or has ended. */
async function firstAnswer(runId: number): Promise<void> {
  const before = core.monitoring.progress(runId)?.succeeded ?? 0
  for await (const { succeeded } of core.monitoring.watch(runId)) if (succeeded > before) return
}

/** Starts a run, when one is to be started. */
async function begin(): Promise<number[]> {
  return options.project === null ? [] : core.monitoring.start({ project: options.project })
}
