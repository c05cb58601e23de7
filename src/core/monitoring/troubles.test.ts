import { afterEach, describe, expect, it } from 'vitest'
import { countersOf, entriesOf, holdStates, snapshotsOf } from '../../../tests/support/books.ts'
import type { MachineOptions } from '../../../tests/support/machine.ts'
import { projectFile } from '../../../tests/support/projects.ts'
import { makeRig, type Rig } from '../../../tests/support/rig.ts'
import { formatUsd, pico, sumUsd } from '../money.ts'
import type { FaultRule, SimulatedProvider } from '../simulator/index.ts'

let rig: Rig
afterEach(() => rig.close())

/** A machine and a project, with faults on the other side. */
async function facing(
  faults: FaultRule[],
  project: Parameters<typeof projectFile>[0] = {},
  more: Partial<MachineOptions> = {},
) {
  rig = await makeRig({ faults })
  const machine = await rig.machine(more)
  await machine.projects.apply(projectFile(project))
  return machine
}

const servedTo = (provider: SimulatedProvider) => rig.simulator.served().filter((call) => call.provider === provider)
const CALM = { openai: 'gpt-5', anthropic: 'claude-sonnet-4-5', google: 'gemini-2.5-flash' }

describe('a rejected key', () => {
  it('ends that provider’s part after the first calls, and no other’s', async () => {
    const machine = await facing([], { prompts: 20 }, { keys: { openai: 'wrong-key' }, speed: { initial: 2, max: 8 } })
    const progress = await machine.runToEnd()
    expect(progress).toMatchObject({ status: 'partial', planned: 80, succeeded: 60, failed: 20, exposureUsd: '0' })
    expect(progress.errors).toEqual([
      { provider: 'openai', class: 'auth', count: 20, message: expect.stringContaining('did not accept the key') },
    ])
    expect(servedTo('openai').length).toBeLessThanOrEqual(2)
    expect(holdStates(machine.db)).toEqual({ settled: 60, released: servedTo('openai').length })
    const { totals } = snapshotsOf(machine.db)
    await machine.reanalysis.reanalyse()
    expect(snapshotsOf(machine.db).totals).toEqual(totals)
  })

  it('fails a run that asks nobody else', async () => {
    const machine = await facing([], { models: ['openai:gpt-5'] }, { keys: { openai: 'wrong-key' } })
    expect(await machine.runToEnd()).toMatchObject({ status: 'failed', failed: 3, costUsd: '0' })
  })
})

describe('a model that the provider does not know', () => {
  it('ends that model’s part and leaves the provider’s other models alone', async () => {
    const fault: FaultRule = { kind: 'model_not_found', provider: 'openai', model: 'gpt-5' }
    const models = ['openai:gpt-5', 'openai:gpt-4.1']
    const machine = await facing([fault], { prompts: 12, models }, { speed: { initial: 2, max: 2 } })
    const progress = await machine.runToEnd()
    expect(progress).toMatchObject({ status: 'partial', succeeded: 12, failed: 12 })
    expect(progress.errors).toMatchObject([{ provider: 'openai', class: 'model_not_found', count: 12 }])
    expect(servedTo('openai').filter(({ model }) => model === 'gpt-5').length).toBeLessThanOrEqual(2)
  })
})

describe('a provider that asks for fewer calls', () => {
  it.each([
    ['with a hint', { retryAfterMs: 60 }],
    ['without one', {}],
  ])('%s is asked again, and every task is answered', async (_, hint) => {
    const fault: FaultRule = { kind: 'rate_limited', provider: 'anthropic', to: 3, ...hint }
    const machine = await facing([fault], { prompts: 6 })
    expect(await machine.runToEnd()).toMatchObject({ status: 'completed', succeeded: 24, exposureUsd: '0' })
    expect(servedTo('anthropic')).toHaveLength(9)
    expect(holdStates(machine.db)).toEqual({ settled: 24, released: 3 })
  })

  it('for longer than a run can wait is given up, and only it', async () => {
    const fault: FaultRule = { kind: 'rate_limited', provider: 'google', retryAfterMs: 11 * 60_000 }
    const machine = await facing([fault], { prompts: 2 })
    const progress = await machine.runToEnd()
    expect(progress).toMatchObject({ status: 'partial', succeeded: 6, failed: 2 })
    expect(progress.errors).toMatchObject([{ provider: 'google', class: 'rate_limited', count: 2 }])
  })
})

