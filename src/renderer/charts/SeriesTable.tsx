import type { BrandSeries } from '../../contract/index.ts'
import { useI18n } from '../i18n/index.tsx'
import type { ChartMark } from './marks.ts'
import classes from './SeriesTable.module.css'

interface SeriesTableProps {
  series: readonly BrandSeries[]
  /** What changed about the instrument. */
  marks: readonly ChartMark[]
  caption: string
}

/** The figures of the chart, a day a row, the newest first, and what changed on it. */
export function SeriesTable({ series, marks, caption }: SeriesTableProps) {
  const { t, f } = useI18n()
  const days = series[0]?.points.map((point) => point.day).toReversed() ?? []
  const last = days.length - 1
  return (
    <table className={classes.table}>
      <caption className={classes.caption}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t.chart.day}</th>
          {series.map((brand) => (
            <th key={brand.brandId} scope="col" className={classes.number}>
              {brand.name}
            </th>
          ))}
          {marks.length > 0 && <th scope="col">{t.changed.title}</th>}
        </tr>
      </thead>
      <tbody>
        {days.map((day, index) => (
          <tr key={day}>
            <th scope="row">{f.dayLong(day)}</th>
            {series.map((brand) => {
              const value = brand.points[last - index]?.value ?? null
              return (
                <td key={brand.brandId} className={classes.number}>
                  {value === null ? '–' : f.percent(value)}
                </td>
              )
            })}
            {marks.length > 0 && (
              <td>
                {marks
                  .filter((mark) => mark.day === day)
                  .map(({ text }) => text)
                  .join(' ')}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
