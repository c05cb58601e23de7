/**
 * Measures the books on a ledger of a million entries: `npm run bench:ledger`, or with `-- --entries N` on a smaller one.
 * Ends with 1 when a target is missed.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createAlerts } from '../../src/core/alerts/index.ts'
import { createBudgets, createBudgetUse } from '../../src/core/budgets/index.ts'
import { costReport, createLedger, createReplay } from '../../src/core/costs/index.ts'
import { type Db, databaseFile, openDatabase, schema } from '../../src/core/db/index.ts'
import { createModels } from '../../src/core/models/index.ts'
import { parseUsd, pico } from '../../src/core/money.ts'
import { machine } from './machine.ts'

const NOON = Date.UTC(2026, 10, 20, 12)
const CALLS = 60
const BOOKED = 2_000
const MODELS = ['openai:gpt-5', 'anthropic:claude-sonnet-4-5', 'google:gemini-2.5-flash', 'perplexity:perplexity/sonar']
const { values } = parseArgs({ options: { entries: { type: 'string', default: '1000000' } } })
const folder = mkdtempSync(join(tmpdir(), 'earshot-ledger-'))
const db = openDatabase({ file: databaseFile(folder), migrations: 'drizzle', now: NOON })
let missed = 0

try {
  console.log(machine())
  const clock = { now: () => NOON }
  const modelIds = await fill(db, Number(values.entries))
  const count = db.sqlite.prepare('SELECT COUNT(*) FROM ledger').pluck().get() as number
  const days = db.sqlite.prepare('SELECT COUNT(*) FROM ledger_days').pluck().get() as number
  console.log(`${count} entries of a year, ${days} rows of days\n`)

  for (const period of ['day', 'week', 'month'] as const) {
    const summary = times(() =>
      costReport({ db, clock, zone: 'UTC' }, { period, groupBy: ['day', 'provider', 'model'] }),
    )
    told(
      `summary of a ${period} by day, provider and model`,
      `${summary.toFixed(2)} ms of the processor (95th percentile)`,
      '≤ 10 ms',
      summary <= 10,
    )
  }
  const [rolled, bare] = [times(() => byHand('ledger_days', 'entries')), times(() => byHand('ledger', '1'))]
  console.log(
    `        the same of a month in SQL alone: ${rolled.toFixed(2)} ms from the days, ${bare.toFixed(2)} ms from the entries: ${(bare / rolled).toFixed(0)} × as long`,
  )
  const year = times(() =>
    costReport({ db, clock, zone: 'UTC' }, { from: '2025-11-21', to: '2026-11-20', groupBy: ['model'] }),
  )
  console.log(`        summary of a year by model: ${year.toFixed(2)} ms`)

  const booking = await bookkeeping(modelIds)
  told('bookkeeping of a call (hold and settle), processor', `${booking.toFixed(3)} ms`, '≤ 0.2 ms', booking <= 0.2)
  const begun = performance.now()
  const { checked, wrong } = await createReplay(db)({ limit: 100_000 })
  console.log(
    `        replay: ${((1000 * checked) / (performance.now() - begun)).toFixed(0)} entries a second, ${wrong} wrong`,
  )
} finally {
  db.close()
  rmSync(folder, { recursive: true })
}
process.exitCode = missed === 0 ? 0 : 1

/** A year of entries over four models and twenty projects, put in by SQL and summed up as the ledger does. */
async function fill({ sqlite, orm }: Db, entries: number): Promise<number[]> {
  orm.insert(schema.home).values({ id: 1, homeId: 'bench', kind: 'user', zone: 'UTC', createdAt: NOON }).run()
  orm.insert(schema.instances).values({ id: 1, pid: 1, processStart: '0', host: 'bench', createdAt: NOON }).run()
  const models = createModels({ db, clock: { now: () => NOON } })
  await models.seed()
  const ids = MODELS.map((ref) => {
    const [provider = '', model = ''] = ref.split(/:(.*)/)
    return models.find(provider, model)!.id
  })
  sqlite.pragma('synchronous = OFF')
  const model = `CASE i % 4 ${ids.map((id, i) => `WHEN ${i} THEN ${id}`).join(' ')} END`
  const provider = `CASE i % 4 ${MODELS.map((ref, i) => `WHEN ${i} THEN '${ref.split(':')[0]}'`).join(' ')} END`
  const day = `date('2026-11-20', '-' || (i * 365 / ${entries}) || ' days')`
  sqlite.exec(`
    CREATE TEMP TABLE n AS WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i + 1 < ${entries}) SELECT i FROM c;
    INSERT INTO holds (id, owner_id, provider, project_id, model_id, kind, amount, estimate, state, day, created_at, closed_at)
      SELECT i + 1, 1, ${provider}, 1 + (i / 4) % 20, ${model}, 'answer', 5000000000, 0, 'settled', ${day}, 0, 0 FROM n;
    INSERT INTO ledger (at, day, provider, model_id, served_model, kind, project_id, hold_id, state, input_tokens, cached_input_tokens,
        cache_write_tokens, cache_write_1h_tokens, output_tokens, reasoning_tokens, searches, tokens_cost, search_cost, total,
        reported_cost, price_ids)
      SELECT 0, ${day}, ${provider}, ${model}, 'served', 'answer', 1 + (i / 4) % 20, i + 1, 'settled', 450, 0, 0, 0, 180, 0, 0,
        1000000000 + i, 0, 1000000000 + i, 1000000000 + i, '[]' FROM n;
    INSERT INTO ledger_days (day, project_id, provider, model_id, kind, state, entries, total)
      SELECT day, project_id, provider, model_id, kind, state, COUNT(*), SUM(total) FROM ledger GROUP BY 1, 2, 3, 4, 5, 6;
    DROP TABLE n; ANALYZE`)
  sqlite.pragma('synchronous = FULL')
  return ids
}

