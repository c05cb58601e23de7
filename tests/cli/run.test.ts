import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { Simulator } from '../../src/core/simulator/index.ts'
import { answerLine, budget, costReport, doctor, ledgerLine, models, outcome, report } from './shapes.ts'
import { KEY, openSimulator, openTerminal, PROJECT, type Terminal } from './support.ts'

/** Calls of one pass: two prompts of four models. */
const CALLS = PROJECT.prompts.length * PROJECT.models.length

let terminal: Terminal
let simulator: Simulator
let env: Record<string, string>

beforeEach(async () => {
  terminal = openTerminal()
  const opened = await openSimulator()
  simulator = opened.simulator
  env = opened.env
  writeFileSync(terminal.path('project.json'), JSON.stringify(PROJECT))
  await terminal.run(['project', 'apply', terminal.path('project.json')])
})
afterEach(async () => {
  await simulator.close()
  terminal.close()
})

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1) ?? ''
const lines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)

async function run(...args: string[]) {
  const ended = await terminal.run(['run', '--json', ...args], { env })
  return { ...ended, outcome: outcome.parse(JSON.parse(lastLine(ended.stdout))) }
}

const json = async (...args: string[]) => JSON.parse((await terminal.run(args, { env })).stdout) as unknown

it('shows what a run would ask and cost, and calls nobody', async () => {
  const { code, stdout } = await terminal.run(['run', '--dry-run'], { env })
  expect(code).toBe(0)
  expect(stdout).toContain(`Lumora watch: ${CALLS} calls`)
  expect(stdout).toContain('by tokens and a usual answer')
  expect(simulator.served()).toHaveLength(0)
})

it('asks, accounts and reports, in the shapes that scripts rely on', async () => {
  const { code, outcome: done, stderr } = await run()
  expect(code).toBe(0)
  expect(done).toMatchObject({
    status: 'completed',
    planned: CALLS,
    succeeded: CALLS,
    failed: 0,
    blocked: 0,
    errors: [],
  })
  expect(simulator.served()).toHaveLength(CALLS)
  expect(stderr).toContain(`openai is called at ${env.OPENAI_BASE_URL} (OPENAI_BASE_URL).`)

  const { stdout: answers } = await terminal.run(['export', 'answers', '--format', 'jsonl'])
  expect(z.array(answerLine).parse(lines(answers))).toHaveLength(CALLS)
  const { stdout: ledger } = await terminal.run(['export', 'ledger'])
  expect(z.array(ledgerLine).parse(lines(ledger))).toHaveLength(CALLS)

  const costs = costReport.parse(await json('costs', '--format', 'json', '--group-by', 'day,provider'))
  expect(costs.totalUsd).toBe(done.costUsd)
  expect(costs.usageCount).toBe(CALLS)
  const byService = await json('costs', '--format', 'json', '--service', 'openai', '--group-by', 'service')
  expect(byService).toMatchObject({ rows: [{ service: 'openai', count: 2 }] })
  const { stdout: csv } = await terminal.run(['costs', '--format', 'csv', '--group-by', 'provider'])
  expect(csv.split('\r\n')[0]).toBe('provider,costUsd,exposureUsd,count')
  expect((await terminal.run(['costs'])).stdout).toContain('openai')

  const brands = report.parse(await json('report', '--json')).brands
  expect(brands.map(({ brand, visibility }) => [brand, visibility.valid])).toEqual([
    ['Lumora', CALLS],
    ['Kestrel CRM', CALLS],
  ])

  const again = await terminal.run(['reanalyze'])
  expect(again).toMatchObject({ code: 0, stdout: `Lumora watch: measured ${CALLS} answers of 1 day again.\n` })
  expect(await json('report', '--json')).toMatchObject({ brands })
  expect(simulator.served()).toHaveLength(CALLS)
})

it('runs one prompt of one model', async () => {
  const { outcome: done } = await run(
    '--prompt',
    'What is the easiest CRM to set up?',
    '--model',
    'openai:gpt-5',
    '--samples',
    '3',
  )
  expect(done).toMatchObject({ planned: 3, succeeded: 3 })
  expect(new Set(simulator.served().map(({ model }) => model))).toEqual(new Set(['gpt-5']))
})

