import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { projectFile } from '../../../tests/support/projects.ts'
import { NOON } from '../../../tests/support/world.ts'
import { type Core, createCore } from '../createCore.ts'
import { createSessionStore } from '../secrets/index.ts'
import { createSimulator, type Simulator } from '../simulator/index.ts'

const KEY = { value: 'test-key-4f2a9c07', variable: 'KEY' }
const HOUR = 3_600_000
const names = ['openai', 'anthropic', 'google', 'perplexity'] as const
const list = (...ids: string[]) => ids.map((id) => ({ id, displayName: id, writesText: true }))

let folder: string
let simulator: Simulator
let core: Core
let now: number

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-models-'))
  now = NOON
  simulator = await createSimulator({ seed: 'watch', world: { firstDay: '2026-09-22', days: 60 }, day: '2026-09-22' })
  core = await open(names)
})
afterEach(async () => {
  await core.close()
  await simulator.close()
  rmSync(folder, { recursive: true })
})

const open = (withKeys: readonly (typeof names)[number][]) =>
  createCore(
    {
      ...{ clock: { now: () => now }, secrets: createSessionStore(), log: () => undefined, notify: () => undefined },
      paths: { home: folder, migrations: 'drizzle' },
    },
    {
      zone: 'UTC',
      config: {
        keys: Object.fromEntries(withKeys.map((name) => [name, KEY])),
        baseUrls: Object.fromEntries(
          names.map((name) => [name, { value: simulator.baseUrls[name], variable: `${name.toUpperCase()}_BASE_URL` }]),
        ),
      },
    },
  )

/** A check an hour later, so that its alert is not held back. */
async function check(): ReturnType<Core['modelWatch']['check']> {
  now += HOUR
  return core.modelWatch.check()
}
const open$ = () => core.modelWatch.findings({ show: 'open', before: null }).findings
const told = () =>
  open$()
    .map(({ provider, model, kind, relative }) => `${kind} ${provider}:${model}${relative ? ` (${relative})` : ''}`)
    .sort()
const finding = (model: string) => open$().find((each) => each.model === model) ?? expect.fail(`no finding of ${model}`)
const registered = (provider: string, model: string) =>
  core.models.list().find((each) => each.provider === provider && each.model === model)
const alerts = () =>
  core.alerting.inbox
    .list({ show: 'all', projectId: null, before: null })
    .alerts.filter(({ kind }) => kind === 'new_models')

