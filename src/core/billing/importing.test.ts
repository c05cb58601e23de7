import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addEntry, makeWorld, NOON, resolveModel, type World } from '../../../tests/support/world.ts'
import { createAlerts } from '../alerts/index.ts'
import { createBudgetUse } from '../budgets/index.ts'
import { createLedger } from '../costs/index.ts'
import { createModels } from '../models/index.ts'
import { formatUsd, parseUsd } from '../money.ts'
import type { FetchedBill } from '../providers/index.ts'
import { type Billing, createBilling, sumsOf } from './index.ts'
import { createBillStore } from './store.ts'

const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' }
let world: World
let billing: Billing
/** What the provider's API says now. */
let told: FetchedBill

beforeEach(() => {
  world = makeWorld()
  told = { costs: [], usage: [] }
  const { db, clock } = world
  const alerts = createAlerts(db.sqlite)
  const models = createModels({ db, clock })
  billing = createBilling({
    ...{ db, clock, zone: 'UTC', models, alerts },
    ledger: createLedger({ db, clock, zone: 'UTC', use: createBudgetUse(db.sqlite), alerts }),
    sourceOf: async () => ({ host: 'api.openai.com', fetch: async () => told }),
    askable: async () => ['openai'],
  })
})
afterEach(() => world.close())

const read = (text: string, options: Parameters<Billing['importFile']>[2] = {}, provider = 'google') =>
  billing.importFile(provider, { name: 'bill.csv', bytes: new TextEncoder().encode(text) }, options)
const billed = (provider = 'google') =>
  createBillStore(world.db)
    .lines(provider, '2000-01-01', '2100-01-01')
    .map(({ day, line, amount }) => [day, line, formatUsd(amount)])
const reasons = async (text: string, options: Parameters<Billing['importFile']>[2] = {}) =>
  (await read(text, options)).rows.bad.map(({ row, column, reason }) => [row, column, reason])

const FILE = 'Date,SKU,Cost\n2026-11-01,input tokens,0.1234567\n2026-11-02,input tokens,0.2\n'

