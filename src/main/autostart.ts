import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** What a Linux desktop starts at login: a file in its `autostart` folder. Electron knows of none there. */
export interface Autostart {
  get(): boolean
  /** @throws when the folder cannot be written */
  set(on: boolean): void
}

/**
 * @param file the desktop entry
 * @param command the program and its arguments
 */
export function createAutostart(file: string, command: readonly string[]): Autostart {
  const entry = `[Desktop Entry]\nType=Application\nName=Earshot\nExec=${command.map(quoted).join(' ')}\nTerminal=false\n`
  return {
    get() {
      try {
        // A program that has moved since is entered anew.
        return readFileSync(file, 'utf8') === entry
      } catch {
        return false
      }
    },
    set(on) {
      if (!on) return rmSync(file, { force: true })
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, entry)
    },
  }
}

/**
 * An argument as the Desktop Entry Specification wants it ("The Exec key"): in quotes, with a backslash before what a
 * shell would read, doubled because the value is a string of its own, and `%` doubled.
 */
const quoted = (argument: string): string =>
  `"${argument.replace(/[\\"`$]/g, (found) => (found === '\\' ? '\\\\\\\\' : `\\\\${found}`)).replaceAll('%', '%%')}"`
