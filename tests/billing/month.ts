import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAlerts } from '../../src/core/alerts/index.ts'
import { type Billing, createBilling } from '../../src/core/billing/index.ts'
import { formatUsd, type PicoUsd, sumUsd } from '../../src/core/money.ts'
import { createBillSource, isBillingProvider } from '../../src/core/providers/index.ts'
import { billRows, usesOf } from '../../src/core/simulator/billing/bill.ts'
import {
  type BillingPlan,
  type BillRow,
  createSimulator,
  type GhostCalls,
  type ServedCall,
  type Simulator,
} from '../../src/core/simulator/index.ts'
import { addDays, dayOf } from '../../src/core/time.ts'
import { type Machine, startMachine } from '../support/machine.ts'
import { projectFile } from '../support/projects.ts'

const FIRST_DAY = '2026-10-01'
const DAYS = 30
const LAST_DAY = addDays(FIRST_DAY, DAYS - 1)
export const MONTH = { from: FIRST_DAY, to: LAST_DAY }
const HOUR = 3_600_000

const startOf = (day: string) => Date.parse(`${day}T00:00:00Z`)
const dayAt = (index: number) => addDays(FIRST_DAY, index)

const ghost = (
  provider: GhostCalls['provider'],
  model: string,
  day: string,
  hour: number,
  calls: number,
): GhostCalls => ({
  ...{ provider, model, at: startOf(day) + hour * HOUR, calls },
  usage: {
    ...{ inputTokens: 2_345, toolUseTokens: 0, cachedInputTokens: 256, cacheWriteTokens: 0, cacheWrite1hTokens: 0 },
    ...{ outputTokens: 777, reasoningTokens: 0, searches: 1 },
  },
})

/** Everything that makes a bill differ from what one of its users asked at list prices. */
export const PLAN: BillingPlan = {
  discounts: [{ provider: 'anthropic', percent: 10 }],
  freeQuotas: [{ provider: 'openai', model: 'gpt-5', unit: 'search', perDay: 2 }],
  prices: [{ provider: 'openai', model: 'gpt-4.1-mini', unit: 'output', usd: '2.4', from: dayAt(14) }],
  ghosts: [
    ghost('openai', 'gpt-5-2025-08-07', dayAt(9), 13, 7),
    ghost('openai', 'gpt-4.1-2025-04-14', dayAt(4), 22, 2),
    ghost('anthropic', 'claude-sonnet-4-5-20250929', dayAt(19), 23, 3),
    ghost('google', 'gemini-2.5-flash', dayAt(8), 18, 5),
  ],
}

export interface Month {
  machine: Machine
  simulator: Simulator
  billing: Billing
  /** Questions asked, whatever became of them. */
  asked: number
  close(): Promise<void>
}

/** A month of questions by the real pipeline, with aborted and retried calls, and the bill that comes of it. */
export async function makeMonth(calls: number): Promise<Month> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-month-'))
  let now = startOf(FIRST_DAY)
  const clock = { now: () => now }
  const simulator = await createSimulator({
    ...{ seed: 'month', world: { firstDay: FIRST_DAY, days: DAYS }, billing: PLAN },
    ...{ instant: clock.now, day: () => dayOf(now, 'UTC') },
    faults: [
      { kind: 'reset_after_headers', probability: 0.01 },
      { kind: 'truncated_json', probability: 0.005 },
      { kind: 'reset_before_headers', probability: 0.005 },
      { kind: 'overloaded', probability: 0.01, retryAfterMs: 1 },
    ],
  })
  const machine = await startMachine({ folder, baseUrls: simulator.baseUrls, clock })
  const models = [
    ...['openai:gpt-5', 'openai:gpt-4.1-mini', 'anthropic:claude-sonnet-4-5', 'google:gemini-2.5-flash'],
    'perplexity:perplexity/sonar',
  ]
  const prompts = Math.max(1, Math.round(calls / DAYS / models.length))
  await machine.projects.apply(projectFile({ name: 'Month', models, prompts, search: true, maxOutputTokens: 2_000 }))
  for (let index = 0; index < DAYS; index++) {
    // Not on the hour, so that a day of the provider is not cut where ours is.
    now = startOf(dayAt(index)) + 4 * HOUR + 17 * 60_000
    await machine.runToEnd()
  }
  now = startOf(addDays(LAST_DAY, 4))
  const { db, models: registry, ledger } = machine
  const billing = createBilling({
    ...{ db, clock, zone: 'UTC', models: registry, ledger, alerts: createAlerts(db.sqlite) },
    sourceOf: async (provider) => {
      if (!isBillingProvider(provider)) throw new Error(`${provider} tells no bill`)
      return createBillSource({ provider, baseUrl: simulator.baseUrls[provider], adminKey: 'sk-admin-0123456789' })
    },
    askable: async () => ['openai', 'anthropic'],
  })
  return {
    ...{ machine, simulator, billing, asked: prompts * models.length * DAYS },
    async close() {
      await machine.close()
      await simulator.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** The bill as it would be at list prices without others, of the calls that it has. */
export const listRows = (calls: readonly ServedCall[]): BillRow[] => billRows(usesOf(calls, {}), {})

export const totalOf = (rows: readonly { amount: PicoUsd }[]): PicoUsd => sumUsd(rows.map(({ amount }) => amount))

const WORDS: Record<BillRow['unit'], string> = {
  input: 'input token count',
  cached_input: 'cached token count',
  cache_write_5m: 'cache write token count',
  cache_write_1h: 'cache write 1h token count',
  output: 'output token count',
  search: 'grounding with Google Search',
}

/** What Google lets people download: a line a SKU and day of its own zone. */
export function googleCsv(simulator: Simulator): string {
  const shifted = usesOf(simulator.served(), PLAN)
    .filter(({ provider }) => provider === 'google')
    .map((use) => ({ ...use, at: startOf(dayOf(use.at, 'America/Los_Angeles')) }))
  const rows = billRows(shifted, {}).map(({ day, model, unit, quantity, amount }) =>
    [day, `Generate content ${WORDS[unit]} ${model.replaceAll('-', ' ')}`, quantity, formatUsd(amount), 'USD'].join(
      ',',
    ),
  )
  return ['Usage start date,SKU description,Usage amount,Cost ($),Currency', ...rows].join('\n')
}
