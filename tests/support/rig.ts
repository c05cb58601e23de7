import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSimulator, type Simulator, type SimulatorOptions } from '../../src/core/simulator/index.ts'
import { type Machine, type MachineOptions, startMachine } from './machine.ts'

/** A folder, a simulator, and the machines that work on the one and ask the other. */
export interface Rig {
  folder: string
  simulator: Simulator
  /** Starts a machine on the folder; the rig closes it. */
  machine(options?: Partial<MachineOptions>): Promise<Machine>
  close(): Promise<void>
}

export async function makeRig(options: Partial<SimulatorOptions> = {}): Promise<Rig> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-rig-'))
  const simulator = await createSimulator({ seed: 'rig', day: '2026-11-20', ...options })
  const machines: Machine[] = []
  return {
    folder,
    simulator,
    async machine(more = {}) {
      const machine = await startMachine({ folder, baseUrls: simulator.baseUrls, ...more })
      machines.push(machine)
      return machine
    },
    async close() {
      // The simulator first: what hangs there ends, so that machines can close.
      await simulator.close()
      for (const machine of machines) await machine.close()
      rmSync(folder, { recursive: true })
    },
  }
}
