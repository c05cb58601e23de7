import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { databaseFile } from '../../src/core/db/index.ts'
import { maxUsd, parseUsd, pico } from '../../src/core/money.ts'
import { createSimulator, type FaultKind, type FaultRule } from '../../src/core/simulator/index.ts'
import { type Machine, startMachine } from '../support/machine.ts'
import { projectFile } from '../support/projects.ts'
import { police } from './police.ts'

const MODELS = ['openai:gpt-5-mini', 'anthropic:claude-haiku-4-5', 'google:gemini-2.5-flash']
const FAULTS: FaultKind[] = [
  ...(['rate_limited', 'overloaded', 'server_error', 'bad_request', 'no_usage'] as const),
  ...(['truncated_json', 'reset_after_headers', 'reset_before_headers', 'spent_thinking'] as const),
]

/** Long enough for a machine with much else to do. */
const CALL_TIMEOUT_MS = 1_500

/** What a random schedule does. */
export interface Schedule {
  prompts: number
  models: string[]
  latencyMs: number
  faults: FaultRule[]
  /** Limits in quarters of the dearest worst case of one call. */
  limits: { scope: 'provider' | 'project' | 'all'; period: 'month' | 'day'; quarters: number }[]
  /** Processes on the one file, each with calls at once and the moment at which it dies. */
  engines: { workers: number; diesAfterMs: number | null }[]
}

/** The limits of a schedule. */
export interface Limits {
  /** The most that one call can cost, in pico-dollars. */
  worst: bigint
  /** Whose they are: one provider's, or everything's. */
  all: { provider: string | null; limit: bigint }[]
}

/** Latencies, faults, crashes, 1 to 64 workers, one to three connections. */
export const schedules: fc.Arbitrary<Schedule> = fc.record({
  prompts: fc.integer({ min: 2, max: 14 }),
  models: fc.subarray(MODELS, { minLength: 1, maxLength: 2 }),
  latencyMs: fc.constantFrom(0, 0, 2, 15, 40),
  faults: fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constantFrom(...FAULTS),
        probability: fc.double({ min: 0.02, max: 0.3, noNaN: true }),
        retryAfterMs: fc.integer({ min: 1, max: 20 }),
      }),
      // Each costs the time that a call is allowed.
      fc.record({ kind: fc.constant('hang' as const), to: fc.integer({ min: 1, max: 3 }) }),
    ),
    { maxLength: 2 },
  ),
  limits: fc.uniqueArray(
    fc.record({
      scope: fc.constantFrom('provider', 'provider', 'project', 'all'),
      period: fc.constantFrom('month', 'day'),
      quarters: fc.integer({ min: 2, max: 60 }),
    }),
    { minLength: 1, maxLength: 3, selector: ({ scope, period }) => `${scope} ${period}` },
  ),
  engines: fc.array(
    fc.record({
      workers: fc.integer({ min: 1, max: 64 }),
      diesAfterMs: fc.option(fc.integer({ min: 0, max: 120 }), { freq: 2 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
})

const NOW = Date.UTC(2026, 10, 20, 12)
const clock = { now: () => NOW }
const NOWHERE = 'http://127.0.0.1:9'
const NO_URLS = { openai: NOWHERE, anthropic: NOWHERE, google: NOWHERE, perplexity: NOWHERE, compatible: NOWHERE }

/** Makes a file that watches its limits, to be copied for every schedule. */
export async function makeTemplate(): Promise<{ file: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-template-'))
  const machine = await startMachine({ folder, baseUrls: NO_URLS, clock })
  police(machine.db)
  await machine.close()
  return { file: databaseFile(folder), remove: () => rmSync(folder, { recursive: true }) }
}

/** Plays a schedule to its end and has `check` look at what it left. */
export async function play(
  schedule: Schedule,
  template: string,
  check: (machine: Machine, limits: Limits) => void,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-schedule-'))
  copyFileSync(template, databaseFile(folder))
  const { latencyMs, faults, prompts, models } = schedule
  const simulator = await createSimulator({ seed: 'schedule', day: '2026-11-20', latencyMs, faults })
  const machines: Machine[] = []
  const join_ = async (workers: number) => {
    const options = {
      folder,
      baseUrls: simulator.baseUrls,
      clock,
      concurrency: workers,
      callTimeoutMs: CALL_TIMEOUT_MS,
    }
    const machine = await startMachine({ ...options, speed: { initial: workers, max: 64 } })
    machines.push(machine)
    return machine
  }
  try {
    const first = await join_(1)
    // All of one length, so that every call of a model has the same worst case.
    const promptTexts = Array.from({ length: prompts }, (_, index) => `Which CRM is best for team ${10 + index}?`)
    await first.projects.apply(projectFile({ promptTexts, models, maxOutputTokens: 600 }))
    const limits = await setLimits(first, schedule)
    await Promise.all(schedule.engines.map((engine) => live(engine, join_)))
    const last = await join_(16)
    await finishAll(last)
    check(last, limits)
  } finally {
    await simulator.close()
    for (const machine of machines) await machine.close()
    rmSync(folder, { recursive: true })
  }
}

/** Sets the limits. @returns them, with the dearest worst case of one call */
async function setLimits(machine: Machine, { limits, models }: Schedule): Promise<Limits> {
  const [quoted] = await machine.monitoring.quote({})
  const worstCases = (quoted?.quote.models ?? []).map(({ worstCaseUsd, calls }) =>
    pico(parseUsd(worstCaseUsd as string) / BigInt(calls)),
  )
  const worst = worstCases.reduce(maxUsd)
  const set = limits.map(async ({ scope, period, quarters }) => {
    const limit = pico((worst * BigInt(quarters)) / 4n)
    const of = { provider: models[0]?.split(':')[0], project: 'Lumora watch', all: undefined }[scope]
    await machine.budgets.set({ scope, of, period, action: 'block', limit })
    return { provider: scope === 'provider' ? (of as string) : null, limit }
  })
  return { worst, all: await Promise.all(set) }
}

/** One process: runs the project to its end, or dies on the way. */
async function live(
  { workers, diesAfterMs }: Schedule['engines'][number],
  begin: (workers: number) => Promise<Machine>,
): Promise<void> {
  const machine = await begin(workers)
  const [runId] = (await machine.monitoring.start({})) as [number]
  if (diesAfterMs === null) {
    await machine.monitoring.finished(runId)
    return
  }
  await new Promise<void>((resolve) => {
    const death = setTimeout(() => {
      machine.vanish()
      resolve()
    }, diesAfterMs)
    machine.monitoring.finished(runId).then(
      () => {
        clearTimeout(death)
        resolve()
      },
      () => undefined,
    )
  })
}

async function finishAll(machine: Machine): Promise<void> {
  const runIds = await machine.monitoring.resume()
  await Promise.all(runIds.map((runId) => machine.monitoring.finished(runId)))
}
