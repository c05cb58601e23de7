import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, NOON, resolveModel, type World } from '../../../tests/support/world.ts'
import { createAlerts } from '../alerts/index.ts'
import { createBudgets, createBudgetUse } from '../budgets/index.ts'
import { parseUsd, pico } from '../money.ts'
import { createHolds } from './holds.ts'
import { createLedger, type HoldRequest, LedgerError, type Settlement } from './ledger.ts'

let world: World
let modelId: number

beforeEach(() => {
  world = makeWorld()
  modelId = resolveModel(world.db, 'openai', 'gpt-5')
})
afterEach(() => world.close())

function books() {
  const { db, clock } = world
  const use = createBudgetUse(db.sqlite)
  const ledger = createLedger({ db, clock, zone: 'UTC', use, alerts: createAlerts(db.sqlite) })
  return { ledger, use, budgets: createBudgets({ db, clock, zone: 'UTC', use }), holds: createHolds({ db, ledger }) }
}

const request = (amount: string, more: Partial<HoldRequest> = {}): HoldRequest => ({
  ownerId: 1,
  taskId: 1,
  runId: 1,
  provider: 'openai',
  projectId: 7,
  modelId,
  kind: 'answer',
  amount: parseUsd(amount),
  estimate: false,
  ...more,
})

const costing = (total: string): Settlement => ({
  answerId: null,
  servedModel: 'gpt-5-2025-08-07',
  usage: {
    inputTokens: 450,
    cachedInputTokens: 0,
    cacheWriteTokens: 0,
    cacheWrite1hTokens: 0,
    outputTokens: 180,
    reasoningTokens: 0,
    searches: 0,
  },
  serviceTier: null,
  tokensCost: parseUsd(total),
  searchCost: pico(0),
  total: parseUsd(total),
  reportedCost: null,
  priceIds: [1],
  rawUsage: { input_tokens: 450 },
})

function held(ledger: ReturnType<typeof books>['ledger'], amount: string, more: Partial<HoldRequest> = {}): number {
  const reservation = ledger.reserve(request(amount, more))
  if (reservation.kind !== 'held') throw new Error(`expected a hold, not ${reservation.kind}`)
  return reservation.holdId
}

const alerts = () =>
  world.db.sqlite.prepare('SELECT kind, message FROM alerts ORDER BY id').all() as { kind: string; message: string }[]
const limit = (amount: string) => ({
  ...({ scope: 'provider', of: 'openai', period: 'month', action: 'block' } as const),
  limit: parseUsd(amount),
})

describe('a hold', () => {
  it('counts until it is settled, and then what the call cost counts', () => {
    const { ledger, use } = books()
    const id = held(ledger, '0.5')
    expect(use.of('provider', 'openai', '2026-11')).toEqual({ settled: 0n, exposure: 0n, held: parseUsd('0.5') })
    ledger.settle(id, costing('0.00135'))
    for (const [scope, scopeId, period] of [
      ['provider', 'openai', '2026-11'],
      ['project', '7', '2026-11'],
      ['project', '7', '2026-11-20'],
      ['all', '', '2026-11-20'],
    ] as const) {
      expect(use.of(scope, scopeId, period)).toEqual({ settled: parseUsd('0.00135'), exposure: 0n, held: 0n })
    }
  })

  it('leaves nothing behind when it is released', () => {
    const { ledger, use } = books()
    ledger.release(held(ledger, '0.5'))
    expect(use.of('provider', 'openai', '2026-11').held).toBe(0n)
    expect(world.db.sqlite.prepare('SELECT COUNT(*) FROM ledger').pluck().get()).toBe(0)
  })

  it('becomes exposure when nobody knows what the call cost, and can be written off', async () => {
    const { ledger, use, holds } = books()
    const id = held(ledger, '0.5')
    ledger.expose(id)
    expect(use.of('provider', 'openai', '2026-11')).toEqual({ settled: 0n, exposure: parseUsd('0.5'), held: 0n })
    expect(holds.list()).toMatchObject([{ id, state: 'exposure', amountUsd: '0.5' }])
    await holds.writeOff(id)
    expect(use.of('provider', 'openai', '2026-11').exposure).toBe(0n)
    await expect(holds.writeOff(id)).rejects.toThrow(/no exposure/)
  })

  it('turns from exposure into what the call cost when its answer is found after all', () => {
    const { ledger, use } = books()
    const id = held(ledger, '0.5')
    ledger.expose(id)
    ledger.settle(id, costing('0.1'))
    expect(use.of('provider', 'openai', '2026-11')).toEqual({ settled: parseUsd('0.1'), exposure: 0n, held: 0n })
    expect(world.db.sqlite.prepare('SELECT state FROM ledger').pluck().all()).toEqual(['settled'])
  })

  it('ends once', () => {
    const { ledger } = books()
    const id = held(ledger, '0.5')
    ledger.settle(id, costing('0.1'))
    expect(() => ledger.settle(id, costing('0.1'))).toThrow(LedgerError)
    expect(() => ledger.release(id)).toThrow(LedgerError)
    expect(() => ledger.expose(id)).toThrow(LedgerError)
  })

  it('counts towards the month it was reserved in, though the call ends in the next', () => {
    const { ledger, use } = books()
    world.clock.set(Date.parse('2026-11-30T23:59:59Z'))
    const id = held(ledger, '0.5')
    world.clock.set(Date.parse('2026-12-01T00:00:05Z'))
    ledger.settle(id, costing('0.3'))
    expect(use.of('provider', 'openai', '2026-11').settled).toBe(parseUsd('0.3'))
    expect(use.of('provider', 'openai', '2026-12').settled).toBe(0n)
  })

  it('is turned into exposure for every owner that died, and for no other', () => {
    const { ledger, use } = books()
    held(ledger, '0.5')
    held(ledger, '0.25', { ownerId: 2 })
    expect(ledger.exposeHoldsOf([2])).toBe(1)
    expect(use.of('provider', 'openai', '2026-11')).toMatchObject({ held: parseUsd('0.5'), exposure: parseUsd('0.25') })
  })
})