describe('reading the lists of all providers', () => {
  it('finds nothing to decide where the registry knows what is listed', async () => {
    const { providers } = await check()
    expect(providers.map(({ provider, listed, writing, error }) => [provider, listed, writing, error])).toEqual([
      ['openai', 8, 5, null],
      ['anthropic', 3, 3, null],
      ['google', 5, 3, null],
      ['perplexity', 2, 2, null],
    ])
    expect(told()).toEqual(['new perplexity:openai/gpt-5-mini'])
  })

  it('tells what came, went and changed its name over the days, once', async () => {
    await check()
    await core.modelWatch.decide({
      ...{ findingIds: open$().map(({ findingId }) => findingId), decision: 'ignored', takePrices: false },
    })
    simulator.setDay('2026-11-20')
    await check()
    expect(told()).toEqual([
      'new openai:gpt-5-mini-2026-10-20 (gpt-5-mini)',
      'new openai:gpt-6.5-nova',
      'new perplexity:anthropic/claude-sonnet-4-5',
      'renamed anthropic:claude-opus-4-5-20261015 (claude-opus-4-5-20251101)',
      'vanished google:gemini-2.5-flash-lite',
      'vanished openai:gpt-5-nano',
    ])
    expect(alerts()[0]).toMatchObject({ params: { new: 3, vanished: 2, renamed: 1, returned: 0 } })
    expect(String(alerts()[0]?.params.examples).split(', ')).toHaveLength(3)
    const before = alerts().length
    expect((await check()).findingIds).toEqual([])
    expect(alerts()).toHaveLength(before)
  })

  it('registers what is new as not offered, not to be asked, and without a price', async () => {
    simulator.setDay('2026-11-20')
    await check()
    for (const [provider, model] of [
      ['openai', 'gpt-6.5-nova'],
      ['perplexity', 'anthropic/claude-sonnet-4-5'],
    ] as const) {
      expect(registered(provider, model)).toMatchObject({ isCurrent: false, isAvailable: false, priced: false })
    }
  })

  it('says the failure of one provider by name and class, and reads the others', async () => {
    simulator.setList('openai', list('gpt-5', 'gpt-9'))
    await core.close()
    core = await open(['openai', 'google'])
    simulator.setList('google', list('gemini-2.5-pro'))
    await core.keys.set('google', 'wrong-key-123456789')
    const { providers } = await check()
    expect(providers.map(({ provider, listed, error }) => [provider, listed, error?.class])).toEqual([
      ['openai', 2, undefined],
      ['google', null, 'auth'],
    ])
    expect(told()).toEqual(['new openai:gpt-9'])
    const google = core.modelWatch.state().lists.find(({ provider }) => provider === 'google')
    expect(google).toMatchObject({ listedAt: null, error: { class: 'auth' } })
    const outcome = await core.modelWatch.work({
      ...{
        jobRunId: 1,
        originId: 1,
        trigger: 'manual',
        dueAt: now,
        signal: new AbortController().signal,
        log: () => undefined,
      },
    })
    expect(outcome).toMatchObject({ ok: true, sentence: expect.stringContaining('Not read: google (auth)') })
  })

  it('takes a list without models for no list', async () => {
    await check()
    const before = told()
    simulator.setList('openai', [])
    const { providers } = await check()
    expect(providers[0]).toMatchObject({ provider: 'openai', listed: 0, writing: 0, error: null })
    expect(told()).toEqual(before)
  })

  it('reads lists of endpoints on this machine without a key', async () => {
    await core.endpoints.add({ name: 'ollama', baseUrl: simulator.baseUrls.compatible })
    await check()
    expect(told()).toContain('new ollama:qwen3:8b')
    expect(finding('qwen3:8b')).toMatchObject({ priced: true, proposal: null })
  })

  it('keeps ten thousand models in short transactions', async () => {
    await check()
    const many = Array.from({ length: 10_000 }, (_, index) => `acme/model-${index}-pro`)
    simulator.setList('google', list('gemini-2.5-pro', 'gemini-2.5-flash', ...many))
    const write = core.db.write
    const took: number[] = []
    Object.assign(core.db, {
      write: (work: () => unknown) =>
        write(() => {
          const began = performance.now()
          const result = work()
          took.push(performance.now() - began)
          return result
        }),
    })
    const { findingIds } = await check()
    expect(findingIds).toHaveLength(10_001)
    expect(took.length).toBeGreaterThan(40)
    const page = core.modelWatch.findings({ show: 'open', before: null })
    expect([page.findings.length, page.next !== null]).toEqual([500, true])
    await core.modelWatch.decide({ findingIds, decision: 'ignored', takePrices: false })
    expect(core.modelWatch.state().open).toBe(1)
  })
})

