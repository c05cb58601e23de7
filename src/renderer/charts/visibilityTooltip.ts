import type { Messages } from '../i18n/en.ts'
import type { Format } from '../i18n/format.ts'
import { brandColour } from '../ui/colours.ts'
import { dayTooltip } from './dayTooltip.ts'
import type { VisibilityData } from './visibility.ts'

/** One day of the chart of visibility, the most visible brand first. */
export function visibilityTooltip(
  { series, marks, window }: VisibilityData,
  index: number,
  t: Messages,
  f: Format,
): HTMLElement {
  const day = series[0]?.points[index]?.day
  const n = series.find((brand) => brand.isOwn)?.points[index]?.n
  return dayTooltip({
    title: day ? t.chart.until(f.dayLong(day), window) : '',
    rows: series
      .map((brand, place) => ({ brand, place, point: brand.points[index] }))
      .sort((a, b) => (b.point?.value ?? -1) - (a.point?.value ?? -1))
      .map(({ brand: { name, isOwn }, place, point }) => {
        const value = point?.value ?? null
        const known = isOwn && point && point.low !== null && point.high !== null
        return {
          ...{ name, isOwn, colour: brandColour(place) },
          value: value === null ? t.chart.noAnswers : f.percent(value),
          interval: known ? f.percentRange(point.low!, point.high!) : '',
        }
      }),
    note: n ? t.kpi.n(n) : '',
    marks: marks.filter((mark) => mark.day === day),
  })
}
