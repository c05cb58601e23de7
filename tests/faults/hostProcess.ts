import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Notification } from '../../src/core/ports.ts'
import type { Simulator } from '../../src/core/simulator/index.ts'

const HOST = fileURLToPath(new URL('host.ts', import.meta.url))

export interface HostOptions {
  home: string
  baseUrls: Simulator['baseUrls']
  concurrency: number
  /** How far its clock is ahead of the real one, in milliseconds. */
  aheadMs: number
}

/** A host of a home, in a process of its own. */
export interface HostProcess {
  /** What it told the user so far. */
  readonly told: readonly Notification[]
  /** Everything it wrote to standard error. */
  errors(): string
  /** As by kill −9. Resolves when it is gone. */
  kill(): Promise<void>
  /** Ends it as a user would. */
  close(): Promise<void>
}

export function startHost(options: HostOptions): HostProcess {
  const child = spawn(process.execPath, [HOST], { stdio: 'pipe' })
  const told: Notification[] = []
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  child.stdin.on('error', () => undefined)
  child.stdin.write(`${JSON.stringify(options)}\n`)
  createInterface({ input: child.stdout }).on('line', (line) => told.push(JSON.parse(line)))
  const gone = once(child, 'close')
  return {
    told,
    errors: () => errors,
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
    async close() {
      child.stdin.end()
      await gone
    },
  }
}
