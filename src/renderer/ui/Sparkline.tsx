import classes from './Sparkline.module.css'

const WIDTH = 96
const HEIGHT = 22
const INSET = 2

/** The days of a figure as a small line, without axes: its shape is the message, the figure beside it the value. */
export function Sparkline({ values, quiet = false }: { values: readonly (number | null)[]; quiet?: boolean }) {
  return (
    <svg
      className={quiet ? classes.quiet : classes.line}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
    >
      <path d={sparkPath(values)} />
    </svg>
  )
}

/** A path through the values, broken where there are none, in a box of 96 × 22. */
export function sparkPath(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null)
  const low = Math.min(...known)
  const span = Math.max(...known) - low
  const x = (index: number) => INSET + ((WIDTH - 2 * INSET) * index) / Math.max(1, values.length - 1)
  const y = (value: number) =>
    span === 0 ? HEIGHT / 2 : HEIGHT - INSET - ((HEIGHT - 2 * INSET) * (value - low)) / span
  return values
    .map((value, index) => {
      if (value === null) return ''
      const begins = index === 0 || values[index - 1] === null
      return `${begins ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`
    })
    .join('')
}
