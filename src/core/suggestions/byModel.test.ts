import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeRig, type Rig } from '../../../tests/support/rig.ts'
import { parseUsd } from '../money.ts'
import { createSuggestions } from './byModel.ts'

let rig: Rig
beforeEach(async () => {
  rig = await makeRig()
})
afterEach(() => rig.close())

const BRIEF = { brand: 'Lumora', industry: 'CRM', language: 'en', country: 'ES', competitors: [] }
const never = () => new AbortController().signal

async function begin(keyed: readonly string[]) {
  const machine = await rig.machine()
  const status = async () =>
    ['openai', 'anthropic', 'google'].map((provider) => {
      const source = keyed.includes(provider) ? ('keychain' as const) : ('none' as const)
      return { provider, source, hint: null, host: '', note: null }
    })
  const { models, paidCalls, db } = machine
  return { suggestions: createSuggestions({ models, keys: { status }, paidCalls }), db }
}

describe('suggestions by a model', () => {
  it('are offered by a provider that has a key, at the most they can cost, and by nobody else', async () => {
    const { suggestions } = await begin(['openai'])
    const offer = await suggestions.offer(BRIEF)
    expect(offer?.ref).toMatch(/^openai:/)
    expect(parseUsd(offer!.atMostUsd)).toBeGreaterThan(0n)
    expect(await (await begin([])).suggestions.offer(BRIEF)).toBeNull()
    expect(rig.simulator.served()).toHaveLength(0)
  })

  it('are asked once, for no more than was offered, and booked as what they are', async () => {
    const { suggestions, db } = await begin(['google', 'openai'])
    const { ref, atMostUsd } = (await suggestions.offer(BRIEF))!
    const got = await suggestions.ask(BRIEF, ref, never())
    expect(got).toMatchObject({ source: 'model', problem: null })
    expect(got.questions.length).toBeGreaterThan(3)
    expect(got.competitors.length).toBeGreaterThan(0)
    expect(parseUsd(got.costUsd!)).toBeLessThanOrEqual(parseUsd(atMostUsd))
    expect(db.sqlite.prepare('SELECT kind, state FROM ledger').all()).toEqual([
      { kind: 'suggestion', state: 'settled' },
    ])
    expect(rig.simulator.served()).toHaveLength(1)
  })

  it('leave the templates when the reply cannot be used, and say what it cost all the same', async () => {
    const { suggestions } = await begin(['openai'])
    rig.simulator.setFaults([{ kind: 'refused' }])
    const got = await suggestions.ask(BRIEF, 'openai:gpt-5', never())
    expect(got).toMatchObject({ source: 'templates', competitors: [], problem: expect.stringMatching(/templates/) })
    expect(got.questions.length).toBeGreaterThan(5)
    expect(parseUsd(got.costUsd!)).toBeGreaterThan(0n)
  })
})
