import type { CSSProperties } from 'react'
import type { BrandSeries } from '../../contract/index.ts'
import { useI18n } from '../i18n/index.tsx'
import { brandColour } from '../ui/colours.ts'
import classes from './BrandLabels.module.css'
import { spread } from './spread.ts'

/** Height of a label as a share of the lowest plot. */
const LABEL_HEIGHT = 0.046

/** Names the lines where they end. For the eye only: the chart's summary and table say the same. */
export function BrandLabels({ series, top }: { series: readonly BrandSeries[]; top: number }) {
  const { f } = useI18n()
  const ends = series.flatMap((brand, index) => {
    const value = brand.points.findLast((point) => point.value !== null)?.value ?? null
    return value === null ? [] : [{ brand, index, value }]
  })
  const places = spread(
    ends.map(({ value }) => value / top),
    LABEL_HEIGHT,
  )
  return (
    <div className={classes.labels} aria-hidden="true">
      {ends.map(({ brand, index, value }, at) => (
        <span
          key={brand.brandId}
          className={brand.isOwn ? classes.own : classes.label}
          style={{ '--place': places[at], color: brandColour(index) } as CSSProperties}
        >
          <span className={classes.name}>{brand.name}</span> {f.percent(value)}
        </span>
      ))}
    </div>
  )
}
