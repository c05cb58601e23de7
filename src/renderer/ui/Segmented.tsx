import { SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './Segmented.module.css'

interface SegmentedProps<T extends string> {
  label: string
  value: T
  change: (value: T) => void
  options: readonly { value: T; label: ReactNode }[]
}

/** One of a few choices, all in sight. */
export function Segmented<T extends string>({ label, value, change, options }: SegmentedProps<T>) {
  return (
    <SegmentedControl<T>
      size="xs"
      transitionDuration={0}
      aria-label={label}
      classNames={{ root: classes.root, indicator: classes.indicator, label: classes.label }}
      value={value}
      onChange={change}
      data={[...options]}
    />
  )
}
