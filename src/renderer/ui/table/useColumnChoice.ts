import { useState } from 'react'
import type { Column } from './columns.ts'

interface Choice<Row> {
  shown: readonly Column<Row>[]
  isShown: (key: string) => boolean
  toggle: (key: string) => void
}

/** Which columns of a table are shown: as the user chose them last, else as the table has them. */
export function useColumnChoice<Row>(name: string, columns: readonly Column<Row>[]): Choice<Row> {
  const stored = `earshot.columns.${name}`
  const [choice, setChoice] = useState(() => readChoice(localStorage.getItem(stored)))
  const isShown = (key: string) => choice[key] ?? !columns.find((column) => column.key === key)?.hidden
  return {
    shown: columns.filter(({ key }) => isShown(key)),
    isShown,
    toggle(key) {
      const next = { ...choice, [key]: !isShown(key) }
      localStorage.setItem(stored, JSON.stringify(next))
      setChoice(next)
    },
  }
}

function readChoice(text: string | null): Record<string, boolean> {
  try {
    return Object(JSON.parse(text ?? '{}')) as Record<string, boolean>
  } catch {
    return {}
  }
}
