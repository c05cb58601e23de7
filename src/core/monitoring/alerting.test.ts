import { afterEach, describe, expect, it } from 'vitest'
import type { MachineOptions } from '../../../tests/support/machine.ts'
import { projectFile } from '../../../tests/support/projects.ts'
import { makeRig, type Rig } from '../../../tests/support/rig.ts'
import type { FaultRule } from '../simulator/index.ts'

let rig: Rig
afterEach(() => rig.close())

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

type Machine = Awaited<ReturnType<typeof facing>>

const alertsOf = ({ db }: Machine) =>
  (
    db.sqlite
      .prepare('SELECT kind, cause, provider, project_id AS projectId, message, params FROM alerts ORDER BY id')
      .all() as { kind: string; message: string; params: string }[]
  ).map(({ params, ...alert }) => ({ ...alert, params: JSON.parse(params) as Record<string, string | number> }))

describe('what a run tells', () => {
  it('is that a key was rejected, once for all the work it stopped', async () => {
    const machine = await facing([], { prompts: 6 }, { keys: { openai: 'wrong-key' } })
    await machine.runToEnd()
    await machine.runToEnd()
    expect(alertsOf(machine)).toEqual([
      {
        ...{ kind: 'key_rejected', cause: 'key_rejected:openai', provider: 'openai', projectId: null },
        message: expect.stringMatching(/^openai was not asked with the key it has \(.*did not accept the key.*\)\./),
        params: { errorClass: 'auth', reason: expect.stringContaining('did not accept the key') },
      },
    ])
  })

  it('is that a provider is out, and since when', async () => {
    const before = Date.now()
    const fault: FaultRule = { kind: 'server_error', provider: 'google', retryAfterMs: 20 }
    const machine = await facing([fault], { prompts: 1 })
    await machine.runToEnd()
    const [alert, ...others] = alertsOf(machine)
    expect(others).toEqual([])
    expect(alert).toMatchObject({ kind: 'provider_down', cause: 'provider_down:google', provider: 'google' })
    expect(alert?.params.errorClass).toBe('server_error')
    expect(alert?.params.since).toBeGreaterThanOrEqual(before)
    expect(alert?.params.since).toBeLessThanOrEqual(Date.now())
  })

  it('is nothing of a failure that the next call makes good', async () => {
    const fault: FaultRule = { kind: 'server_error', provider: 'google', to: 2, retryAfterMs: 20 }
    const machine = await facing([fault], { prompts: 3 })
    expect(await machine.runToEnd()).toMatchObject({ status: 'completed' })
    expect(alertsOf(machine)).toEqual([])
  })

  it('is how much was not asked for want of a price, each project apart', async () => {
    const machine = await facing([], { prompts: 3, models: ['openai:gpt-5', 'openai:unknown-1'] })
    const other = { ...projectFile({ prompts: 2, models: ['openai:unknown-1'] }), name: 'Another' }
    await machine.projects.apply(other)
    for (const runId of await machine.monitoring.start({})) await machine.monitoring.finished(runId)
    const told = alertsOf(machine).map(({ kind, params }) => [kind, params.model, params.count])
    expect(told.sort()).toEqual([
      ['unpriced_calls', 'openai:unknown-1', 2],
      ['unpriced_calls', 'openai:unknown-1', 3],
    ])
  })
})
