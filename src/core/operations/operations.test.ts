import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plansOf } from '../../../tests/support/plans.ts'
import { FOUR_MODELS, projectFile } from '../../../tests/support/projects.ts'
import { makeRig, type Rig } from '../../../tests/support/rig.ts'
import {
  addAnswer,
  addEntry,
  addRun,
  makeWorld,
  resolveModel,
  TODAY,
  type World,
} from '../../../tests/support/world.ts'
import { createModels } from '../models/index.ts'
import { parseUsd } from '../money.ts'
import { createProjects } from '../projects/index.ts'
import { createCallCounts, createOperations } from './index.ts'
import { bucketOf } from './latency.ts'

describe('the figures', () => {
  let world: World
  let projectId: number
  let other: number
  let gpt: number
  let claude: number
  beforeEach(async () => {
    world = makeWorld()
    const projects = createProjects({ db: world.db, clock: world.clock, models: createModels(world) })
    projectId = (await projects.apply(projectFile({ name: 'Acme watch', prompts: 1 }))).projectId
    other = (await projects.apply(projectFile({ name: 'Other', prompts: 1 }))).projectId
    gpt = resolveModel(world.db, 'openai', 'gpt-5')
    claude = resolveModel(world.db, 'anthropic', 'claude-sonnet-4-5')
  })
  afterEach(() => world.close())

  const figures = (choice = {}) =>
    createOperations({
      ...{ db: world.db, clock: world.clock, models: createModels(world) },
      home: { kind: 'user', zone: 'UTC' },
    })(choice)

  /** An answer as the engine stores it, as far as it matters here. */
  function answered(modelId: number, latencyMs: number, of = { projectId, day: TODAY }): void {
    const runId = addRun(world.db, of.projectId, of.day)
    const promptId = world.db.sqlite
      .prepare('SELECT id FROM prompts WHERE project_id = ?')
      .pluck()
      .get(of.projectId) as number
    const task = { runId, projectId: of.projectId, promptId, modelId }
    addAnswer(world.db, { ...task, day: of.day }, { latencyMs, inputTokens: 10, outputTokens: 3 })
    const counted = { ...of, modelId, kind: 'answer' }
    createCallCounts(world.db).answered(counted, { inputTokens: 10, outputTokens: 3 }, latencyMs)
  }

  it('are nothing where nothing was asked', () => {
    const { total, days, errors, byModel } = figures({ days: 7 })
    expect(total).toEqual({
      ...{
        calls: 0,
        errors: 0,
        errorRate: null,
        retries: 0,
        givenUp: 0,
        inputTokens: 0,
        outputTokens: 0,
        costUsd: '0',
      },
      latency: { n: 0, p50: null, p90: null, p99: null },
    })
    expect([days.length, errors, byModel]).toEqual([7, [], []])
  })

  it('add up calls, tokens, errors and money by day, provider, model and project', () => {
    const counts = createCallCounts(world.db)
    for (const latencyMs of [10, 20, 30, 40]) answered(gpt, latencyMs)
    answered(claude, 50, { projectId: other, day: '2026-11-19' })
    const call = { day: TODAY, projectId, modelId: gpt, kind: 'answer' }
    counts.failed(call, 'rate_limited', true)
    counts.failed(call, 'timeout', true)
    counts.failed(call, 'timeout', false)
    counts.givenUp(call, 'timeout')
    addEntry(world.db, { day: TODAY, provider: 'openai', modelId: gpt, projectId, total: parseUsd('0.02') })
    addEntry(world.db, {
      day: '2026-11-19',
      provider: 'anthropic',
      modelId: claude,
      projectId: other,
      total: parseUsd('0.5'),
    })

    const all = figures({ days: 2 })
    expect(all.total).toMatchObject({
      ...{ calls: 8, errors: 3, errorRate: 3 / 8, retries: 2, givenUp: 1 },
      ...{ inputTokens: 50, outputTokens: 15, costUsd: '0.52', latency: { n: 5, p50: 30, p90: 50, p99: 50 } },
    })
    expect(all.days).toMatchObject([
      { day: '2026-11-19', calls: 1, costUsd: '0.5', latency: { p50: 50 } },
      { day: TODAY, calls: 7, costUsd: '0.02', latency: { p50: 20 } },
    ])
    expect(all.byProvider).toMatchObject([
      { provider: 'openai', calls: 7, errors: 3 },
      { provider: 'anthropic', calls: 1, errors: 0 },
    ])
    expect(all.byModel.map(({ model }) => model)).toEqual(['openai:gpt-5', 'anthropic:claude-sonnet-4-5'])
    expect(all.byProject).toMatchObject([
      { project: 'Other', costUsd: '0.5' },
      { project: 'Acme watch', costUsd: '0.02' },
    ])
    expect(all.errors).toEqual([
      { class: 'timeout', calls: 2, share: 2 / 8, retries: 1, givenUp: 1 },
      { class: 'rate_limited', calls: 1, share: 1 / 8, retries: 1, givenUp: 0 },
    ])

    expect(figures({ days: 2, projectId: other }).total).toMatchObject({
      calls: 1,
      costUsd: '0.5',
      latency: { n: 1, p50: 50 },
    })
    expect(figures({ days: 2, provider: 'openai' }).total).toMatchObject({
      calls: 7,
      costUsd: '0.02',
      latency: { n: 4 },
    })
    expect(figures({ days: 2, model: 'openai:gpt-5', projectId: other }).total).toMatchObject({
      calls: 0,
      costUsd: '0',
    })
    expect(figures({ from: TODAY }).days).toHaveLength(1)
  })

  it('are refused for what is not there, and for more than a year', () => {
    expect(() => figures({ projectId: 99 })).toThrow(expect.objectContaining({ code: 'not_found' }))
    expect(() => figures({ model: 'openai:none' })).toThrow(expect.objectContaining({ code: 'not_found' }))
    expect(() => figures({ days: 367 })).toThrow(expect.objectContaining({ code: 'bad_input' }))
  })

  it('read no table from end to end', () => {
    answered(gpt, 10)
    const plans = plansOf(world.db, () => [figures({ days: 90 }), figures({ days: 90, projectId })])
    expect(plans.filter((plan) => /^SCAN (answers|operation_days|latency_days|ledger_days)/.test(plan))).toEqual([])
    expect(plans.filter((plan) => /answers/.test(plan)).join()).toContain('COVERING INDEX answers_list')
  })
})

