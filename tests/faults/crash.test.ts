import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type SimulatorProcess, startSimulatorProcess } from '../simulator/process.ts'
import { startMachine } from '../support/machine.ts'
import { projectFile } from '../support/projects.ts'
import { expectWhole, reckon } from './reckoning.ts'
import { dice, repeats, seedOf } from './seed.ts'
import { startWorker } from './workerProcess.ts'

const KILLS = repeats('EARSHOT_KILLS', 5)
/** Longest life of a process that is going to be killed: from its first answers, and from its very start. */
const RUNNING_MS = 250
const STARTING_MS = 1_200
const CONCURRENCY = 16

let folder: string
let simulator: SimulatorProcess
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-crash-'))
  simulator = await startSimulatorProcess({
    seed: 'crash',
    latencyMs: { medianMs: 15, sigma: 0.6 },
    faults: [{ kind: 'rate_limited', probability: 0.02, retryAfterMs: 10 }],
  })
})
afterEach(async () => {
  await simulator.close()
  rmSync(folder, { recursive: true })
})

describe('kill −9', () => {
  it(`at ${KILLS} random moments loses no answer, asks no answered task again and leaves the books right`, async () => {
    const seed = seedOf()
    const roll = dice(seed)
    console.log(`EARSHOT_SEED=${seed}`)
    const machine = await startMachine({ folder, baseUrls: simulator.baseUrls })
    const { name } = projectFile()
    await machine.projects.apply(projectFile({ prompts: 10, samples: 4, search: true }))
    const options = { home: folder, baseUrls: simulator.baseUrls, concurrency: CONCURRENCY, project: name }

    for (let kills = 0; kills < KILLS; kills++) {
      const worker = startWorker(options)
      if (roll() < 0.75) {
        await worker.running
        await delay(roll() * RUNNING_MS)
      } else {
        await delay(roll() * STARTING_MS)
      }
      await worker.kill()
    }
    const last = await startWorker({ ...options, resumeOnly: false }).end
    expect(last?.error).toBeNull()
    for (const { status } of last?.runs ?? []) expect(status).toBe('completed')

    await expectWhole(machine)
    const { calls } = await simulator.served()
    const { settled, exposures, lost } = reckon(machine, calls)
    const { sqlite } = machine.db
    const done = sqlite.prepare('SELECT state, COUNT(*) AS n FROM tasks GROUP BY state').all()
    expect(done).toEqual([{ state: 'done', n: settled }])
    expect(exposures).toBeLessThanOrEqual(KILLS * CONCURRENCY)
    console.log(`${KILLS} kills: ${settled} answers, ${exposures} exposures, ${lost} of them billed and never received`)
    await machine.close()
  }, 600_000)
})
