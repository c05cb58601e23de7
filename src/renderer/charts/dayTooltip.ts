import classes from './dayTooltip.module.css'
import type { ChartMark } from './marks.ts'

/** One brand on the day that a tooltip tells of. */
interface TooltipRow {
  name: string
  isOwn: boolean
  colour: string
  value: string
  interval: string
}

interface DayTooltip {
  title: string
  rows: readonly TooltipRow[]
  /** What changed on that day. */
  marks: readonly ChartMark[]
  note: string
}

/** One day of a chart as elements: the page's policy allows no markup from text. */
export function dayTooltip({ title, rows, marks, note }: DayTooltip): HTMLElement {
  const root = document.createElement('div')
  root.append(element('div', title, classes.day))
  for (const { name, isOwn, colour, value, interval } of rows) {
    const row = element('div', '', classes.row)
    const dot = element('span', '', classes.dot)
    dot.style.setProperty('background', colour)
    row.append(
      dot,
      element('span', name, isOwn ? classes.own : classes.name),
      element('span', value, classes.value),
      element('span', interval, classes.interval),
    )
    root.append(row)
  }
  if (note) root.append(element('div', note, classes.interval))
  for (const { text } of marks) root.append(element('div', text, classes.mark))
  return root
}

function element(tag: string, text: string, className: string | undefined): HTMLElement {
  const made = document.createElement(tag)
  made.textContent = text
  if (className) made.className = className
  return made
}
