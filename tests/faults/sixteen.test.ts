import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { formatUsd, parseUsd, pico, sumUsd } from '../../src/core/money.ts'
import { type SimulatorProcess, startSimulatorProcess } from '../simulator/process.ts'
import { countersOf, entriesOf } from '../support/books.ts'
import { type Machine, startMachine } from '../support/machine.ts'
import { projectFile } from '../support/projects.ts'
import { breachesOf, police } from './police.ts'
import { startWorker } from './workerProcess.ts'

const PROCESSES = 16
const PROMPTS = 20
const BUDGET = parseUsd('10')

let folder: string
let simulator: SimulatorProcess
let machine: Machine
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-sixteen-'))
  simulator = await startSimulatorProcess({ seed: 'sixteen', latencyMs: 100 })
  machine = await startMachine({ folder, baseUrls: simulator.baseUrls })
  police(machine.db)
})
afterEach(async () => {
  await machine.close()
  await simulator.close()
  rmSync(folder, { recursive: true })
})

it('keep a budget of $10 among sixteen processes: never over it, and less than one call below', async () => {
  // So dear that all of them together would spend far more.
  await machine.models.setPrice({ provider: 'openai', model: 'gpt-5', input: '20', output: '150' })
  const promptTexts = Array.from({ length: PROMPTS }, (_, n) => `Which CRM is best for team ${10 + n}?`)
  await machine.projects.apply(projectFile({ promptTexts, models: ['openai:gpt-5'], maxOutputTokens: 800 }))
  const [quoted] = await machine.monitoring.quote({})
  const worst = pico(parseUsd(quoted?.quote.models[0]?.worstCaseUsd ?? '0') / BigInt(PROMPTS))
  await machine.budgets.set({ scope: 'all', period: 'month', action: 'block', limit: BUDGET })

  const options = { home: folder, baseUrls: simulator.baseUrls, project: 'Lumora watch', resumeOnly: false }
  const workers = Array.from({ length: PROCESSES }, () => startWorker({ ...options, concurrency: 4 }))
  for (const worker of workers) expect((await worker.end)?.error ?? null).toBeNull()

  const entries = entriesOf(machine.db)
  const settled = sumUsd(entries.filter(({ state }) => state === 'settled').map(({ total }) => pico(total)))
  const blocked = machine.db.sqlite.prepare("SELECT COUNT(*) FROM tasks WHERE state = 'blocked'").pluck().get()
  const owners = machine.db.sqlite.prepare('SELECT COUNT(DISTINCT owner_id) FROM holds').pluck().get()
  console.log(
    `${PROCESSES} processes, ${owners} of which paid: $${formatUsd(settled)} of $${formatUsd(BUDGET)} settled by ${entries.length} calls, ${blocked} blocked; one call may cost up to $${formatUsd(worst)}`,
  )
  expect(entries.every(({ state }) => state === 'settled')).toBe(true)
  expect(settled).toBeLessThanOrEqual(BUDGET)
  expect(settled).toBeGreaterThan(BUDGET - worst)
  expect(blocked).toBeGreaterThan(0)
  expect(breachesOf(machine.db)).toEqual([])
  const { kept, recounted } = countersOf(machine.db)
  expect(kept).toEqual(recounted)
}, 240_000)
