import type { Command } from 'commander'
import type { Host } from './host.ts'

/** Makes a command's action out of its work. A command that ended other than well sets `process.exitCode`, or throws. */
export type Act = <Arguments extends unknown[]>(
  work: (host: Host, ...given: Arguments) => Promise<void>,
) => (...given: Arguments) => Promise<void>

/** Adds a group of commands to the program. */
export type Register = (program: Command, act: Act) => void

/** The examples at the end of a command's help. */
export function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`
}