describe('deciding', () => {
  beforeEach(async () => {
    await check()
    simulator.setDay('2026-11-20')
    await check()
  })

  it('offers a model at the proposed prices, and takes it back', async () => {
    const { findingId, proposal } = finding('gpt-5-mini-2026-10-20')
    expect(proposal).toMatchObject({
      ...{ basis: 'version', of: 'openai:gpt-5-mini', inputUsdPerM: '0.25', outputUsdPerM: '2', searchUsdPerK: '10' },
      source: expect.stringContaining('genai-prices'),
    })
    await core.modelWatch.decide({ findingIds: [findingId], decision: 'offered', takePrices: true })
    expect(registered('openai', 'gpt-5-mini-2026-10-20')).toMatchObject({
      ...{ isCurrent: true, isAvailable: true, inputUsdPerM: '0.25', outputUsdPerM: '2' },
    })
    now += HOUR
    await core.modelWatch.reopen([findingId])
    expect(registered('openai', 'gpt-5-mini-2026-10-20')).toMatchObject({
      ...{ isCurrent: false, isAvailable: false, priced: false },
    })
    expect(finding('gpt-5-mini-2026-10-20')).toMatchObject({ findingId, decidedAt: null, decision: null })
  })

  it('lets prices hold from a later day', async () => {
    const { findingId } = finding('gpt-5-mini-2026-10-20')
    await core.modelWatch.decide({
      ...{ findingIds: [findingId], decision: 'allowed', takePrices: true, from: now + 48 * HOUR },
    })
    expect(registered('openai', 'gpt-5-mini-2026-10-20')).toMatchObject({ isAvailable: true, priced: false })
    now += 49 * HOUR
    expect(registered('openai', 'gpt-5-mini-2026-10-20')).toMatchObject({ priced: true })
  })

  it('proposes a reseller the maker’s prices and says so', () => {
    expect(finding('anthropic/claude-sonnet-4-5').proposal).toMatchObject({
      ...{ basis: 'maker', of: 'anthropic:claude-sonnet-4-5', inputUsdPerM: '3', outputUsdPerM: '15' },
    })
    expect(finding('gpt-6.5-nova').proposal).toBeNull()
  })

  it('stops asking what has vanished, and nothing else makes sense of it', async () => {
    const { findingId } = finding('gpt-5-nano')
    const wrong = core.modelWatch.decide({ findingIds: [findingId], decision: 'offered', takePrices: false })
    await expect(wrong).rejects.toThrow('has vanished')
    await core.modelWatch.decide({ findingIds: [findingId], decision: 'stopped', takePrices: false })
    expect(registered('openai', 'gpt-5-nano')).toMatchObject({ isAvailable: false })
    await core.modelWatch.reopen([findingId])
    expect(registered('openai', 'gpt-5-nano')).toMatchObject({ isAvailable: true })
  })

  it('settles what came back before anybody decided, and tells of what was decided', async () => {
    const { findingId } = finding('gemini-2.5-flash-lite')
    await core.modelWatch.decide({ findingIds: [findingId], decision: 'stopped', takePrices: false })
    simulator.setDay('2026-09-22')
    await check()
    expect(told()).toEqual([
      'new perplexity:openai/gpt-5-mini',
      'returned anthropic:claude-opus-4-5-20251101',
      'returned google:gemini-2.5-flash-lite',
    ])
    const { findings } = core.modelWatch.findings({ show: 'decided', before: null })
    expect(findings.find(({ model }) => model === 'gpt-5-nano')).toMatchObject({ kind: 'vanished', decision: 'lapsed' })
  })
})

it('names the models that projects ask and that may not answer for long', async () => {
  const models = ['openai:gpt-5-nano', 'anthropic:claude-opus-4-5', 'google:gemini-2.5-flash-lite', 'openai:gpt-5']
  await core.projects.apply(projectFile({ models: [...models, 'openai:gpt-4o'] }))
  await check()
  simulator.setDay('2026-11-20')
  await check()
  const retiring = core.modelWatch.state().retiring
  expect(retiring.map(({ provider, model, reason }) => `${provider}:${model} ${reason}`).sort()).toEqual([
    ...['google:gemini-2.5-flash-lite gone', 'openai:gpt-4o unlisted', 'openai:gpt-5-nano gone'],
  ])
  expect(retiring[0]?.projects.map(({ name }) => name)).toEqual(['Lumora watch'])
  expect(finding('gpt-5-nano').projects).toHaveLength(1)
})
