import type { Messages } from '../i18n/en.ts'
import type { Format } from '../i18n/format.ts'
import { brandColour } from '../ui/colours.ts'
import type { VisibilityData } from './visibility.ts'
import classes from './visibilityTooltip.module.css'

/** One day of the chart as elements: the page's policy allows no markup from text. */
export function visibilityTooltip(
  { series, window }: VisibilityData,
  index: number,
  t: Messages,
  f: Format,
): HTMLElement {
  const root = document.createElement('div')
  const day = series[0]?.points[index]?.day
  if (day) root.append(element('div', t.chart.until(f.dayLong(day), window), classes.day))
  const rows = series
    .map((brand, place) => ({ brand, place, point: brand.points[index] }))
    .sort((a, b) => (b.point?.value ?? -1) - (a.point?.value ?? -1))
  for (const { brand, place, point } of rows) {
    const row = element('div', '', classes.row)
    const dot = element('span', '', classes.dot)
    dot.style.setProperty('background', brandColour(place))
    const value = point?.value ?? null
    const interval =
      brand.isOwn && point && point.low !== null && point.high !== null ? f.percentRange(point.low, point.high) : ''
    row.append(
      dot,
      element('span', brand.name, brand.isOwn ? classes.own : classes.name),
      element('span', value === null ? t.chart.noAnswers : f.percent(value), classes.value),
      element('span', interval, classes.interval),
    )
    root.append(row)
  }
  const n = series.find((brand) => brand.isOwn)?.points[index]?.n
  if (n) root.append(element('div', t.kpi.n(n), classes.interval))
  return root
}

function element(tag: string, text: string, className: string | undefined): HTMLElement {
  const made = document.createElement(tag)
  made.textContent = text
  if (className) made.className = className
  return made
}
