import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { ServedCall, ServedTotals, SimulatedProvider, SimulatorOptions } from '../../src/core/simulator/index.ts'

const CHILD = fileURLToPath(new URL('../../src/core/simulator/child.ts', import.meta.url))

/** One call as the control endpoint tells it: the amount as an exact decimal text. */
export type ReportedCall = Omit<ServedCall, 'cost'> & { costUsd: string }
export type ReportedTotals = Omit<ServedTotals, 'cost' | 'byProvider'> & { costUsd: string }

/** A simulator in a process of its own, on another core than the program under test. */
export interface SimulatorProcess {
  readonly pid: number
  readonly baseUrls: Record<SimulatedProvider, string>
  served(): Promise<{ calls: ReportedCall[]; totals: ReportedTotals }>
  totals(): Promise<ReportedTotals>
  /** Changes one thing: `{ faults }`, `{ day }`, `{ latencyMs }`, or `reset` with nothing. */
  set(what: 'faults' | 'day' | 'latency' | 'reset', value?: Record<string, unknown>): Promise<void>
  close(): Promise<void>
}

export type ProcessOptions = Omit<SimulatorOptions, 'day'> & { day?: string }

/** Starts one. It ends with `close`, or when this process ends. */
export async function startSimulatorProcess(options: ProcessOptions): Promise<SimulatorProcess> {
  const child = spawn(process.execPath, [CHILD], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.write(`${JSON.stringify(options)}\n`)
  const hello = JSON.parse(await firstLine(child)) as Pick<SimulatorProcess, 'baseUrls'>
  const control = new URL('/__control/', hello.baseUrls.openai)
  const get = async (path: string) => (await fetch(new URL(path, control))).json()
  return {
    pid: child.pid!,
    baseUrls: hello.baseUrls,
    served: () => get('served') as Promise<{ calls: ReportedCall[]; totals: ReportedTotals }>,
    totals: () => get('totals') as Promise<ReportedTotals>,
    async set(what, value = {}) {
      const response = await fetch(new URL(what, control), { method: 'POST', body: JSON.stringify(value) })
      if (!response.ok) throw new Error(`${what}: ${await response.text()}`)
      await response.arrayBuffer()
    },
    close: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.stdin.end()
      }),
  }
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout! }).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`the simulator ended with code ${code} before it was ready`)))
  })
}
