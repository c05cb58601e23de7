import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Core, createCore } from '../../src/core/createCore.ts'
import { systemClock } from '../../src/core/ports.ts'
import { BUILT_IN_PROVIDERS } from '../../src/core/providers/index.ts'
import type { Simulator } from '../../src/core/simulator/index.ts'
import { projectFile } from '../support/projects.ts'
import { MAX_OUTPUT_TOKENS } from './questions.ts'

/** The program as a host starts it, on a home of its own. */
export interface Ours {
  core: Core
  close(): Promise<void>
}

export async function openOurs(baseUrls: Simulator['baseUrls'], concurrency: number | null): Promise<Ours> {
  const home = mkdtempSync(join(tmpdir(), 'earshot-bench-'))
  const each = (value: (provider: (typeof BUILT_IN_PROVIDERS)[number]) => string) =>
    Object.fromEntries(BUILT_IN_PROVIDERS.map((name) => [name, { value: value(name), variable: 'A_BENCH' }]))
  const core = await createCore(
    {
      clock: systemClock,
      secrets: { kind: 'none', get: async () => null, set: async () => undefined, remove: async () => false },
      log: (level, message, fields) => console.error(level, message, fields),
      notify: () => undefined,
      paths: { home, migrations: 'drizzle' },
    },
    {
      config: { keys: each(() => 'key-of-a-bench'), baseUrls: each((provider) => baseUrls[provider]) },
      concurrency,
      zone: 'UTC',
    },
  )
  return {
    core,
    async close() {
      await core.close()
      rmSync(home, { recursive: true })
    },
  }
}

/** Makes a project that asks these prompts of these models. */
export async function prepare({ core }: Ours, name: string, promptTexts: readonly string[], models: readonly string[]) {
  await core.projects.apply(projectFile({ name, promptTexts, models, maxOutputTokens: MAX_OUTPUT_TOKENS }))
}

/** Runs a project. @returns milliseconds until every answer was stored, and until the run had ended */
export async function timeRun({ core }: Ours, project: string): Promise<{ storedMs: number; endedMs: number }> {
  const waiting = core.db.sqlite.prepare(
    "SELECT 1 FROM tasks WHERE run_id = ? AND state IN ('pending', 'leased') LIMIT 1",
  )
  const begun = performance.now()
  const [runId] = (await core.monitoring.start({ project })) as [number]
  const ended = core.monitoring.finished(runId)
  while (waiting.get(runId)) await delay(4)
  const storedMs = performance.now() - begun
  const { status, planned, succeeded } = await ended
  const endedMs = performance.now() - begun
  if (status !== 'completed') throw new Error(`the run is ${status}: ${succeeded} of ${planned}`)
  return { storedMs, endedMs }
}
