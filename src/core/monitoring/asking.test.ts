import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { countersOf, entriesOf, holdStates, snapshotsOf } from '../../../tests/support/books.ts'
import { FOUR_MODELS, projectFile } from '../../../tests/support/projects.ts'
import { makeRig, type Rig } from '../../../tests/support/rig.ts'
import { formatUsd, sumUsd } from '../money.ts'

let rig: Rig
beforeEach(async () => {
  rig = await makeRig()
})
afterEach(() => rig.close())

describe('a run', () => {
  it('keeps every answer once, with its body, its sources and exactly what the provider bills', async () => {
    const machine = await rig.machine()
    await machine.projects.apply(projectFile({ prompts: 3, samples: 2, search: true }))
    const progress = await machine.runToEnd()
    const served = rig.simulator.served()
    const billed = sumUsd(served.map(({ cost }) => cost))
    expect(progress).toMatchObject({
      ...{ status: 'completed', planned: 24, succeeded: 24, failed: 0, inFlight: 0, errors: [] },
      ...{ costUsd: formatUsd(billed), exposureUsd: '0' },
    })

    const entries = entriesOf(machine.db)
    expect(served.map(({ responseId, cost }) => [responseId, cost]).sort()).toEqual(
      entries.map(({ responseId, total }) => [responseId, total]).sort(),
    )
    const { sqlite } = machine.db
    expect(sqlite.prepare('SELECT COUNT(DISTINCT task_id) FROM answers').pluck().get()).toBe(24)
    expect(sqlite.prepare('SELECT COUNT(*) FROM citations').pluck().get()).toBeGreaterThan(24)
    expect(holdStates(machine.db)).toEqual({ settled: 24 })
    const { kept, recounted } = countersOf(machine.db)
    expect(kept).toEqual(recounted)
  })

  it('measures what it stored before it ends, and counts as a recount does', async () => {
    const machine = await rig.machine()
    await machine.projects.apply(projectFile({ prompts: 4, search: true }))
    await machine.runToEnd()
    const { sqlite } = machine.db
    expect(sqlite.prepare('SELECT COUNT(*) FROM analyses').pluck().get()).toBe(16)
    const kept = snapshotsOf(machine.db)
    expect(kept.brands.length).toBeGreaterThan(0)
    await machine.reanalysis.reanalyse()
    expect(snapshotsOf(machine.db)).toEqual(kept)
  })

  it('leaves nothing of an answer whose cost cannot be written', async () => {
    const machine = await rig.machine({ speed: { initial: 1, max: 1 } })
    await machine.projects.apply(projectFile({ prompts: 5, models: ['openai:gpt-5'] }))
    const { sqlite } = machine.db
    sqlite.exec(`CREATE TEMP TRIGGER third BEFORE INSERT ON main.ledger WHEN (SELECT COUNT(*) FROM main.ledger) = 2
      BEGIN SELECT RAISE(ABORT, 'the pen broke'); END`)
    await expect(machine.runToEnd()).rejects.toThrow('the pen broke')
    for (const table of ['answers', 'answer_bodies', 'ledger']) {
      expect(sqlite.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().get()).toBe(2)
    }
    // The third answer has been paid for: it is stored as soon as that can be done, and nobody is asked again.
    sqlite.exec('DROP TRIGGER third')
    const [runId] = await machine.monitoring.resume()
    expect(await machine.monitoring.finished(runId as number)).toMatchObject({ status: 'completed', succeeded: 5 })
    expect(rig.simulator.served()).toHaveLength(5)
    expect(
      entriesOf(machine.db)
        .map(({ responseId }) => responseId)
        .sort(),
    ).toEqual(
      rig.simulator
        .served()
        .map(({ responseId }) => responseId)
        .sort(),
    )
    expect(holdStates(machine.db)).toEqual({ settled: 5 })
  })

  it('asks all providers at once', async () => {
    await rig.close()
    rig = await makeRig({ latencyMs: 400 })
    const machine = await rig.machine()
    await machine.projects.apply(projectFile({ prompts: 2 }))
    const [runId] = await machine.monitoring.start({})
    let most = 0
    for await (const { inFlight } of machine.monitoring.watch(runId as number)) most = Math.max(most, inFlight)
    expect(most).toBe(8)
  })

  it('can be of one prompt, one model, several samples or several projects', async () => {
    const machine = await rig.machine()
    await machine.projects.apply(projectFile({ name: 'One', promptTexts: ['Which CRM?', 'And why?'] }))
    await machine.projects.apply(projectFile({ name: 'Two', prompts: 1, models: ['openai:gpt-5'] }))
    const one = { project: 'One', prompt: 'And why?', model: 'google:gemini-2.5-flash', samples: 3 }
    expect(await machine.runToEnd(one)).toMatchObject({ planned: 3, succeeded: 3 })
    const runIds = await machine.monitoring.start({})
    const ends = await Promise.all(runIds.map((runId) => machine.monitoring.finished(runId)))
    expect(ends.map(({ planned, status }) => [planned, status])).toEqual([
      [2 * FOUR_MODELS.length, 'completed'],
      [1, 'completed'],
    ])
  })

  it('of a project with nothing to ask says what is missing, and of none that there is none', async () => {
    const machine = await rig.machine()
    await expect(machine.monitoring.start({})).rejects.toThrow('There is no active project to run')
    await machine.projects.apply(projectFile({ name: 'Empty', prompts: 0 }))
    await expect(machine.monitoring.start({ project: 'Empty' })).rejects.toThrow('"Empty" has no active prompts')
    await expect(machine.monitoring.start({ project: 'Nobody' })).rejects.toThrow('There is no project "Nobody"')
  })
})

