import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type SimulatorProcess, startSimulatorProcess } from '../simulator/process.ts'
import { type Machine, startMachine } from '../support/machine.ts'
import { projectFile } from '../support/projects.ts'
import { type HostOptions, startHost } from './hostProcess.ts'
import { expectWhole, reckon } from './reckoning.ts'
import { repeats } from './seed.ts'

/** How many times the host is killed, from the first moment of the job to its last answers. */
const KILLS = repeats('EARSHOT_PROCESS_RUNS', 2)
const PROMPTS = 20
const MODELS = 4
const DUE = Date.UTC(2026, 10, 21, 4)
const PATIENCE = { timeout: 60_000, interval: 5 }

let folder: string
let simulator: SimulatorProcess
let machine: Machine
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-daily-'))
  simulator = await startSimulatorProcess({ seed: 'daily' })
  await simulator.set('latency', { latencyMs: 20 })
  machine = await startMachine({ folder, baseUrls: simulator.baseUrls })
})
afterEach(async () => {
  await machine.close()
  await simulator.close()
  rmSync(folder, { recursive: true })
})

interface Execution {
  state: string
  trigger: string
  dueAt: number
  sentence: string | null
  toldAt: number | null
}
const executions = () =>
  machine.db.sqlite
    .prepare(
      `SELECT state, "trigger", due_at AS dueAt, sentence, told_at AS toldAt FROM job_runs WHERE job = 'daily' ORDER BY id`,
    )
    .all() as Execution[]
const count = (text: string) => machine.db.sqlite.prepare(text).pluck().get() as number
const answered = () => machine.db.sqlite.prepare('SELECT task_id FROM answers ORDER BY 1').pluck().all() as number[]

/** A host whose clock shows some time before or after the job is due. */
const hostAt = (untilDueMs: number) => {
  const options: HostOptions = {
    ...{ home: folder, baseUrls: simulator.baseUrls, concurrency: 4 },
    aheadMs: DUE - untilDueMs - Date.now(),
  }
  return startHost(options)
}

describe('a host that is killed in the middle of the daily job', () => {
  it.each(Array.from({ length: KILLS }, (_, index) => index / KILLS))(
    'completes it once at its next start (killed at %d of the way)',
    async (share) => {
      const promptTexts = Array.from({ length: PROMPTS }, (_, n) => `Which CRM is best for team ${10 + n}?`)
      await machine.projects.apply(projectFile({ promptTexts }))
      // What is due before a home has jobs is not owed.
      const earlier = hostAt(3_600_000)
      await vi.waitFor(() => expect(count('SELECT COUNT(*) FROM jobs')).toBeGreaterThan(0), PATIENCE)
      await earlier.close()
      const first = hostAt(0)
      const wanted = Math.floor(share * PROMPTS * MODELS)
      await vi.waitFor(() => {
        expect(executions()).toMatchObject([{ state: 'running', trigger: 'schedule', dueAt: DUE }])
        expect(answered().length).toBeGreaterThanOrEqual(wanted)
      }, PATIENCE)
      await first.kill()
      const before = answered()
      expect(before.length).toBeLessThan(PROMPTS * MODELS)

      const second = hostAt(-60_000)
      await vi.waitFor(() => expect(second.told).toHaveLength(1), PATIENCE)
      await second.close()
      const third = hostAt(-120_000)
      await vi.waitFor(() => expect(count('SELECT COUNT(*) FROM instances')).toBe(5), PATIENCE)
      await third.close()

      expect(first.told).toEqual([])
      expect(third.told).toEqual([])
      expect(second.told).toMatchObject([{ title: 'Daily monitoring', job: { name: 'daily', state: 'done' } }])
      expect(executions()).toMatchObject([
        { state: 'died', trigger: 'schedule', dueAt: DUE },
        { state: 'done', trigger: 'catch-up', dueAt: DUE, toldAt: expect.any(Number) },
      ])
      expect(executions()[1]?.sentence).toMatch(/^80 of 80 questions answered for 1 project;/)
      expect(count('SELECT COUNT(*) FROM runs')).toBe(1)
      const again = machine.db.sqlite
        .prepare(`SELECT id FROM tasks WHERE attempts > 1 AND id IN (${before.join(',') || 'NULL'})`)
        .pluck()
        .all()
      expect(again).toEqual([])
      await expectWhole(machine)
      reckon(machine, (await simulator.served()).calls)
    },
    180_000,
  )
})
