import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { countersOf, entriesOf, holdStates, snapshotsOf } from '../../../tests/support/books.ts'
import type { Machine } from '../../../tests/support/machine.ts'
import { projectFile } from '../../../tests/support/projects.ts'
import { makeRig, type Rig } from '../../../tests/support/rig.ts'

let rig: Rig
afterEach(() => rig.close())

/** A run that has `answered` answers, and calls under way. */
async function midway(options: { latencyMs: number; answered: number; prompts?: number }) {
  rig = await makeRig({ latencyMs: options.latencyMs })
  const machine = await rig.machine({ concurrency: 4 })
  await machine.projects.apply(projectFile({ prompts: options.prompts ?? 10 }))
  const [runId] = (await machine.monitoring.start({})) as [number]
  for await (const { succeeded, inFlight } of machine.monitoring.watch(runId)) {
    if (succeeded >= options.answered && inFlight > 0) break
  }
  return { machine, runId }
}

const taskStates = ({ db }: Machine) =>
  Object.fromEntries(
    db.sqlite.prepare('SELECT state, COUNT(*) FROM tasks GROUP BY state').raw().all() as [string, number][],
  )

const holdsNothingOpen = (machine: Machine) => {
  expect(holdStates(machine.db).open).toBeUndefined()
  const { kept, recounted } = countersOf(machine.db)
  expect(kept).toEqual(recounted)
}

const spillFiles = () => (existsSync(join(rig.folder, 'spill')) ? readdirSync(join(rig.folder, 'spill')) : [])

/** Every task is answered once, and the books are those of the simulator but for calls that were cut off. */
async function finishedWhole(machine: Machine, runId: number) {
  expect(await machine.monitoring.finished(runId)).toMatchObject({ status: 'completed', succeeded: 40 })
  const entries = entriesOf(machine.db)
  const settled = entries.filter(({ state }) => state === 'settled')
  expect(new Set(settled.map(({ taskId }) => taskId)).size).toBe(40)
  expect(settled).toHaveLength(40)
  const served = new Map(rig.simulator.served().map((call) => [call.responseId, call.cost]))
  for (const { responseId, total } of settled) expect(served.get(responseId)).toBe(total)
  expect(served.size).toBeLessThanOrEqual(entries.length)
  holdsNothingOpen(machine)
}

describe('cancelling', () => {
  it('asks nothing more and keeps the answers under way', async () => {
    const { machine, runId } = await midway({ latencyMs: 150, answered: 4 })
    expect(await machine.monitoring.cancel(runId)).toBe(true)
    const progress = await machine.monitoring.finished(runId)
    expect(progress).toMatchObject({ status: 'cancelled', failed: 0, inFlight: 0, exposureUsd: '0' })
    expect(progress.succeeded).toBe(rig.simulator.served().length)
    expect(progress.succeeded + progress.cancelled).toBe(40)
    expect(progress.cancelled).toBeGreaterThan(0)
    expect(await machine.monitoring.cancel(runId)).toBe(false)
    holdsNothingOpen(machine)
  })

  it('works from another process', async () => {
    const { machine, runId } = await midway({ latencyMs: 150, answered: 4 })
    const other = await rig.machine()
    expect(await other.monitoring.cancel(runId)).toBe(true)
    expect(await machine.monitoring.finished(runId)).toMatchObject({ status: 'cancelled', failed: 0 })
  })

  it('can end what is under way too, which then counts as exposure', async () => {
    const { machine, runId } = await midway({ latencyMs: 60_000, answered: 0 })
    await machine.monitoring.cancel(runId)
    machine.monitoring.abort()
    const progress = await machine.monitoring.finished(runId)
    expect(progress).toMatchObject({ status: 'cancelled', succeeded: 0, cancelled: 40 })
    expect(holdStates(machine.db)).toEqual({ exposure: 4 })
  })
})

describe('ending what is under way', () => {
  it('asks again and does not run in circles', async () => {
    const { machine, runId } = await midway({ latencyMs: 60_000, answered: 0 })
    rig.simulator.setLatency(0)
    machine.monitoring.abort()
    await finishedWhole(machine, runId)
    expect(holdStates(machine.db)).toEqual({ settled: 40, exposure: 4 })
  })
})

describe('closing in the middle of a run', () => {
  it('writes everything down, and another process finishes the rest', async () => {
    const { machine, runId } = await midway({ latencyMs: 80, answered: 4 })
    const end = expect(machine.monitoring.finished(runId)).rejects.toThrow('The program is closing')
    await machine.monitoring.close()
    await end
    expect(taskStates(machine).leased).toBeUndefined()
    holdsNothingOpen(machine)
    expect(spillFiles()).toEqual([])
    await machine.close()

    const next = await rig.machine()
    expect(await next.monitoring.resume()).toEqual([runId])
    await finishedWhole(next, runId)
  })

  it('is nothing when nothing runs', async () => {
    rig = await makeRig()
    const machine = await rig.machine()
    await machine.monitoring.close()
    expect(machine.log).toEqual([])
  })
})