describe('watching a run', () => {
  it('ends with the run, and its last word is where the run ended', async () => {
    const machine = await rig.machine()
    await machine.projects.apply(projectFile())
    const [runId] = await machine.monitoring.start({})
    const seen = []
    for await (const progress of machine.monitoring.watch(runId as number)) seen.push(progress)
    expect(seen.at(-1)).toMatchObject({ status: 'completed', succeeded: 12 })
    expect(seen.at(-1)).toEqual(machine.monitoring.progress(runId as number))
    const counts = seen.map(({ succeeded }) => succeeded)
    expect(counts).toEqual([...counts].sort((a, b) => a - b))
  })

  it('changes nothing when it ceases', async () => {
    const machine = await rig.machine()
    await machine.projects.apply(projectFile())
    const [runId] = await machine.monitoring.start({})
    for await (const progress of machine.monitoring.watch(runId as number)) {
      expect(progress.status).toBe('running')
      break
    }
    expect(await machine.monitoring.finished(runId as number)).toMatchObject({ status: 'completed', succeeded: 12 })
  })

  it('can be given up, and is over at once for a run that nobody knows', async () => {
    const machine = await rig.machine()
    await machine.projects.apply(projectFile())
    const [runId] = await machine.monitoring.start({})
    const stop = new AbortController()
    let pictures = 0
    for await (const _ of machine.monitoring.watch(runId as number, stop.signal)) {
      pictures += 1
      stop.abort()
    }
    expect(pictures).toBe(1)
    for await (const _ of machine.monitoring.watch(999)) pictures += 1
    expect(pictures).toBe(1)
    await machine.monitoring.finished(runId as number)
  })

  it('works from another process too', async () => {
    const machine = await rig.machine()
    const other = await rig.machine()
    await machine.projects.apply(projectFile())
    const [runId] = await machine.monitoring.start({})
    const seen = []
    for await (const progress of other.monitoring.watch(runId as number)) seen.push(progress)
    expect(seen.at(-1)).toMatchObject({ status: 'completed', succeeded: 12 })
  })
})
