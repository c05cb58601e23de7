import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { maxUsd, parseUsd, pico } from '../../src/core/money.ts'
import { type SimulatorProcess, startSimulatorProcess } from '../simulator/process.ts'
import { entriesOf } from '../support/books.ts'
import { type Machine, startMachine } from '../support/machine.ts'
import { projectFile } from '../support/projects.ts'
import { breachesOf, police } from './police.ts'
import { expectWhole, reckon } from './reckoning.ts'
import { dice, repeats, seedOf } from './seed.ts'
import { startWorker } from './workerProcess.ts'

const RUNS = repeats('EARSHOT_PROCESS_RUNS', 2)
const PROCESSES = 3

let folder: string
let simulator: SimulatorProcess
let machine: Machine
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-processes-'))
  simulator = await startSimulatorProcess({ seed: 'processes' })
  machine = await startMachine({ folder, baseUrls: simulator.baseUrls })
  police(machine.db)
})
afterEach(async () => {
  await machine.close()
  await simulator.close()
  rmSync(folder, { recursive: true })
})

/** Sets a limit that holds some of what the processes want. @returns it, and the most that one call can cost */
async function limitTo(worstCases: number) {
  const [quoted] = await machine.monitoring.quote({})
  const worst = (quoted?.quote.models ?? [])
    .map(({ worstCaseUsd, calls }) => pico(parseUsd(worstCaseUsd as string) / BigInt(calls)))
    .reduce(maxUsd)
  const limit = pico(worst * BigInt(worstCases))
  await machine.budgets.set({ scope: 'all', period: 'month', action: 'block', limit })
  return { limit, worst }
}

describe(`${PROCESSES} processes on one home`, () => {
  it.each(Array.from({ length: RUNS }, (_, index) => index))(
    'keep its limit together, some of them killed (%i)',
    async (index) => {
      const seed = seedOf() + index
      const roll = dice(seed)
      const die = (sides: number) => Math.floor(roll() * sides)
      console.log(`EARSHOT_SEED=${seed - index}`)
      await simulator.set('latency', { latencyMs: [0, 5, 30][die(3)] })
      await simulator.set('faults', {
        faults: [
          { kind: 'rate_limited', probability: 0.05, retryAfterMs: 10 },
          { kind: 'truncated_json', probability: roll() * 0.1 },
        ],
      })
      const promptTexts = Array.from({ length: 10 }, (_, n) => `Which CRM is best for team ${10 + n}?`)
      await machine.projects.apply(projectFile({ promptTexts, maxOutputTokens: 800 }))
      const { limit, worst } = await limitTo(4 + die(30))
      const options = { home: folder, baseUrls: simulator.baseUrls, project: 'Lumora watch', resumeOnly: false }

      const ends = await Promise.all(
        Array.from({ length: PROCESSES }, async () => {
          const worker = startWorker({ ...options, concurrency: 1 + die(64) })
          const killed = roll() < 0.5
          const life = roll() * 300
          if (killed) {
            await worker.running
            await delay(life)
            await worker.kill()
          }
          return worker.end
        }),
      )
      const last = await startWorker({ ...options, concurrency: 16, project: null }).end
      for (const end of [...ends, last]) expect(end?.error ?? null).toBeNull()

      expect(breachesOf(machine.db)).toEqual([])
      await expectWhole(machine)
      reckon(machine, (await simulator.served()).calls)
      const blocked = machine.db.sqlite.prepare("SELECT COUNT(*) FROM tasks WHERE state = 'blocked'").pluck().get()
      const spent = entriesOf(machine.db).reduce((total, entry) => total + entry.total, 0n)
      expect(spent).toBeLessThanOrEqual(limit)
      if (blocked !== 0) expect(spent).toBeGreaterThan(limit - worst)
    },
    120_000,
  )
})
