import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NOON } from '../../../tests/support/world.ts'
import { type Core, createCore } from '../createCore.ts'
import { demoHome, makeDemo } from '../makeDemo.ts'
import { createPriceCheck } from '../models/index.ts'
import { registryRepository } from '../models/repository.ts'
import { bundledModels } from '../models/seed.ts'
import { parseUsd, pico } from '../money.ts'
import { createSessionStore } from '../secrets/index.ts'

const DAYS = Number(process.env.EARSHOT_DEMO_DAYS ?? 6)
let folder: string
let core: Core

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-replay-'))
  const ports = {
    ...{ clock: { now: () => NOON }, secrets: createSessionStore(), log: () => undefined, notify: () => undefined },
    paths: { home: folder, migrations: 'drizzle' },
  }
  const settings = { config: { keys: {}, baseUrls: {} }, zone: 'UTC' }
  await makeDemo(ports, settings, { days: DAYS })
  core = await createCore({ ...ports, paths: { ...ports.paths, home: demoHome(folder) } }, settings)
}, 120_000)
afterAll(async () => {
  await core.close()
  rmSync(folder, { recursive: true })
})

const ledger = () => core.db.sqlite.prepare('SELECT * FROM ledger ORDER BY id').safeIntegers().all()
const everything = () => core.replayLedger({ limit: Number.MAX_SAFE_INTEGER })

/** A newer release: every price a tenth dearer from now on. */
const dearer = () =>
  bundledModels().map((model) => ({
    ...model,
    prices: model.prices.map((price) => ({ ...price, pico: pico((price.pico * 11n) / 10n) })),
  }))

it('the quotes of a demo’s runs hold as often as they say', () => {
  const [project] = core.projects.list()
  const { runs, within } = core.monitoring.quoteRecord(project!.projectId)
  process.stdout.write(
    `${within} of ${runs} completed runs of a demo of ${DAYS} days cost what was quoted (nominal 95 %)\n`,
  )
  expect(runs).toBeGreaterThan(DAYS / 2)
  expect(within).toBeGreaterThanOrEqual(Math.floor(0.85 * runs))
})

describe('the ledger of a demo, replayed', () => {
  it('follows to the last pico-dollar from usage and prices, before and after a price import and prices of one’s own', async () => {
    const before = ledger()
    const first = await everything()
    process.stdout.write(`${first.checked} entries of a demo of ${DAYS} days replayed, ${first.wrong} wrong\n`)
    expect(first).toEqual({ checked: before.length, wrong: 0, problems: [] })
    expect(before.length).toBeGreaterThan(40 * DAYS)

    const repository = registryRepository(core.db)
    await core.db.write(() => repository.applySeed(dearer(), 'a newer release', NOON))
    await core.models.setPrice({ provider: 'openai', model: 'gpt-5', input: '99', output: '99', search: '99' })
    expect(await everything()).toEqual(first)
    expect(ledger()).toEqual(before)
  })

  it('is read no further than asked, the newest first', async () => {
    expect(await core.replayLedger({ limit: 10 })).toMatchObject({ checked: 10, wrong: 0 })
  })

  it.each([
    [
      'a total',
      'UPDATE ledger SET total = total + 1, tokens_cost = tokens_cost + 1 WHERE id = ?',
      /holds \$.* make \$/,
    ],
    ['a part', 'UPDATE ledger SET search_cost = search_cost + 1 WHERE id = ?', /do not sum/],
    ['usage', 'UPDATE ledger SET output_tokens = output_tokens + 1 WHERE id = ?', /holds \$/],
    ['prices', "UPDATE ledger SET price_ids = '[987654321]' WHERE id = ?", /prices it was made with are gone/],
  ])('tells of an entry whose %s was changed from outside', async (_, change, words) => {
    const id = core.db.sqlite
      .prepare("SELECT id FROM ledger WHERE state = 'settled' AND provider = 'openai' ORDER BY id DESC LIMIT 1")
      .pluck()
      .get() as number
    core.db.sqlite.exec('SAVEPOINT changed')
    core.db.sqlite.prepare(change).run(id)
    const { wrong, problems } = await everything()
    core.db.sqlite.exec('ROLLBACK TO changed; RELEASE changed')
    expect(wrong).toBe(1)
    expect(problems[0]).toMatch(words)
    expect(problems[0]).toContain(`Entry ${id}`)
  })
})

describe('a price check', () => {
  it('names what a newer list says otherwise, the user’s own prices included, and changes nothing', () => {
    const check = createPriceCheck({ db: core.db, clock: { now: () => NOON } })
    const before = core.db.sqlite.prepare('SELECT * FROM prices').safeIntegers().all()
    const own = check().filter(({ origin }) => origin === 'user')
    expect(own.map(({ model, unit, oursUsd }) => [model, unit, oursUsd])).toEqual(
      expect.arrayContaining([['gpt-5', 'input', '99']]),
    )
    const flash = check().find(({ model, unit }) => model === 'gemini-2.5-flash' && unit === 'input')
    expect(parseUsd(flash!.oursUsd!)).toBe((parseUsd(flash!.listedUsd!) * 11n) / 10n)
    expect(core.db.sqlite.prepare('SELECT * FROM prices').safeIntegers().all()).toEqual(before)
  })

  it('takes the file of another release, and nothing else', () => {
    expect(() => core.checkPrices({ models: 'none' })).toThrow(/no price list/)
    expect(() => core.checkPrices(null)).toThrow(/no price list/)
  })
})