describe('a limit', () => {
  it('lets a call wait for the holds of others and blocks it when it cannot fit', async () => {
    const { ledger, budgets } = books()
    await budgets.set(limit('1'))
    const first = held(ledger, '0.6')
    expect(ledger.reserve(request('0.6')).kind).toBe('wait')
    ledger.settle(first, costing('0.3'))
    held(ledger, '0.6')
    expect(ledger.reserve(request('0.8')).kind).toBe('block')
  })

  it('tells once at its threshold and once when it blocks, however many calls follow', async () => {
    const { ledger, budgets } = books()
    await budgets.set({ ...limit('1'), alertAt: 0.5 })
    for (let i = 0; i < 20; i++) {
      const reservation = ledger.reserve(request('0.1'))
      if (reservation.kind === 'held') ledger.settle(reservation.holdId, costing('0.1'))
    }
    expect(alerts().map((alert) => alert.kind)).toEqual(['budget_threshold', 'budget_block'])
    expect(alerts()[0]?.message).toBe('The openai budget at 50 %: $0.50 of $1.00 for 2026-11.')
    world.clock.set(NOON + 3_600_001)
    ledger.reserve(request('0.1'))
    expect(alerts().map((alert) => alert.kind)).toEqual(['budget_threshold', 'budget_block', 'budget_block'])
  })

  it('below what is spent already blocks from then on', async () => {
    const { ledger, budgets } = books()
    ledger.settle(held(ledger, '0.5'), costing('0.5'))
    await budgets.set(limit('0.2'))
    expect(ledger.reserve(request('0.01')).kind).toBe('block')
    expect(budgets.list()).toMatchObject([{ scope: 'provider:openai', limitUsd: '0.2', settledUsd: '0.5' }])
  })

  it('of one provider does not stop another', async () => {
    const { ledger, budgets } = books()
    await budgets.set(limit('0'))
    expect(ledger.reserve(request('0.1')).kind).toBe('block')
    expect(ledger.reserve(request('0.1', { provider: 'google' })).kind).toBe('held')
  })

  it('above what a number holds is kept exactly', async () => {
    const { budgets } = books()
    await budgets.set(limit('123456.000000000001'))
    expect(budgets.list()[0]?.limitUsd).toBe('123456.000000000001')
  })
})

describe('a daily threshold', () => {
  it('tells in the agreed words and blocks nothing', async () => {
    const { ledger, budgets } = books()
    await budgets.set({ scope: 'all', period: 'day', action: 'alert', limit: parseUsd('10') })
    ledger.settle(held(ledger, '20'), costing('12.5'))
    expect(alerts().map((alert) => alert.message)).toEqual(['Daily cost threshold exceeded: $12.50 > $10.00'])
    expect(ledger.reserve(request('1')).kind).toBe('held')
  })

  it('of one project never counts the money of another', async () => {
    const { ledger, budgets } = books()
    world.db.sqlite.exec("INSERT INTO projects (id, name, created_at, updated_at) VALUES (8, 'Globex watch', 0, 0)")
    await budgets.set({ scope: 'project', of: 'Globex watch', period: 'day', action: 'alert', limit: parseUsd('1') })
    ledger.settle(held(ledger, '5', { projectId: 7 }), costing('5'))
    expect(alerts()).toEqual([])
    ledger.settle(held(ledger, '5', { projectId: 8 }), costing('1.5'))
    expect(alerts()).toHaveLength(1)
  })
})

describe('a settlement above its hold', () => {
  it('is recorded in full and told', () => {
    const { ledger, use } = books()
    const excess = ledger.settle(held(ledger, '0.1'), costing('0.3'))
    expect(excess).toBe(parseUsd('0.2'))
    expect(use.of('provider', 'openai', '2026-11').settled).toBe(parseUsd('0.3'))
    expect(alerts()).toMatchObject([{ kind: 'settlement_above_hold' }])
  })

  it('is told of each project by itself', () => {
    const { ledger } = books()
    world.db.sqlite.exec("INSERT INTO projects (id, name, created_at, updated_at) VALUES (8, 'Globex watch', 0, 0)")
    for (const projectId of [7, 7, 8]) ledger.settle(held(ledger, '0.1', { projectId }), costing('0.3'))
    expect(alerts()).toHaveLength(2)
  })
})