describe('what the engine counts', () => {
  let rig: Rig
  afterEach(() => rig.close())

  it('is every call, however it ended, and its tokens as the ledger has them', async () => {
    rig = await makeRig({ faults: [{ kind: 'rate_limited', provider: 'anthropic', to: 2, retryAfterMs: 5 }] })
    const machine = await rig.machine()
    await machine.projects.apply(projectFile({ name: 'Counted', prompts: 3, models: FOUR_MODELS }))
    expect(await machine.runToEnd()).toMatchObject({ status: 'completed', succeeded: 12 })
    const { sqlite } = machine.db
    const sums = sqlite
      .prepare(
        "SELECT SUM(input_tokens), SUM(output_tokens), SUM(calls) FROM operation_days WHERE outcome = 'answered'",
      )
      .raw()
    const ledger = sqlite.prepare('SELECT SUM(input_tokens), SUM(output_tokens), COUNT(*) FROM ledger').raw()
    expect(sums.get()).toEqual(ledger.get())
    const kept = sqlite.prepare('SELECT bucket, SUM(calls) FROM latency_days GROUP BY bucket').raw().all()
    const stored = sqlite.prepare('SELECT latency_ms FROM answers').pluck().all() as number[]
    const again = [...Map.groupBy(stored, bucketOf)].map(([bucket, all]) => [bucket, all.length])
    expect(kept).toEqual(again.sort(([a], [b]) => a! - b!))
    const failed = sqlite
      .prepare("SELECT outcome, calls, retried, given_up FROM operation_days WHERE outcome <> 'answered'")
      .raw()
    expect(failed.all()).toEqual([['rate_limited', 2, 2, 0]])
  })
})
