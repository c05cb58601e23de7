import { VisuallyHidden } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import type { Overview } from '../../../contract/index.ts'
import { BrandLabels } from '../../charts/BrandLabels.tsx'
import { EChart, type Ink } from '../../charts/EChart.tsx'
import { marksOf } from '../../charts/marks.ts'
import { SeriesTable } from '../../charts/SeriesTable.tsx'
import { axisTop, visibilityOption } from '../../charts/visibility.ts'
import { useI18n } from '../../i18n/index.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import classes from './VisibilityPanel.module.css'

/** Visibility over time, as a picture or as figures. */
export function VisibilityPanel({ data }: { data: Overview }) {
  const { t, f } = useI18n()
  const [view, setView] = useState<'chart' | 'table'>('chart')
  const marks = useMemo(() => marksOf(data, t), [data, t])
  const option = useCallback(
    (ink: Ink) => visibilityOption({ series: data.series, marks, window: data.window }, t, f, ink),
    [data, marks, t, f],
  )
  const named = data.series.map(
    (brand) => `${brand.name} ${brand.visibility === null ? '–' : f.percent(brand.visibility)}`,
  )
  const summary = t.chart.summary(named, f.dayLong(data.from), f.dayLong(data.to))
  return (
    <Panel
      title={t.chart.title}
      subtitle={t.chart.subtitle(data.project.brand, data.window)}
      actions={
        <Segmented
          label={t.chart.view}
          value={view}
          change={setView}
          options={[
            { value: 'chart', label: t.chart.asChart },
            { value: 'table', label: t.chart.asTable },
          ]}
        />
      }
    >
      <div className={classes.frame}>
        {view === 'chart' ? (
          <>
            <EChart option={option} label={summary} />
            <BrandLabels series={data.series} top={axisTop(data.series)} />
            <VisuallyHidden>
              <SeriesTable series={data.series} marks={marks} caption={summary} />
            </VisuallyHidden>
          </>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          <section className={classes.table} tabIndex={0} aria-label={t.chart.title}>
            <SeriesTable series={data.series} marks={marks} caption={summary} />
          </section>
        )}
      </div>
    </Panel>
  )
}
