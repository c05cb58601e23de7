import { createStore } from './store.ts'

export interface Toast {
  id: number
  text: string
  tone: 'quiet' | 'failure'
  /** Takes back what was done. */
  undo?: () => unknown
}

/** How long a word about something done stays, unless the pointer or the focus is on it. */
export const TOAST_MS = 10_000

let last = 0
export const toasts = createStore<readonly Toast[]>([])

/** Says at the edge of the window that something was done. `undo` offers to take it back; deletions always do. */
export function tell(text: string, options: { undo?: () => unknown; tone?: Toast['tone'] } = {}): void {
  const { undo, tone = 'quiet' } = options
  last += 1
  toasts.set([...toasts.get().slice(-2), { id: last, text, tone, ...(undo && { undo }) }])
}

export const dismiss = (id: number): void => toasts.set(toasts.get().filter((toast) => toast.id !== id))
