import type { CSSProperties } from 'react'
import classes from './IntervalBar.module.css'

interface IntervalBarProps {
  value: number
  low: number | null
  high: number | null
  /** The brand's, which is the own one's when left out. */
  colour?: string
}

/** A value of 0…1 with its interval on a track from 0 to 100 %. The numbers stand beside it, so it is only seen. */
export function IntervalBar({ value, low, high, colour = 'var(--brand-1)' }: IntervalBarProps) {
  return (
    <span className={classes.track} style={{ '--bar': colour } as CSSProperties} aria-hidden="true">
      {low !== null && high !== null && (
        <span className={classes.interval} style={{ left: percent(low), width: percent(high - low) }} />
      )}
      <span className={classes.value} style={{ left: percent(value) }} />
    </span>
  )
}

const percent = (ratio: number) => `${(100 * ratio).toFixed(1)}%`
