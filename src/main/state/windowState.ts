import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const rectangle = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() })

const stateSchema = z.object({
  bounds: rectangle.nullable(),
  maximized: z.boolean(),
  /** Whether the user has been told that closing the window leaves the program in the tray. */
  toldOfTray: z.boolean(),
  /** The language the page spoke last; null before it ever did. */
  language: z.enum(['en', 'es']).nullable().default(null),
})

/** What the window remembers of itself from one start to the next. It is the program's, not the home's. */
export type WindowState = z.infer<typeof stateSchema>

const FIRST: WindowState = { bounds: null, maximized: false, toldOfTray: false, language: null }

/** Reads it; one that is missing or damaged is as good as none. */
export function readWindowState(file: string): WindowState {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return FIRST
  }
}

/** Writes it whole or not at all. @throws when the disk refuses */
export function writeWindowState(file: string, state: WindowState): void {
  const draft = `${file}.new`
  writeFileSync(draft, JSON.stringify(state))
  renameSync(draft, file)
}
