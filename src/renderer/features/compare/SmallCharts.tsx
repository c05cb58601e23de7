import { VisuallyHidden } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import type { Compared, ComparedBrand, Comparison } from '../../../contract/index.ts'
import { type ComparedScale, compareOption } from '../../charts/compare.ts'
import { EChart, type Ink } from '../../charts/EChart.tsx'
import { type ChartMark, marksOf } from '../../charts/marks.ts'
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
  const marks = useMemo(() => {
    const { servedModelChanges, rescoredOn } = data
    const ofModel = (ref: string) => servedModelChanges.filter((each) => `${each.provider}:${each.model}` === ref)
    const byModel = data.models.map(({ ref }) => marksOf({ servedModelChanges: ofModel(ref), rescoredOn }, t))
    return { overall: marksOf(data, t), byModel }
  }, [data, t])
  const shared = { data, metric, scale, subtitle }
  return (
    <div className={classes.charts}>
      <SmallChart {...shared} title={t.overview.allModels} compared={data.overall} marks={marks.overall} />
      {data.models.map(({ ref, displayName, brands }, at) => (
        <SmallChart key={ref} {...shared} title={displayName} compared={brands} marks={marks.byModel[at] ?? []} />
      ))}
    </div>
  )
}

interface SmallChartProps extends SmallChartsProps {
  title: string
  subtitle: string
  scale: ComparedScale
  compared: readonly ComparedBrand[]
  marks: readonly ChartMark[]
}

function SmallChart({ data, metric, scale, title, subtitle, compared, marks }: SmallChartProps) {
  const { t, f } = useI18n()
  const lines = useMemo(
    () => data.brands.map(({ name, isOwn }, at) => ({ name, isOwn, values: compared[at]?.lines[metric] ?? [] })),
    [data, compared, metric],
  )
  const option = useCallback(
    (ink: Ink) => compareOption({ days: data.days, window: data.window, lines, marks }, scale, t, f, ink),
    [data, lines, marks, scale, t, f],
  )
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
        <ul>
          {marks.map(({ day, text }) => (
            <li key={`${day} ${text}`}>{`${f.dayLong(day)}: ${text}`}</li>
          ))}
        </ul>
      </VisuallyHidden>
    </Panel>
  )
}

const writeValue = (value: number | null | undefined, scale: ComparedScale) =>
  value === null || value === undefined ? '–' : scale.write(value)