describe('an outage', () => {
  it('pauses that provider only, tells so, and is over with the first answer', async () => {
    const fault: FaultRule = { kind: 'server_error', provider: 'google', to: 8, retryAfterMs: 20 }
    const machine = await facing([fault], { prompts: 8 }, { speed: { initial: 8, max: 8 } })
    const [runId] = await machine.monitoring.start({})
    const pauses = new Set<string>()
    for await (const { byProvider } of machine.monitoring.watch(runId as number)) {
      for (const { provider, paused } of byProvider) if (paused) pauses.add(`${provider}: ${paused.errorClass}`)
    }
    expect([...pauses]).toEqual(['google: server_error'])
    expect(machine.monitoring.progress(runId as number)).toMatchObject({ status: 'completed', succeeded: 32 })
    const last = (provider: string) =>
      machine.db.sqlite.prepare('SELECT MAX(id) FROM ledger WHERE provider = ?').pluck().get(provider) as number
    const first = machine.db.sqlite.prepare("SELECT MIN(id) FROM ledger WHERE provider = 'google'").pluck().get()
    for (const other of ['openai', 'anthropic', 'perplexity']) expect(last(other)).toBeLessThan(first as number)
  })
})

describe('a call whose outcome nobody knows', () => {
  it.each(['hang', 'reset_before_headers', 'reset_after_headers', 'empty_body', 'non_json', 'truncated_json'] as const)(
    '(%s) stays on the books at its worst case, and is made once more',
    async (kind) => {
      const models = ['openai:gpt-5']
      const machine = await facing([{ kind, to: 1 }], { prompts: 2, models }, { callTimeoutMs: 400 })
      const progress = await machine.runToEnd()
      const [exposure, ...others] = entriesOf(machine.db).filter(({ state }) => state === 'exposure')
      expect(others).toEqual([])
      expect(exposure?.total).toBe(exposure?.amount)
      expect(progress).toMatchObject({
        ...{ status: 'completed', succeeded: 2, exposureUsd: formatUsd(pico(exposure?.total ?? 0n)) },
      })
      expect(holdStates(machine.db)).toEqual({ settled: 2, exposure: 1 })
      const { kept, recounted } = countersOf(machine.db)
      expect(kept).toEqual(recounted)
    },
  )

  it.each([
    ['hang', 'timeout', 'the time allowed for the call ran out'],
    ['truncated_json', 'malformed', 'JSON that breaks off'],
  ] as const)('(%s) is given up after the second time, in words', async (kind, errorClass, words) => {
    const machine = await facing([{ kind, provider: 'openai' }], { prompts: 1 }, { callTimeoutMs: 400 })
    const progress = await machine.runToEnd()
    expect(progress).toMatchObject({ status: 'partial', succeeded: 3, failed: 1 })
    expect(progress.errors).toMatchObject([{ provider: 'openai', class: errorClass, count: 1 }])
    expect(progress.errors[0]?.message).toContain(words)
    expect(holdStates(machine.db)).toEqual({ settled: 3, exposure: 2 })
  })

  it('(an answer without usage) keeps its answer and says so', async () => {
    const machine = await facing([{ kind: 'no_usage', provider: 'anthropic', to: 1 }], { prompts: 2 })
    expect(await machine.runToEnd()).toMatchObject({ status: 'completed', succeeded: 8 })
    expect(holdStates(machine.db)).toEqual({ settled: 7, exposure: 1 })
    expect(machine.log).toMatchObject([
      { level: 'warn', fields: { problem: 'anthropic:claude-sonnet-4-5: the reply carried no usage' } },
    ])
    const { totals } = snapshotsOf(machine.db)
    await machine.reanalysis.reanalyse()
    expect(snapshotsOf(machine.db).totals).toEqual(totals)
  })
})

describe('a provider that hangs', () => {
  it('keeps its share of few calls at once, and the others finish', async () => {
    const machine = await facing([{ kind: 'hang', provider: 'openai' }], { prompts: 4 }, { concurrency: 4 })
    const [runId] = await machine.monitoring.start({})
    for await (const { succeeded } of machine.monitoring.watch(runId as number)) if (succeeded === 12) break
    expect(machine.monitoring.progress(runId as number)).toMatchObject({ succeeded: 12 })
    expect(servedTo('openai').length).toBeLessThanOrEqual(4)
    await machine.monitoring.cancel(runId as number)
  })

  it('and one that asks to be left alone take no place from others', async () => {
    const fault: FaultRule = { kind: 'rate_limited', provider: 'openai', to: 1, retryAfterMs: 1_500 }
    const machine = await facing([fault], { prompts: 3 }, { concurrency: 1 })
    expect(await machine.runToEnd()).toMatchObject({ status: 'completed', succeeded: 12 })
    const order = entriesOf(machine.db).map(({ provider }) => provider)
    expect(order.slice(0, 9)).not.toContain('openai')
  })
})