it('ends with 3 when a budget blocks, before anything is asked', async () => {
  await terminal.run(['budget', 'set', '--provider', 'openai', '--monthly', '0.000001'])
  const { code, outcome: done } = await run()
  expect(code).toBe(3)
  expect(done).toMatchObject({ status: 'blocked', blocked: 2, succeeded: CALLS - 2 })
  expect(done.errors).toEqual([expect.objectContaining({ provider: 'openai', class: 'budget', count: 2 })])
  expect(simulator.served().filter(({ provider }) => provider === 'openai')).toHaveLength(0)
})

it('ends with 4 when some tasks fail, and with 1 when all do; a wrong key is told in words, without the key', async () => {
  env.OPENAI_API_KEY = 'wrong-key-0123456789'
  const some = await run()
  expect(some.code).toBe(4)
  expect(some.outcome).toMatchObject({ status: 'partial', failed: 2, succeeded: CALLS - 2 })
  expect(some.outcome.errors).toEqual([expect.objectContaining({ provider: 'openai', class: 'auth' })])

  const all = await run('--model', 'openai:gpt-5')
  expect(all.code).toBe(1)
  expect(all.outcome).toMatchObject({ status: 'failed', failed: 2, succeeded: 0, costUsd: '0', exposureUsd: '0' })
  expect(some.stdout + some.stderr + all.stdout + all.stderr).not.toContain('wrong-key-0123456789')
})

it('blocks what has no price, naming the command that sets it, which then works', async () => {
  await terminal.run(['endpoint', 'add', 'local', '--base-url', 'https://models.example/v1'])
  const project = { ...PROJECT, models: ['local:own-model'] }
  writeFileSync(terminal.path('project.json'), JSON.stringify(project))
  await terminal.run(['project', 'apply', terminal.path('project.json')])
  const { code, stdout } = await terminal.run(['run', '--dry-run'], { env })
  expect(code).toBe(0)
  expect(stdout).toContain('earshot price set local:own-model')

  const set = await terminal.run(['price', 'set', 'local:own-model', '--input', '0.1', '--output', '0.4'])
  expect(set).toMatchObject({ code: 0, stdout: 'local:own-model: $0.1 in, $0.4 out per million tokens.\n' })
  expect((await terminal.run(['run', '--dry-run'], { env })).stdout).not.toContain('price set')
  const listed = models.parse(await json('models', 'list', '--json'))
  expect(listed.find(({ model }) => model === 'own-model')).toMatchObject({ priced: true, inputUsdPerM: '0.1' })
})

it('asks a model on this computer without key or price', async () => {
  await terminal.run(['endpoint', 'add', 'ollama', '--base-url', simulator.baseUrls.compatible])
  const project = { ...PROJECT, models: ['ollama:llama3'], search: false }
  writeFileSync(terminal.path('project.json'), JSON.stringify(project))
  await terminal.run(['project', 'apply', terminal.path('project.json')])
  const { code, outcome: done } = await run()
  expect(code).toBe(0)
  expect(done).toMatchObject({ status: 'completed', succeeded: 2, costUsd: '0' })
  expect((await terminal.run(['endpoint', 'remove', 'ollama'])).stderr).toContain('"Lumora watch" asks its models')
})

it('is cancelled by an interrupt: calls under way are kept, the rest is not asked', async () => {
  simulator.setLatency(400)
  const ended = await terminal.run(['run', '--json', '--samples', '20', '--concurrency', '1'], {
    env,
    onStderr: (text, child) => {
      if (text.includes('Asked 0 of') && !text.includes('Cancelling')) child.kill('SIGINT')
    },
  })
  expect(ended.code).toBe(130)
  expect(ended.stderr).toContain('calls under way are finished and kept')
  const done = outcome.parse(JSON.parse(lastLine(ended.stdout)))
  expect(done.status).toBe('cancelled')
  expect(done.succeeded).toBe(simulator.totals().billed)
  expect(done.succeeded).toBeLessThan(done.planned)
})

