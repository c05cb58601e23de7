import { afterEach, expect, it } from 'vitest'
import { countersOf, snapshotsOf } from '../../../tests/support/books.ts'
import { projectFile } from '../../../tests/support/projects.ts'
import { makeRig, type Rig } from '../../../tests/support/rig.ts'
import { among } from './plan.ts'

let rig: Rig | undefined
afterEach(async () => {
  await rig?.close()
  rig = undefined
})

/** A run whose part of one provider failed, and a machine that has the right key since. */
async function afterFailure() {
  rig = await makeRig({})
  const wrong = await rig.machine({ keys: { openai: 'wrong-key' } })
  const file = projectFile({ prompts: 5 })
  await wrong.projects.apply(file)
  const [runId] = (await wrong.monitoring.start({})) as [number]
  expect(await wrong.monitoring.finished(runId)).toMatchObject({ planned: 20, succeeded: 15, failed: 5 })
  return { machine: await rig.machine(), runId, project: file.name }
}

it('asks again what failed, that alone, as a run of its own', async () => {
  const { machine, runId, project } = await afterFailure()
  const [quoted] = await machine.monitoring.quote({ project, retryOf: runId })
  expect(quoted?.quote).toMatchObject({ calls: 5, models: [{ model: 'openai:gpt-5', calls: 5 }] })

  const again = await machine.runToEnd({ project, retryOf: runId })
  expect(again).toMatchObject({ status: 'completed', planned: 5, succeeded: 5 })
  expect(machine.db.sqlite.prepare('SELECT COUNT(*) FROM answers').pluck().get()).toBe(20)
  expect(machine.monitoring.progress(runId)).toMatchObject({ status: 'partial', succeeded: 15, failed: 5 })
})

it('leaves the failures on the books of their run, and counts as a recount does', async () => {
  const { machine, runId, project } = await afterFailure()
  await machine.runToEnd({ project, retryOf: runId })
  const { totals } = snapshotsOf(machine.db)
  const errors = (totals as { errors: bigint; ok: bigint }[]).reduce((sum, row) => sum + row.errors, 0n)
  expect(errors).toBe(5n)
  await machine.reanalysis.reanalyse()
  expect(snapshotsOf(machine.db).totals).toEqual(totals)
  const { kept, recounted } = countersOf(machine.db)
  expect(kept).toEqual(recounted)
})

it('refuses where nothing is left to ask, in words', async () => {
  const { machine, runId, project } = await afterFailure()
  const { runId: again } = await machine.runToEnd({ project, retryOf: runId })
  await expect(machine.monitoring.start({ project, retryOf: again })).rejects.toMatchObject({
    code: 'bad_input',
    message: expect.stringContaining(`Run ${again} left nothing to ask again`),
  })
})

it('lists the runs of a project, newest first, with what came of them', async () => {
  const { machine, runId, project } = await afterFailure()
  const { runId: again } = await machine.runToEnd({ project, retryOf: runId })
  const projectId = machine.projects.list()[0]!.projectId
  const { runs, next } = machine.monitoring.history(projectId, null)
  expect(runs.map((run) => [run.runId, run.status, run.succeeded, run.failed])).toEqual([
    [again, 'completed', 5, 0],
    [runId, 'partial', 15, 5],
  ])
  expect(next).toBeNull()
  expect(machine.monitoring.history(projectId, again).runs.map((run) => run.runId)).toEqual([runId])
  expect(machine.monitoring.history(projectId + 1, null).runs).toEqual([])
})

it('takes of a plan only what is in the list, samples apart', () => {
  const task = (promptId: number, modelId: number, sample: number) => ({
    promptId,
    modelId,
    sample,
    provider: 'openai',
  })
  const plan = [task(1, 1, 1), task(1, 1, 2), task(2, 1, 1), task(11, 1, 1)]
  expect(among(plan, [task(1, 1, 2), task(11, 1, 1), task(9, 9, 9)])).toEqual([plan[1], plan[3]])
})