describe('a file of a bill', () => {
  it('is imported once, however often it comes', async () => {
    expect(await read(FILE)).toMatchObject({
      importId: 1,
      added: 2,
      unchanged: 0,
      from: '2026-11-01',
      to: '2026-11-02',
    })
    const again = await read(FILE)
    expect(again).toMatchObject({ importId: null, added: 0, unchanged: 2 })
    expect(again.notes).toContain('This file was imported before, on 2026-11-20.')
    expect(billing.imports()).toHaveLength(1)
  })

  it('that overlaps another doubles nothing, and its word of a line is the newer', async () => {
    await read(FILE)
    const later = 'Date,SKU,Cost\n2026-11-02,input tokens,0.25\n2026-11-03,input tokens,0.3\n'
    expect(await read(later)).toMatchObject({ added: 1, restated: 1 })
    expect(billed()).toEqual([
      ['2026-11-01', 'input tokens', '0.1234567'],
      ['2026-11-02', 'input tokens', '0.25'],
      ['2026-11-03', 'input tokens', '0.3'],
    ])
  })

  it('can be taken back, and what it replaced counts again', async () => {
    await read(FILE)
    await read('Date,SKU,Cost\n2026-11-02,input tokens,0.25\n2026-11-03,input tokens,0.3\n')
    await read('Date,SKU,Cost\n2026-11-02,input tokens,0.27\n')
    await billing.undo(2)
    expect(billed().at(-1)).toEqual(['2026-11-02', 'input tokens', '0.27'])
    await billing.undo(3)
    expect(billed()).toEqual([
      ['2026-11-01', 'input tokens', '0.1234567'],
      ['2026-11-02', 'input tokens', '0.2'],
    ])
    await expect(billing.undo(3)).rejects.toMatchObject({ code: 'not_found' })
    await billing.undo(1)
    expect(billed()).toEqual([])
    expect(await read(FILE)).toMatchObject({ added: 2 })
  })

  it('adds rows of one day and item up, and takes rows that repeat once', async () => {
    const file =
      'Usage start time,SKU,Cost\n2026-11-01 01:00,a,0.125\n2026-11-01 02:00,a,0.25\n2026-11-01 02:00,a,0.25\n'
    expect(await read(file)).toMatchObject({ added: 1, rows: { duplicates: 1, repeats: [{ row: 4, of: 3 }] } })
    expect(billed()).toEqual([['2026-11-01', 'a', '0.375']])
  })

  it('names every row that it cannot take, and takes the others', async () => {
    const file = [
      'Fecha;Concepto;Importe;Moneda',
      '01/11/2026;tokens de salida;1,25;USD',
      '25/11/2026;tokens de entrada;2,5;EUR',
      '31/02/2026;tokens de entrada;2,5;USD',
      ';tokens de entrada;;USD',
      '26/11/2026;tokens de entrada;abc;USD',
      '27/11/2026;tokens de entrada;€ 3,5;USD',
    ].join('\n')
    expect(await reasons(file)).toEqual([
      [3, 'Moneda', '"EUR" is another currency: the ledger is in dollars.'],
      [4, 'Fecha', '"31/02/2026" is not a day of the calendar.'],
      [5, 'Fecha', 'The day is missing.'],
      [5, 'Importe', 'The amount is missing.'],
      [6, 'Importe', '"abc" is not an amount in dollars.'],
      [7, 'Importe', '"€ 3,5" is in €, and the ledger is in dollars.'],
    ])
    expect(billed()).toEqual([['2026-11-01', 'tokens de salida', '1.25']])
  })

  it('does not guess thousands from decimals, unless it is told', async () => {
    const file = 'Date;Item;Cost\n2026-11-01;a;1,234\n'
    expect(await reasons(file)).toEqual([
      [2, 'Cost', '"1,234" may be thousands or decimals: say which mark stands before the decimals.'],
    ])
    await read(file, { decimal: ',' })
    expect(billed()).toEqual([['2026-11-01', 'a', '1.234']])
  })

  it('is refused with its columns when none of them is an amount', async () => {
    await expect(read('Date,Thing\n2026-11-01,x\n')).rejects.toThrow('is known to hold the amount')
    await expect(read(FILE, {}, 'nobody')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is read by the columns that were chosen before, wherever they have moved', async () => {
    await read('A,Net,Gross,Tag\nx,1.5,9,2026-11-01\n', { map: { amount: 'Net', day: 'Tag' } })
    await read('Tag,A,Gross,Net\n2026-11-02,x,9,2.5\n')
    expect(billed().map(([day, , amount]) => [day, amount])).toEqual([
      ['2026-11-01', '1.5'],
      ['2026-11-02', '2.5'],
    ])
    const other = await read(FILE)
    expect(other.notes.join()).toContain('do not fit this file')
  })

  it('changes nothing in a dry run', async () => {
    expect(await read(FILE, { dryRun: true })).toMatchObject({ importId: null, added: 2 })
    expect(billed()).toEqual([])
  })
})

describe('the bill of an API', () => {
  const cost = (day: string, line: string, usd: string) => ({
    ...{ day, line, model: 'gpt-5', unit: 'output' as const, credit: null, amount: parseUsd(usd) },
    ...{ tolerance: parseUsd('0'), quantity: null },
  })
  const fetchBill = () => billing.importApi('openai', NOVEMBER, false, new AbortController().signal)
  const spend = (day: string, usd: string) =>
    addEntry(world.db, {
      day,
      provider: 'openai',
      modelId: resolveModel(world.db, 'openai', 'gpt-5'),
      total: parseUsd(usd),
    })

  it('replaces what it says otherwise, drops what it says no more, and leaves days of which it says nothing', async () => {
    told = {
      costs: [cost('2026-11-01', 'a', '1'), cost('2026-11-01', 'b', '2'), cost('2026-11-02', 'a', '3')],
      usage: [],
    }
    expect(await fetchBill()).toMatchObject({ added: 3 })
    told = { costs: [cost('2026-11-01', 'a', '1.5')], usage: [] }
    expect(await fetchBill()).toMatchObject({ added: 0, restated: 1, gone: 1 })
    expect(billed('openai')).toEqual(
      [
        ['2026-11-02', 'a', '3'],
        ['2026-11-01', 'a', '1.5'],
      ].toSorted(),
    )
    await billing.undo(2)
    expect(billed('openai')).toHaveLength(3)
  })

  it('counts before a file of the same day', async () => {
    told = { costs: [cost('2026-11-01', 'a', '1')], usage: [] }
    await fetchBill()
    await read('Date,Item,Cost\n2026-11-01,x,5\n2026-11-02,x,5\n', {}, 'openai')
    expect(formatUsd(sumsOf(billing.compare('openai', NOVEMBER)).billed)).toBe('6')
  })

  it('tells of a gap once, with its figures', async () => {
    spend('2026-11-03', '9')
    told = { costs: [cost('2026-11-03', 'output', '4')], usage: [] }
    await fetchBill()
    await fetchBill()
    const alerts = world.db.sqlite.prepare('SELECT kind, provider, params FROM alerts').all() as { params: string }[]
    expect(alerts).toHaveLength(1)
    expect(alerts[0]).toMatchObject({ kind: 'billing_gap', provider: 'openai' })
    expect(JSON.parse(alerts[0]?.params ?? '')).toMatchObject({ gapUsd: '-5', ledgerUsd: '9', billedUsd: '4' })
  })

  it('says why nothing was fetched, and goes on with the others', async () => {
    spend('2026-11-19', '2')
    const { providers } = await billing.reconcile(31, true, new AbortController().signal)
    expect(providers).toMatchObject([{ provider: 'openai', trouble: null, imported: { added: 0 } }])
    expect(formatUsd(providers[0]?.uncompared ?? parseUsd('0'))).toBe('2')
    expect(NOON).toBe(world.clock.now())
  })
})
