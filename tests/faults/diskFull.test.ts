import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { UserError } from '../../src/core/errors.ts'
import { type SimulatorProcess, startSimulatorProcess } from '../simulator/process.ts'
import { type Machine, startMachine } from '../support/machine.ts'
import { projectFile } from '../support/projects.ts'
import { expectWhole, reckon } from './reckoning.ts'
import { startWorker } from './workerProcess.ts'

const SIZE_MB = 32
const PLANNED = 80

const disk = mkdtempSync(join(tmpdir(), 'earshot-disk-'))
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m`, 'earshot-test', disk])
const whyNot = mounted.status === 0 ? null : (mounted.error?.message ?? mounted.stderr.toString().trim())
if (whyNot) console.log(`A small disk cannot be mounted here, so a full one is not tested: ${whyNot}`)

/** Fills the disk to its last block. */
function fill(): void {
  const file = openSync(join(disk, 'ballast'), 'w')
  try {
    for (const size of [64 * 1024, 4096, 1]) writeWhilePossible(file, Buffer.alloc(size))
  } finally {
    closeSync(file)
  }
}

function writeWhilePossible(file: number, block: Buffer): void {
  try {
    while (writeSync(file, block) === block.length);
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOSPC') throw error
  }
}

const makeRoom = () => rmSync(join(disk, 'ballast'))
const spillFiles = () => readdirSync(join(disk, 'home', 'spill')).filter((name) => name.endsWith('.spill'))

describe.runIf(whyNot === null)('a disk that fills in the middle of a run', () => {
  let simulator: SimulatorProcess
  let machine: Machine
  let folder: string
  beforeAll(() => {
    folder = join(disk, 'home')
  })
  beforeEach(async () => {
    simulator = await startSimulatorProcess({ seed: 'disk', latencyMs: 60 })
    machine = await startMachine({ folder, baseUrls: simulator.baseUrls, concurrency: 8 })
    await machine.projects.apply(projectFile({ prompts: 20, search: true }))
  })
  afterEach(async () => {
    await machine.close()
    await simulator.close()
    rmSync(folder, { recursive: true })
    rmSync(join(disk, 'ballast'), { force: true })
  })
  afterAll(() => {
    spawnSync('umount', [disk])
    rmSync(disk, { recursive: true })
  })

  /** Runs until some answers are stored, then fills the disk and waits for the run to stop. */
  async function stopByFullDisk(): Promise<{ runId: number; error: unknown }> {
    const [runId] = (await machine.monitoring.start({})) as [number]
    for await (const { succeeded } of machine.monitoring.watch(runId)) if (succeeded >= 8) break
    fill()
    expect(statfsSync(disk).bavail).toBe(0)
    const error = await machine.monitoring.finished(runId).then(
      () => null,
      (reason) => reason,
    )
    return { runId, error }
  }

  /** Every task was asked once, and answered, and paid for. */
  async function expectAccounted(): Promise<void> {
    const { calls, totals } = await simulator.served()
    expect(totals.calls).toBe(PLANNED)
    expect(reckon(machine, calls)).toEqual({ settled: PLANNED, exposures: 0, lost: 0 })
    await expectWhole(machine)
  }

  it('stops the asking with a sentence, keeps what was paid for, and goes on once there is room', async () => {
    const { runId, error } = await stopByFullDisk()
    expect(error).toBeInstanceOf(UserError)
    expect(error).toMatchObject({
      code: 'disk_full',
      message: expect.stringMatching(/^The disk that holds .+ is full\./),
    })
    const asked = (await simulator.totals()).calls
    expect(asked).toBeLessThan(PLANNED)
    expect(spillFiles()).toHaveLength(1)
    // Still no room: the same sentence, and nothing changes.
    await expect(machine.monitoring.resume()).rejects.toMatchObject({ code: 'disk_full' })
    await expect(machine.monitoring.start({})).rejects.toMatchObject({ code: 'disk_full' })
    expect((await simulator.totals()).calls).toBe(asked)

    makeRoom()
    expect(await machine.monitoring.resume()).toEqual([runId])
    expect(await machine.monitoring.finished(runId)).toMatchObject({ status: 'completed', succeeded: PLANNED })
    await expectAccounted()
  })

  it('loses nothing when the process ends with the disk still full, and another goes on later', async () => {
    const options = { home: folder, baseUrls: simulator.baseUrls, concurrency: 8 }
    const worker = startWorker({ ...options, project: projectFile().name })
    await worker.running
    const answers = machine.db.sqlite.prepare('SELECT COUNT(*) FROM answers').pluck()
    while ((answers.get() as number) < 8) await nextTurn()
    fill()
    expect(await worker.end).toMatchObject({ error: { code: 'disk_full' } })
    expect(spillFiles()).toHaveLength(1)

    makeRoom()
    const end = await startWorker({ ...options, project: null }).end
    expect(end).toMatchObject({ runs: [{ status: 'completed', planned: PLANNED, succeeded: PLANNED }], error: null })
    await expectAccounted()
    expect(spillFiles()).toEqual([])
  })

  it('lets the same process close its home and open it again', async () => {
    const { runId } = await stopByFullDisk()
    await machine.close()
    makeRoom()
    machine = await startMachine({ folder, baseUrls: simulator.baseUrls })
    expect(await machine.monitoring.resume()).toEqual([runId])
    expect(await machine.monitoring.finished(runId)).toMatchObject({ status: 'completed', succeeded: PLANNED })
    await expectAccounted()
  })

  it('and was full before asks nothing, and says how much room is needed', async () => {
    fill()
    const start = machine.monitoring.start({})
    await expect(start).rejects.toMatchObject({ code: 'disk_full', message: expect.stringContaining('no 4 MB free') })
    expect((await simulator.totals()).calls).toBe(0)
  })
})