it('ends calls under way at the second interrupt, and accounts for what they may have cost', async () => {
  simulator.setFaults([{ kind: 'hang' }])
  const ended = await terminal.run(['run', '--json', '--model', 'openai:gpt-5'], {
    env,
    onStderr: async (text, child) => {
      if (text.includes('Once more ends them')) child.kill('SIGINT')
      else if (text.includes('Asked 0 of')) {
        await vi.waitFor(() => expect(simulator.served()).toHaveLength(2), 20_000)
        child.kill('SIGINT')
      }
    },
  })
  expect(ended.code).toBe(130)
  const done = outcome.parse(JSON.parse(lastLine(ended.stdout)))
  expect(done).toMatchObject({ status: 'cancelled', succeeded: 0 })
  expect(done.exposureUsd).not.toBe('0')
})

it('finishes what was killed, and asks nothing twice', async () => {
  simulator.setLatency(300)
  const killed = await terminal.run(['run', '--samples', '5', '--concurrency', '2'], {
    env,
    onStderr: (text, child) => {
      if (text.includes('Asked 4 of') || text.includes('Asked 5 of') || text.includes('Asked 6 of'))
        child.kill('SIGKILL')
    },
  })
  expect(killed.code).toBeNull()
  const { code, stdout } = await terminal.run(['resume', '--json'], { env })
  expect(code).toBe(0)
  const done = outcome.parse(JSON.parse(lastLine(stdout)))
  expect(done).toMatchObject({ status: 'completed', planned: CALLS * 5, succeeded: CALLS * 5 })
  expect(lines((await terminal.run(['export', 'answers'])).stdout)).toHaveLength(CALLS * 5)
  expect((await terminal.run(['resume'])).stderr).toContain('Nothing was interrupted')
})

it('shows budgets and holds for programs', async () => {
  await terminal.run(['budget', 'set', '--provider', 'openai', '--monthly', '12.50', '--alert', '0.9'])
  await terminal.run(['budget', 'set', '--project', PROJECT.name, '--monthly', '5'])
  await run()
  const shown = z.array(budget).parse(await json('budget', 'show', '--json'))
  expect(shown.find(({ scope }) => scope === 'provider:openai')).toMatchObject({
    limitUsd: '12.5',
    alertAt: 0.9,
    heldUsd: '0',
  })
  expect(shown.find(({ scope }) => scope === 'project:Lumora watch')?.settledUsd).not.toBe('0')
  expect(await json('budget', 'holds', '--json')).toEqual([])
  await terminal.run(['budget', 'set', '--provider', 'openai', '--alert', '0.5'])
  expect(await json('budget', 'show', '--json')).toContainEqual(
    expect.objectContaining({ scope: 'provider:openai', limitUsd: '12.5', alertAt: 0.5 }),
  )
  await terminal.run(['budget', 'set', '--provider', 'openai', '--monthly', 'none'])
  expect(
    z
      .array(budget)
      .parse(await json('budget', 'show', '--json'))
      .map(({ scope }) => scope),
  ).not.toContain('provider:openai')
})

it('finds everything in order, calling each provider; and says what is not', async () => {
  const whole = await terminal.run(['doctor', '--json'], { env })
  const found = doctor.parse(JSON.parse(whole.stdout))
  expect(found.checks.filter(({ ok }) => !ok)).toEqual([])
  expect({ code: whole.code, ok: found.ok }).toEqual({ code: 0, ok: true })
  expect(found.checks.map(({ name }) => name)).toEqual(expect.arrayContaining(['database', 'keychain', 'reply openai']))

  const { OPENAI_API_KEY, ...without } = env
  expect(OPENAI_API_KEY).toBe(KEY)
  const { OPENAI_BASE_URL, ...bare } = without
  expect(OPENAI_BASE_URL).toBe(simulator.baseUrls.openai)
  const lacking = await terminal.run(['doctor', '--offline'], { env: bare })
  expect(lacking.code).toBe(1)
  expect(lacking.stdout).toMatch(/FAILED +key openai +none, and an active project asks this provider/)
})
