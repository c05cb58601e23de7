import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Simulator } from '../../src/core/simulator/index.ts'
import { KEY, openSimulator, openTerminal, type Terminal } from './support.ts'

const ADMIN_KEY = 'sk-admin-0f3c5a7b9d'
let terminal: Terminal
let simulator: Simulator
let env: Record<string, string>

beforeEach(async () => {
  terminal = openTerminal()
  const today = new Date().toISOString().slice(0, 10)
  const opened = await openSimulator({
    day: today,
    instant: () => Date.now(),
    billing: { discounts: [{ provider: 'openai', percent: 10 }] },
  })
  simulator = opened.simulator
  env = { ...opened.env, OPENAI_API_KEY: KEY, OPENAI_ADMIN_KEY: ADMIN_KEY }
})
afterEach(async () => {
  terminal.close()
  await simulator.close()
})

const project = {
  name: 'Acme watch',
  brand: { name: 'Acme', domains: ['acme.com'] },
  prompts: [{ text: 'Which CRM is best for a small team?' }, { text: 'Which CRM is cheapest?' }],
  models: ['openai:gpt-5', 'openai:gpt-4.1-mini'],
  search: true,
}

it('fetches a bill, names the gap, prints no key, and changes nothing the second time', async () => {
  writeFileSync(terminal.path('project.json'), JSON.stringify(project))
  await terminal.run(['project', 'apply', terminal.path('project.json')], { env })
  expect((await terminal.run(['run', '--yes', '--json'], { env })).code).toBe(0)

  const dry = await terminal.run(['reconcile', '--billing', '--dry-run', '--json'], { env })
  expect(JSON.parse(dry.stdout)).toMatchObject({ dryRun: true, providers: [{ provider: 'openai', billedUsd: '0' }] })
  const first = await terminal.run(['reconcile', '--billing', '--json', '--days-back', '3'], { env })
  expect(first.code).toBe(0)
  const [openai] = (JSON.parse(first.stdout) as { providers: { parts: { cause: string; amountUsd: string }[] }[] })
    .providers
  expect(openai).toMatchObject({ provider: 'openai', trouble: null, parts: [{ cause: 'discount' }] })
  const again = await terminal.run(['reconcile', '--billing', '--json'], { env })
  expect(JSON.parse(again.stdout)).toMatchObject({ providers: [{ imported: { added: 0, restated: 0 } }] })

  const table = await terminal.run(['reconcile', '--billing'], { env })
  expect(table.stdout).toMatch(/openai +[\d.]+ +[\d.]+ +-[\d.]+ +0 +discount -/)
  for (const { stdout, stderr } of [dry, first, again, table]) expect(stdout + stderr).not.toContain(ADMIN_KEY)
})

it('says why a bill could not be fetched', async () => {
  const refused = await terminal.run(['reconcile', '--billing'], {
    env: { ...env, OPENAI_ADMIN_KEY: 'sk-proj-123456789' },
  })
  expect(refused.code).toBe(1)
  expect(refused.stderr).toContain('openai-admin did not accept the key')
  expect(refused.stderr).not.toContain('sk-proj-123456789')
})

it('imports a file once, and names its bad rows', async () => {
  const file = terminal.path('bill.csv')
  writeFileSync(
    file,
    'Fecha;Concepto;Coste;Moneda\n2026-11-01;tokens de salida;1,25;USD\n2026-11-02;tokens de salida;2,5;EUR\n',
  )
  const first = await terminal.run(['billing', 'import', 'google', file], { env })
  expect(first.code).toBe(4)
  expect(first.stderr).toContain('Row 3, Moneda: "EUR" is another currency')
  const again = await terminal.run(['billing', 'import', 'google', file, '--json'], { env })
  expect(JSON.parse(again.stdout)).toMatchObject({ importId: null, added: 0, unchanged: 1, badRows: 1 })
  const wrong = await terminal.run(['billing', 'import', 'google', file, '--decimal', ';'], { env })
  expect(wrong.code).toBe(2)
})
