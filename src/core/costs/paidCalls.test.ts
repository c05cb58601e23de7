import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { countersOf, holdStates } from '../../../tests/support/books.ts'
import type { Machine, MachineOptions } from '../../../tests/support/machine.ts'
import { makeRig, type Rig } from '../../../tests/support/rig.ts'
import type { UserError } from '../errors.ts'
import { parseUsd, pico } from '../money.ts'
import { createCharging } from './charging.ts'
import { createCallGate } from './gate.ts'
import type { PaidCall } from './paidCalls.ts'

let rig: Rig
beforeEach(async () => {
  rig = await makeRig()
})
afterEach(() => rig.close())

const REQUEST = {
  ...{ prompt: 'Which CRM is best?', system: null, search: false, country: null, maxOutputTokens: 500, json: null },
}
const never = () => new AbortController().signal
const begin = (options: Partial<MachineOptions> = {}) => rig.machine(options)
const callOf = (machine: Machine): PaidCall => ({
  ...{ kind: 'suggestion', projectId: null, request: REQUEST },
  modelId: machine.models.find('openai', 'gpt-5')!.id,
})
const ledgerOf = (machine: Machine) =>
  machine.db.sqlite.prepare('SELECT kind, state, project_id, run_id, task_id, total FROM ledger').safeIntegers().all()
const thrownBy = (asking: Promise<unknown>) =>
  asking.then(
    () => null,
    (error: UserError) => error,
  )

describe('a paid call outside a run', () => {
  it('is held, settled for what it cost, and in the books under its kind', async () => {
    const machine = await begin()
    const call = callOf(machine)
    const { reply, costUsd } = await machine.paidCalls.ask(call, never())
    expect(reply.text).not.toBe('')
    expect(ledgerOf(machine)).toEqual([
      {
        kind: 'suggestion',
        state: 'settled',
        project_id: null,
        run_id: null,
        task_id: null,
        total: parseUsd(costUsd!),
      },
    ])
    expect(parseUsd(costUsd!)).toBeLessThanOrEqual(machine.paidCalls.atMost(call))
    expect(holdStates(machine.db)).toEqual({ settled: 1 })
    const { kept, recounted } = countersOf(machine.db)
    expect(kept).toEqual(recounted)
  })

  it('is not sent when a limit has no room for its worst case', async () => {
    const machine = await begin()
    const call = callOf(machine)
    const limit = pico(machine.paidCalls.atMost(call) - 1n)
    await machine.budgets.set({ scope: 'provider', of: 'openai', period: 'month', action: 'block', limit })
    expect(await thrownBy(machine.paidCalls.ask(call, never()))).toMatchObject({ code: 'budget' })
    expect(rig.simulator.served()).toHaveLength(0)
    expect(holdStates(machine.db)).toEqual({})
  })

  it('is not sent without a price', async () => {
    const machine = await begin()
    const modelId = await machine.db.write(() => machine.models.resolveModel('openai', 'unheard-of'))
    expect(await thrownBy(machine.paidCalls.ask({ ...callOf(machine), modelId }, never()))).toMatchObject({
      code: 'unpriced',
    })
    expect(rig.simulator.served()).toHaveLength(0)
  })

  it('costs nothing when it was turned down, and is exposure when nobody knows', async () => {
    const machine = await begin()
    rig.simulator.setFaults([{ kind: 'bad_request' }])
    expect(await thrownBy(machine.paidCalls.ask(callOf(machine), never()))).toMatchObject({ code: 'network' })
    expect(holdStates(machine.db)).toEqual({ released: 1 })
    rig.simulator.setFaults([{ kind: 'truncated_json' }])
    const error = await thrownBy(machine.paidCalls.ask(callOf(machine), never()))
    expect(error?.message).toMatch(/counts as exposure/)
    expect(holdStates(machine.db)).toEqual({ released: 1, exposure: 1 })
  })

  it('gives its answer though it cannot be booked, and what was held counts on', async () => {
    const machine = await begin()
    // The books refuse every entry, as they would on a full disk.
    machine.db.sqlite.exec("CREATE TRIGGER full BEFORE INSERT ON ledger BEGIN SELECT RAISE(ABORT, 'no room'); END")
    const { reply, costUsd } = await machine.paidCalls.ask(callOf(machine), never())
    expect(reply.text).not.toBe('')
    expect(costUsd).toBeNull()
    expect(holdStates(machine.db)).toEqual({ open: 1 })
    expect(machine.log.map(({ message }) => message)).toContain(
      'A call could not be booked; what was held for it counts on',
    )
  })

  it('becomes exposure when its process dies in the middle of it', async () => {
    const machine = await begin()
    rig.simulator.setFaults([{ kind: 'hang' }])
    void machine.paidCalls.ask(callOf(machine), never()).catch(() => undefined)
    await expect.poll(() => holdStates(machine.db)).toEqual({ open: 1 })
    machine.vanish()
    const next = await begin()
    await next.monitoring.reclaim()
    expect(holdStates(next.db)).toEqual({ exposure: 1 })
  })
})

describe('the gate', () => {
  it('lets nothing pass without an open hold', async () => {
    const machine = await begin()
    const gate = createCallGate({
      ledger: machine.ledger,
      providers: async () => {
        throw new Error('asked')
      },
    })
    const asked = gate(
      { holdId: 1, provider: 'openai' },
      { ...REQUEST, model: 'gpt-5', maxSearches: 0 },
      { stop: never(), timeoutMs: 1_000 },
    )
    await expect(asked).rejects.toMatchObject({ errorClass: 'budget', charge: 'unsent' })
  })
})

describe('an embedding', () => {
  it('of 1,000 tokens at $0.13 a million costs $0.00013', async () => {
    const machine = await begin()
    const model = await machine.models.setPrice({
      provider: 'openai',
      model: 'text-embedding-3-large',
      input: '0.13',
      output: '0',
    })
    const { ledger, models, db } = machine
    const usage = {
      ...{ inputTokens: 1_000, cachedInputTokens: 0, cacheWriteTokens: 0, cacheWrite1hTokens: 0 },
      ...{ outputTokens: 0, reasoningTokens: 0, searches: 0 },
    }
    const charged = await db.write(() => {
      const held = ledger.reserve({
        ...{ ownerId: machine.instance.id, taskId: null, runId: null, provider: 'openai', projectId: null },
        ...{ modelId: model.id, kind: 'embedding', amount: parseUsd('0.001'), estimate: false },
      })
      if (held.kind !== 'held') throw new Error('no limit stands in the way')
      const call = {
        holdId: held.holdId,
        modelId: model.id,
        provider: 'openai',
        promptBytes: 4_000,
        answerId: null,
        at: Date.now(),
      }
      const reply = {
        usage,
        usageReported: true,
        rawUsage: null,
        serviceTier: null,
        servedModel: 'text-embedding-3-large',
        reportedCost: null,
      }
      return createCharging({ ledger, models })(call, reply)
    })
    expect(charged).toEqual({ total: parseUsd('0.00013'), uncosted: null })
    expect(ledgerOf(machine)).toMatchObject([{ kind: 'embedding', total: 130_000_000n }])
  })
})
