/**
 * A host with nothing to look at: it opens a home as the app does, with its schedule, under a clock that is ahead of the
 * real one. One line of JSON options on standard input; a line of JSON for every notification. It ends by being killed,
 * or with its standard input.
 */
import { createInterface } from 'node:readline'
import { systemClock } from '../../src/core/ports.ts'
import { BUILT_IN_PROVIDERS } from '../../src/core/providers/index.ts'
import { openWorkspace } from '../../src/core/workspace.ts'
import type { HostOptions } from './hostProcess.ts'

const input = createInterface({ input: process.stdin })
const options = JSON.parse((await input[Symbol.asyncIterator]().next()).value ?? '') as HostOptions
const fromEnvironment = (value: string) => ({ value, variable: 'A_TEST' })
const each = <T>(value: (provider: (typeof BUILT_IN_PROVIDERS)[number]) => T) =>
  Object.fromEntries(BUILT_IN_PROVIDERS.map((provider) => [provider, value(provider)]))

const workspace = openWorkspace({
  ports: {
    clock: { now: () => systemClock.now() + options.aheadMs },
    secrets: { kind: 'none', get: async () => null, set: async () => undefined, remove: async () => false },
    log: (level, message, fields) => process.stderr.write(`${level} ${message} ${JSON.stringify(fields ?? {})}\n`),
    notify: (notification) => process.stdout.write(`${JSON.stringify(notification)}\n`),
    paths: { home: options.home, migrations: 'drizzle' },
  },
  settings: {
    config: {
      keys: each(() => fromEnvironment('key-of-a-test')),
      baseUrls: each((provider) => fromEnvironment(options.baseUrls[provider])),
    },
    concurrency: options.concurrency,
    callTimeoutMs: 20_000,
    zone: 'UTC',
  },
  version: '0.0.0',
})
process.stdin.once('close', () => void workspace.close().finally(() => process.exit(0)))
