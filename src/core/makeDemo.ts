import { join } from 'node:path'
import { type Core, type CoreSettings, createCore } from './createCore.ts'
import { UserError } from './errors.ts'
import { parseUsd } from './money.ts'
import type { Clock, Ports } from './ports.ts'
import { DEMO_PROJECT } from './simulator/index.ts'
import { addDays, dayOf, instantAt } from './time.ts'

/** Where a home keeps its demo: a home of its own. */
export const demoHome = (home: string): string => join(home, 'demo')

const DEMO_DAYS = 60
const DEMO_SEED = 'demo'
/** The demo's runs begin at four in the morning, as the daily job does. */
const HOUR_OF_RUN = 4

export interface DemoOptions {
  days?: number
  seed?: string
  onDay?: (done: number, total: number) => void
  /** Leaves off after the day that is being made; it throws the signal's reason then. The rest can be made later. */
  signal?: AbortSignal
}

/**
 * Makes the demo home: a project with days of history, asked and measured by the real pipeline against the simulator,
 * one run a day on a clock that is set to that day. A demo that has its days is left as it is, and one that was
 * interrupted is finished.
 * @param ports the user's own; the demo gets its folder inside theirs
 * @returns whether anything was made
 * @throws UserError `conflict` when there is a demo of another seed
 */
export async function makeDemo(ports: Ports, settings: CoreSettings, options: DemoOptions = {}): Promise<boolean> {
  const days = options.days ?? DEMO_DAYS
  const seed = options.seed ?? DEMO_SEED
  if (!Number.isInteger(days) || days < 1 || days > 366) {
    throw new UserError('bad_input', `A demo has between 1 and 366 days, not ${days}.`)
  }
  const clock = settableClock(ports.clock.now())
  const zone = settings.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const lastDay = dayOf(ports.clock.now(), zone)
  const window = { firstDay: addDays(lastDay, 1 - days), days }
  const demoPorts = { ...ports, clock, paths: { ...ports.paths, home: demoHome(ports.paths.home) } }
  const core = await createCore(demoPorts, { ...settings, zone, demo: { seed, window } })
  try {
    if (core.home.demoSeed !== seed) {
      throw new UserError(
        'conflict',
        `There is a demo with the seed "${core.home.demoSeed}" in ${demoPorts.paths.home}. It was left as it is; remove that folder to make another.`,
      )
    }
    return await fill(core, clock, window, options)
  } finally {
    await core.close()
  }
}

async function fill(
  core: Core,
  clock: SettableClock,
  window: { firstDay: string; days: number },
  options: DemoOptions,
) {
  const made = new Set(demoDays(core))
  if (made.size >= window.days) return false
  const all = Array.from({ length: window.days }, (_, index) => addDays(window.firstDay, index))
  const missing = all.filter((day) => !made.has(day))
  clock.set(instantAt(window.firstDay, HOUR_OF_RUN, core.home.zone))
  await core.projects.apply(DEMO_PROJECT)
  await core.budgets.set({ scope: 'provider', of: 'openai', period: 'month', action: 'block', limit: parseUsd('50') })
  for (const runId of await core.monitoring.resume()) await core.monitoring.finished(runId)
  for (const [index, day] of missing.entries()) {
    options.signal?.throwIfAborted()
    clock.set(instantAt(day, HOUR_OF_RUN, core.home.zone))
    for (const runId of await core.monitoring.start({ trigger: 'demo' })) await core.monitoring.finished(runId)
    if (index === 0 || isSunday(day)) await core.modelWatch.check(options.signal)
    options.onDay?.(index + 1, missing.length)
  }
  // The simulator's bill is of the days that it served: those of this making.
  const billed = { from: missing[0] ?? window.firstDay, to: addDays(window.firstDay, window.days - 1) }
  const signal = options.signal ?? new AbortController().signal
  for (const provider of await core.billing.askable()) await core.billing.importApi(provider, billed, false, signal)
  return true
}

/** The lists of models are read once a week, as by the job. */
const isSunday = (day: string): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() === 0

/** Days on which the demo's history has a run. */
const demoDays = (core: Core): string[] =>
  core.db.sqlite.prepare('SELECT DISTINCT day FROM runs WHERE "trigger" = \'demo\'').pluck().all() as string[]

interface SettableClock extends Clock {
  set(instant: number): void
}

/** A clock that stands still until it is set. */
function settableClock(instant: number): SettableClock {
  let now = instant
  return {
    now: () => now,
    set(to) {
      now = to
    },
  }
}
