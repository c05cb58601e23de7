import { VisuallyHidden } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import type { Compared, ComparedBrand, Comparison } from '../../../contract/index.ts'
import { type ComparedScale, compareOption } from '../../charts/compare.ts'
import { EChart, type Ink } from '../../charts/EChart.tsx'
import { useI18n } from '../../i18n/index.tsx'
import { Panel } from '../../ui/Panel.tsx'
import classes from './Compare.module.css'
import { scaleOf } from './metric.ts'

interface SmallChartsProps {
  data: Comparison
  metric: Compared
}

/** A chart for all models together and one for each, on one scale. */
export function SmallCharts({ data, metric }: SmallChartsProps) {
  const { t, f } = useI18n()
  const scale = useMemo(() => scaleOf(metric, data, f), [metric, data, f])
  const subtitle = data.window > 1 ? t.compare.means(data.window) : t.compare.daily
  const shared = { data, metric, scale, subtitle }
  return (
    <div className={classes.charts}>
      <SmallChart {...shared} title={t.overview.allModels} compared={data.overall} />
      {data.models.map(({ ref, displayName, brands }) => (
        <SmallChart key={ref} {...shared} title={displayName} compared={brands} />
      ))}
    </div>
  )
}

interface SmallChartProps extends SmallChartsProps {
  title: string
  subtitle: string
  scale: ComparedScale
  compared: readonly ComparedBrand[]
}

function SmallChart({ data, metric, scale, title, subtitle, compared }: SmallChartProps) {
  const { t, f } = useI18n()
  const lines = useMemo(
    () => data.brands.map(({ name, isOwn }, at) => ({ name, isOwn, values: compared[at]?.lines[metric] ?? [] })),
    [data, compared, metric],
  )
  const option = useCallback((ink: Ink) => compareOption(data.days, lines, scale, f, ink), [data, lines, scale, f])
  const label = t.compare.chart(t.compare.metrics[metric], title)
  return (
    <Panel title={title} subtitle={subtitle}>
      <div className={classes.chart}>
        <EChart option={option} label={label} />
      </div>
      <VisuallyHidden>
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              <th scope="col">{t.chart.day}</th>
              {lines.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.days.map((day, index) => (
              <tr key={day}>
                <th scope="row">{f.dayLong(day)}</th>
                {lines.map(({ name, values }) => (
                  <td key={name}>{writeValue(values[index], scale)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </Panel>
  )
}

const writeValue = (value: number | null | undefined, scale: ComparedScale) =>
  value === null || value === undefined ? '–' : scale.write(value)
