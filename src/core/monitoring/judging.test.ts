import { afterEach, describe, expect, it } from 'vitest'
import { countersOf, entriesOf, holdStates, snapshotsOf } from '../../../tests/support/books.ts'
import type { Machine } from '../../../tests/support/machine.ts'
import { projectFile } from '../../../tests/support/projects.ts'
import { makeRig, type Rig } from '../../../tests/support/rig.ts'
import { pico, sumUsd } from '../money.ts'
import type { FaultRule } from '../simulator/index.ts'

let rig: Rig
afterEach(() => rig.close())

const JUDGE = 'google:gemini-2.5-flash'
const JUDGED = { models: ['openai:gpt-5'], prompts: 6, judge: JUDGE }

async function judged(faults: FaultRule[] = [], project: Parameters<typeof projectFile>[0] = JUDGED) {
  rig = await makeRig({ faults })
  const machine = await rig.machine()
  await machine.projects.apply(projectFile(project))
  return machine
}

interface Sentiment {
  answerId: number
  sentiment: string
  method: string | null
  /** The passage of the answer that the sentiment rests on. */
  evidence: string | null
}

const sentiments = ({ db }: Machine, state = 'named') =>
  db.sqlite
    .prepare(`
    SELECT m.answer_id AS answerId, m.sentiment, m.sentiment_method AS method,
      substr(a.text, m.evidence_start + 1, m.evidence_end - m.evidence_start) AS evidence
    FROM mentions m JOIN answers a ON a.id = m.answer_id WHERE m.state = ? ORDER BY 1, m.brand_id`)
    .all(state) as Sentiment[]

const answersNaming = (machine: Machine) => new Set(sentiments(machine).map(({ answerId }) => answerId)).size

describe('a judge', () => {
  it('is asked once for each answer that names a brand, and what it says is kept, counted and paid for', async () => {
    const machine = await judged()
    const progress = await machine.runToEnd()
    const naming = answersNaming(machine)
    expect(naming).toBeGreaterThan(2)
    expect(progress).toMatchObject({ status: 'completed', planned: 6, succeeded: 6, judgements: { succeeded: naming } })

    const entries = entriesOf(machine.db)
    expect(entries.filter(({ kind }) => kind === 'judge')).toHaveLength(naming)
    expect(sumUsd(entries.map(({ total }) => pico(total)))).toBe(rig.simulator.totals().cost)
    const { sqlite } = machine.db
    const subjects = sqlite.prepare("SELECT COUNT(DISTINCT subject_answer_id) FROM tasks WHERE kind = 'judge'")
    expect(subjects.pluck().get()).toBe(naming)
    expect(sqlite.prepare('SELECT COUNT(*) FROM judgements WHERE length(reply) > 0').pluck().get()).toBe(naming)

    const found = sentiments(machine)
    expect(found.filter(({ method }) => method === 'judge').length).toBeGreaterThan(found.length / 2)
    for (const { sentiment, method, evidence } of found) {
      expect(method === 'judge' ? evidence : sentiment).toEqual(
        method === 'judge' ? expect.stringMatching(/\S/) : 'unscored',
      )
    }
    const kept = snapshotsOf(machine.db)
    await machine.reanalysis.reanalyse()
    expect(snapshotsOf(machine.db)).toEqual(kept)
    expect(sentiments(machine)).toEqual(found)
    expect(rig.simulator.served()).toHaveLength(6 + naming)
  })

  it('may be the model that answers too', async () => {
    const machine = await judged([], { ...JUDGED, models: [JUDGE], search: true })
    const { status } = await machine.runToEnd()
    expect(status).toBe('completed')
    expect(entriesOf(machine.db).filter(({ kind }) => kind === 'judge')).toHaveLength(answersNaming(machine))
  })

  it.each([
    ['bad_request', 'released'],
    ['truncated_json', 'exposure'],
  ] as const)('that fails (%s) leaves its answers unscored, never neutral', async (kind, holds) => {
    const machine = await judged([{ kind, provider: 'google' }])
    const progress = await machine.runToEnd()
    const naming = answersNaming(machine)
    expect(progress).toMatchObject({ status: 'partial', succeeded: 6, failed: 0, judgements: { failed: naming } })
    expect(sentiments(machine).every(({ sentiment, method }) => sentiment === 'unscored' && method === null)).toBe(true)
    expect(Object.keys(holdStates(machine.db)).sort()).toEqual([holds, 'settled'].sort())
    // A judge's failure is no failed answer.
    const { totals } = snapshotsOf(machine.db)
    expect(totals).toEqual(Array.from({ length: 6 }, () => expect.objectContaining({ errors: 0n })))
    await machine.reanalysis.reanalyse()
    expect(snapshotsOf(machine.db).totals).toEqual(totals)
  })

  it('whose key is rejected costs the answers nothing', async () => {
    rig = await makeRig()
    const machine = await rig.machine({ keys: { google: 'wrong-key' } })
    await machine.projects.apply(projectFile(JUDGED))
    const progress = await machine.runToEnd()
    expect(progress).toMatchObject({ status: 'partial', succeeded: 6 })
    expect(progress.errors).toMatchObject([{ provider: 'google', class: 'auth' }])
  })

  it('that says nothing usable leaves the answer unscored, and its reply is kept', async () => {
    const machine = await judged([{ kind: 'spent_thinking', provider: 'google' }])
    expect(await machine.runToEnd()).toMatchObject({ status: 'completed' })
    expect(new Set(sentiments(machine).map(({ sentiment }) => sentiment))).toEqual(new Set(['unscored']))
    const replies = machine.db.sqlite.prepare('SELECT COUNT(*) FROM judgements').pluck().get()
    expect(replies).toBe(answersNaming(machine))
  })

  it('holds its money like any call, and is blocked by its provider’s budget alone', async () => {
    const machine = await judged()
    await machine.budgets.set({ scope: 'provider', of: 'google', period: 'month', action: 'block', limit: pico(0n) })
    const progress = await machine.runToEnd()
    expect(progress).toMatchObject({ status: 'blocked', succeeded: 6, blocked: 0 })
    expect(progress.judgements).toMatchObject({ blocked: answersNaming(machine) })
    const { kept, recounted } = countersOf(machine.db)
    expect(kept).toEqual(recounted)
  })

  it('is not asked after a cancel', async () => {
    rig = await makeRig({ latencyMs: 100 })
    const machine = await rig.machine({ concurrency: 6 })
    await machine.projects.apply(projectFile(JUDGED))
    const [runId] = (await machine.monitoring.start({})) as [number]
    for await (const { inFlight } of machine.monitoring.watch(runId)) if (inFlight > 0) break
    await machine.monitoring.cancel(runId)
    await machine.monitoring.finished(runId)
    expect(rig.simulator.served().filter(({ provider }) => provider === 'google')).toEqual([])
  })
})
