import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Simulator } from '../../src/core/simulator/index.ts'

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url))

export interface WorkerOptions {
  home: string
  baseUrls: Simulator['baseUrls']
  /** Calls at once; null as the program itself would. */
  concurrency: number | null
  /** What to run; null finishes what was interrupted and no more. */
  project: string | null
  /** Whether to leave it at what was interrupted, when something was. Default yes. */
  resumeOnly?: boolean
}

export interface WorkerEnd {
  runs: { runId: number; status: string; planned: number; succeeded: number }[]
  /** A sentence for a person has a code. */
  error: { code: string | null; message: string } | null
}

/** A process at work on a home. */
export interface WorkerProcess {
  readonly pid: number
  /** Resolves when it has its first answers, or has ended. */
  readonly running: Promise<void>
  /** How it ended; null when it was killed. */
  readonly end: Promise<WorkerEnd | null>
  /** Everything it wrote to standard error. */
  errors(): string
  /** As by kill −9. Resolves when it is gone. */
  kill(): Promise<void>
}

export function startWorker(options: WorkerOptions): WorkerProcess {
  const child = spawn(process.execPath, [WORKER], { stdio: 'pipe' })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  // A process that is killed while it is spoken to closes the pipe.
  child.stdin.on('error', () => undefined)
  child.stdin.write(`${JSON.stringify(options)}\n`)
  const lines: string[] = []
  const output = createInterface({ input: child.stdout })
  output.on('line', (line) => lines.push(line))
  const gone = exitOf(child)
  return {
    pid: child.pid as number,
    running: Promise.race([once(output, 'line').then(() => undefined), gone.then(() => undefined)]),
    end: gone.then((code) => {
      if (code === null) return null
      if (code !== 0) throw new Error(`the worker ended with code ${code}: ${errors}`)
      return JSON.parse(lines.at(-1) ?? 'null') as WorkerEnd
    }),
    errors: () => errors,
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** @returns the exit code, or null for a process that was killed */
async function exitOf(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, 'close')) as [number | null]
  return code
}