/** The same question as the summary of a month, to either table. */
function byHand(table: 'ledger' | 'ledger_days', one: 'entries' | '1'): unknown[] {
  return db.sqlite
    .prepare(`
    SELECT day, provider, model_id, SUM(total) AS total, SUM(${one}) AS n FROM ${table}
    WHERE day BETWEEN '2026-11-01' AND '2026-11-30' AND state = 'settled' GROUP BY day, provider, model_id`)
    .safeIntegers()
    .all()
}

/** The 95th percentile of what calls take of the processor, in milliseconds: a busy machine must not decide. */
function times(call: () => unknown): number {
  for (let i = 0; i < 20; i++) call()
  const found = Array.from({ length: CALLS }, () => {
    const begun = process.cpuUsage()
    call()
    const { user, system } = process.cpuUsage(begun)
    return (user + system) / 1000
  })
  return found.sort((a, b) => a - b)[Math.floor(0.95 * (CALLS - 1))] as number
}

/** What taking and settling holds takes of the processor, a call, in transactions of forty as the engine makes them. */
async function bookkeeping(modelIds: readonly number[]): Promise<number> {
  const clock = { now: () => NOON }
  const use = createBudgetUse(db.sqlite)
  const ledger = createLedger({ db, clock, zone: 'UTC', use, alerts: createAlerts(db.sqlite) })
  const limit = { action: 'block', limit: parseUsd('100000'), period: 'month' } as const
  await createBudgets({ db, clock, zone: 'UTC', use }).set({ scope: 'provider', of: 'openai', ...limit })
  const usage = {
    ...{ inputTokens: 450, cachedInputTokens: 0, cacheWriteTokens: 0, cacheWrite1hTokens: 0 },
    ...{ outputTokens: 180, reasoningTokens: 0, searches: 0 },
  }
  const before = process.cpuUsage()
  for (let done = 0; done < BOOKED; done += 40) {
    const held = await db.write(() =>
      Array.from({ length: 40 }, (_, i) => {
        const hold = ledger.reserve({
          ...{ ownerId: 1, taskId: null, runId: null, provider: 'openai', projectId: 1 + (i % 20) },
          ...{ modelId: modelIds[0]!, kind: 'answer', amount: parseUsd('0.005'), estimate: false },
        })
        if (hold.kind !== 'held') throw new Error('nothing stands in the way')
        return hold.holdId
      }),
    )
    await db.write(() => {
      for (const holdId of held) {
        ledger.settle(holdId, {
          ...{ answerId: null, servedModel: 'gpt-5', usage, serviceTier: null, tokensCost: parseUsd('0.00135') },
          ...{
            searchCost: pico(0),
            total: parseUsd('0.00135'),
            reportedCost: parseUsd('0.00135'),
            priceIds: [],
            rawUsage: usage,
          },
        })
      }
    })
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / BOOKED
}

function told(what: string, found: string, target: string, met: boolean): void {
  if (!met) missed += 1
  console.log(`${met ? 'ok    ' : 'missed'}  ${what}: ${found}  (target: ${target})`)
}
