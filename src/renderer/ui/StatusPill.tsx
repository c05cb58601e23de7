import type { ReactNode } from 'react'
import classes from './StatusPill.module.css'

export type Tone = 'good' | 'bad' | 'warn' | 'quiet' | 'accent'

/** A state in one or two words; its colour only repeats what the words say. */
export function StatusPill({ tone = 'quiet', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={classes.pill} data-tone={tone}>
      {children}
    </span>
  )
}
