import { NativeSelect } from '@mantine/core'
import classes from './Choice.module.css'

interface ChoiceProps {
  label: string
  /** What stands for no choice. */
  all: string
  value: string | number | null
  options: readonly (readonly [string | number, string])[]
  choose: (value: string | null) => void
}

/** One of many, or none of them: a filter. */
export function Choice({ label, all, value, options, choose }: ChoiceProps) {
  // A link may ask for what is not among the choices: it filters all the same, and is seen to.
  const unknown = value !== null && !options.some(([key]) => String(key) === String(value))
  return (
    <NativeSelect
      size="xs"
      className={classes.select}
      classNames={{ input: classes.input }}
      aria-label={label}
      value={value === null ? '' : String(value)}
      onChange={(event) => choose(event.currentTarget.value || null)}
      data={[
        { value: '', label: all },
        ...options.map(([key, text]) => ({ value: String(key), label: text })),
        ...(unknown ? [{ value: String(value), label: String(value) }] : []),
      ]}
    />
  )
}
