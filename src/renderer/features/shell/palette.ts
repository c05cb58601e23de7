import { createStore } from '../../ui/store.ts'

export type PaletteMode = 'everything' | 'projects'

/** What the command palette offers while it is open; null when it is closed. */
export const palette = createStore<PaletteMode | null>(null)

export const openPalette = (mode: PaletteMode): void => palette.set(mode)

export interface Command {
  group: 'pages' | 'projects' | 'actions'
  key: string
  label: string
  /** Quiet words beside the label, which are searched too. */
  hint?: string
  run: () => void
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The commands in which every word of the query begins some word, those first whose label begins with it. */
export function matching(commands: readonly Command[], query: string): Command[] {
  const words = folded(query).split(/\s+/).filter(Boolean)
  const begins = (command: Command) => folded(command.label).startsWith(words.join(' '))
  return commands
    .filter(({ label, hint }) => {
      const text = folded(`${label} ${hint ?? ''}`).split(/[^\p{L}\p{N}]+/u)
      return words.every((word) => text.some((part) => part.startsWith(word)))
    })
    .sort((a, b) => Number(begins(b)) - Number(begins(a)))
}
