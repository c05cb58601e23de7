import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Simulator } from '../../src/core/simulator/index.ts'
import type { Question } from './questions.ts'

const SUBJECT = fileURLToPath(new URL('subject.ts', import.meta.url))

export interface SubjectOptions {
  /** The SDKs alone, or the program. */
  who: 'bare' | 'ours'
  baseUrls: Simulator['baseUrls']
  calls: number
  /** Calls at once; null leaves it to the program, and lets the bare loop make all at once. */
  atOnce: number | null
  providers?: readonly Question['provider'][]
}

/** Milliseconds and megabytes of 2^20 bytes. */
export interface Measured {
  /** Until every answer was stored; the bare loop stores none, and has read them. */
  storedMs: number
  /** Until the run had ended, with everything analysed. */
  endedMs: number
  /** Heap and external memory in use after a collection. */
  liveMb: number
  /** The most memory the process ever had. */
  peakMb: number
}

/** Measures once, in a process of its own. */
export async function measure(options: SubjectOptions): Promise<Measured> {
  const child = spawn(process.execPath, ['--expose-gc', SUBJECT, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'close')])
  if (code !== 0) throw new Error(`a measurement ended with code ${code}`)
  return JSON.parse(output) as Measured
}

/** The middle one; of an even number the higher of the two. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number
}

/** Measures several subjects in turns, so that whatever else the machine does falls on all of them. */
export async function inTurns<Name extends string>(
  times: number,
  subjects: Record<Name, SubjectOptions>,
): Promise<Record<Name, Measured>> {
  const names = Object.keys(subjects) as Name[]
  const results = new Map<Name, Measured[]>(names.map((name) => [name, []]))
  for (let turn = 0; turn < times; turn++) {
    for (const name of names) results.get(name)?.push(await measure(subjects[name]))
  }
  const middle = (all: Measured[]): Measured => ({
    storedMs: median(all.map(({ storedMs }) => storedMs)),
    endedMs: median(all.map(({ endedMs }) => endedMs)),
    liveMb: median(all.map(({ liveMb }) => liveMb)),
    peakMb: median(all.map(({ peakMb }) => peakMb)),
  })
  return Object.fromEntries(names.map((name) => [name, middle(results.get(name) as Measured[])])) as Record<
    Name,
    Measured
  >
}