describe('a process that dies', () => {
  it('leaves its run to the next one, its calls under way as exposure', async () => {
    const { machine, runId } = await midway({ latencyMs: 80, answered: 4 })
    machine.vanish()
    const next = await rig.machine()
    expect(await next.monitoring.resume()).toEqual([runId])
    await finishedWhole(next, runId)
    const { exposure = 0 } = holdStates(next.db)
    expect(exposure).toBeGreaterThan(0)
    expect(exposure).toBeLessThanOrEqual(4)
    expect(next.log).toMatchObject([{ level: 'warn', fields: { exposed: exposure, tasks: exposure, spilled: 0 } }])
    const kept = snapshotsOf(next.db)
    await next.reanalysis.reanalyse()
    expect(snapshotsOf(next.db)).toEqual(kept)
  })

  it('is never taken for dead while it lives', async () => {
    const { runId } = await midway({ latencyMs: 80, answered: 4 })
    const other = await rig.machine()
    expect(await other.monitoring.resume()).toEqual([])
    expect(other.monitoring.progress(runId)?.inFlight).toBeGreaterThan(0)
  })

  it('leaves each run to one process only, and each of them once', async () => {
    const { machine, runId } = await midway({ latencyMs: 20, answered: 4 })
    machine.vanish()
    const others = [await rig.machine(), await rig.machine(), await rig.machine()]
    const taken = await Promise.all(others.flatMap((other) => [other.monitoring.resume(), other.monitoring.resume()]))
    expect(new Set(taken.flat())).toEqual(new Set([runId]))
    const drivers = others.filter((_, index) => taken[2 * index]?.length || taken[2 * index + 1]?.length)
    expect(drivers).toHaveLength(1)
    await finishedWhole(drivers[0] as Machine, runId)
  })
})

describe('a disk that cannot be written', () => {
  /** From now on no answer can be stored. */
  const breakPen = ({ db }: Machine) =>
    db.sqlite.exec("CREATE TRIGGER pen BEFORE INSERT ON answers BEGIN SELECT RAISE(ABORT, 'the pen broke'); END")
  const mendPen = ({ db }: Machine) => db.sqlite.exec('DROP TRIGGER pen')

  async function halted() {
    const { machine, runId } = await midway({ latencyMs: 60, answered: 4 })
    const watching = (async () => {
      for await (const _ of machine.monitoring.watch(runId));
    })()
    breakPen(machine)
    await expect(machine.monitoring.finished(runId)).rejects.toThrow('the pen broke')
    await expect(watching).rejects.toThrow('the pen broke')
    const asked = rig.simulator.served().length
    expect(taskStates(machine).leased).toBeGreaterThan(0)
    expect(machine.log.map(({ message }) => message)).toEqual(['Asking has stopped'])
    return { machine, runId, asked }
  }

  it('stops the asking; once it is mended the same process goes on, and nothing is asked twice', async () => {
    const { machine, runId } = await halted()
    mendPen(machine)
    expect(await machine.monitoring.resume()).toEqual([runId])
    await finishedWhole(machine, runId)
    expect(rig.simulator.served()).toHaveLength(40)
    expect(holdStates(machine.db)).toEqual({ settled: 40 })
  })

  it('loses nothing when the process ends and another goes on', async () => {
    const { machine, runId, asked } = await halted()
    await machine.close()
    expect(spillFiles()).toHaveLength(1)
    const next = await rig.machine()
    mendPen(next)
    expect(await next.monitoring.resume()).toEqual([runId])
    await finishedWhole(next, runId)
    expect(rig.simulator.served()).toHaveLength(40)
    expect(asked).toBeLessThan(40)
    expect(holdStates(next.db)).toEqual({ settled: 40 })
    await next.close()
    expect(spillFiles()).toEqual([])
  })

  it('cannot keep a home from opening: what is unusable is set aside and said, and asked again', async () => {
    const { machine, runId } = await halted()
    await machine.close()
    const [name] = spillFiles() as [string]
    const path = join(rig.folder, 'spill', name)
    const lines = readFileSync(path, 'latin1').split('\n')
    const broken = JSON.parse(gunzipSync(Buffer.from(lines[0] as string, 'base64')).toString())
    broken.reply.citations = [1, 1].map((position) => ({ url: 'https://acme.com', title: null, position }))
    lines[0] = gzipSync(JSON.stringify(broken)).toString('base64')
    writeFileSync(path, lines.join('\n'), 'latin1')

    const next = await rig.machine()
    mendPen(next)
    expect(await next.monitoring.resume()).toEqual([runId])
    await finishedWhole(next, runId)
    expect(holdStates(next.db)).toEqual({ settled: 40, exposure: 1 })
    const messages = next.log.map(({ message }) => message)
    expect(messages[0]).toMatch(/^The answer to task \d+, kept aside when it could not be stored, is unusable/)
    expect(messages[1]).toContain(`${path}.unreadable`)
    expect(spillFiles()).toContain(`${name}.unreadable`)
  })
})
