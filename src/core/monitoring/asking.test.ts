import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { projectFile } from '../../../tests/support/projects.ts'
import { makeRig, type Rig } from '../../../tests/support/rig.ts'

let rig: Rig
beforeEach(async () => {
  rig = await makeRig()
})
afterEach(() => rig.close())

describe('a run', () => {
  it('ends', async () => {
    const machine = await rig.machine()
    await machine.projects.apply(projectFile())
    const progress = await machine.runToEnd()
    expect(progress).toMatchObject({ status: 'completed', planned: 12, succeeded: 12 })
  })
})