describe('an answer that is odd', () => {
  it('of two million characters is kept whole and measured by its beginning', async () => {
    const machine = await facing([{ kind: 'huge', to: 1 }], { prompts: 1, models: ['openai:gpt-5'] })
    expect(await machine.runToEnd()).toMatchObject({ status: 'completed', succeeded: 1 })
    const [entry] = entriesOf(machine.db)
    expect(entry?.responseId).toBe(rig.simulator.served()[0]?.responseId)
    const row = machine.db.sqlite.prepare(
      'SELECT LENGTH(text) AS length, n.shortened FROM answers a JOIN analyses n ON n.answer_id = a.id',
    )
    expect(row.get()).toEqual({ length: expect.toSatisfy((length: number) => length > 2_000_000), shortened: 1 })
  })

  it('of a provider that refused, filtered or cut short is an answer with that status', async () => {
    const faults: FaultRule[] = [
      { kind: 'refused', provider: 'openai' },
      { kind: 'filtered', provider: 'google' },
      { kind: 'spent_thinking', provider: 'perplexity' },
    ]
    const machine = await facing(faults, { prompts: 1 })
    expect(await machine.runToEnd()).toMatchObject({ status: 'completed', succeeded: 4, exposureUsd: '0' })
    const { sqlite } = machine.db
    const statuses = sqlite
      .prepare('SELECT m.provider, a.status FROM answers a JOIN models m ON m.id = a.model_id')
      .raw()
      .all()
    expect(Object.fromEntries(statuses as [string, string][])).toEqual({
      ...{ openai: 'refused', google: 'filtered', perplexity: 'truncated', anthropic: 'ok' },
    })
    expect(sumUsd(entriesOf(machine.db).map(({ total }) => pico(total)))).toBe(rig.simulator.totals().cost)
  })
})

describe('a prompt', () => {
  it('is sent as it was written, whatever the script', async () => {
    const texts = [
      'أفضل نظام إدارة علاقات العملاء؟',
      'Which CRM 🤖✨ for 👩‍👩‍👧?',
      'ייעוץ ל-CRM, "מרכאות" \u202eRTL\u202c',
    ]
    const machine = await facing([], { promptTexts: texts, models: Object.entries(CALM).map((pair) => pair.join(':')) })
    expect(await machine.runToEnd()).toMatchObject({ status: 'completed', succeeded: 9 })
    const perPrompt = new Map<string, number>()
    for (const { promptId } of rig.simulator.served()) perPrompt.set(promptId, (perPrompt.get(promptId) ?? 0) + 1)
    // Every provider received the same three texts.
    expect([...perPrompt.values()]).toEqual([3, 3, 3])
  })

  it('of 95 kB is answered, and one that is too long for a model is told so without being paid for', async () => {
    const fault: FaultRule = { kind: 'too_large', provider: 'anthropic' }
    const machine = await facing([fault], { promptTexts: ['word,'.repeat(19_000)] })
    const progress = await machine.runToEnd()
    expect(progress).toMatchObject({ status: 'partial', succeeded: 3, failed: 1, exposureUsd: '0' })
    expect(progress.errors).toMatchObject([{ provider: 'anthropic', class: 'too_large', count: 1 }])
  })
})

describe('a model without a price', () => {
  it('is not asked, and the command that sets it is named', async () => {
    const machine = await facing([], { prompts: 30, models: ['openai:gpt-unheard-of', 'openai:gpt-5'] })
    const progress = await machine.runToEnd()
    expect(progress).toMatchObject({ status: 'blocked', succeeded: 30, blocked: 30, failed: 0 })
    expect(progress.errors).toMatchObject([{ provider: 'openai', class: 'unpriced', count: 30 }])
    expect(progress.errors[0]?.message).toContain('earshot price set openai:gpt-unheard-of --input')
    expect(servedTo('openai')).toHaveLength(30)
  })
})
