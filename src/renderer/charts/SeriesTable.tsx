import type { BrandSeries } from '../../contract/index.ts'
import { useI18n } from '../i18n/index.tsx'
import classes from './SeriesTable.module.css'

/** The figures of the chart, a day a row, the newest first. */
export function SeriesTable({ series, caption }: { series: readonly BrandSeries[]; caption: string }) {
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
          </tr>
        ))}
      </tbody>
    </table>
  )
}
