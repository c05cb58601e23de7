import { useComputedColorScheme } from '@mantine/core'
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, type EChartsType, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import classes from './EChart.module.css'

use([BarChart, LineChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer])

/** Gives the computed value of a colour such as `var(--muted)`, which a canvas cannot read itself. */
export type Ink = (variable: string) => string

interface EChartProps {
  /** Builds the option with the colours of the current theme. Keep its identity while nothing changes. */
  option: (ink: Ink) => EChartsCoreOption
  /** What a screen reader says instead of the picture; the figures stand in a table beside it. */
  label: string
  /** Opens what stands behind a part of the picture; whoever cannot point finds the same in the table beside it. */
  onClick?: (clicked: ChartClick) => void
}

/** The part of a picture that was clicked: its series, and the name on the axis. */
export interface ChartClick {
  seriesId: string
  name: string
}

/** The one place that knows ECharts: fills its parent, follows its size and the theme. */
export function EChart({ option, label, onClick }: EChartProps) {
  const element = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType>(null)
  const scheme = useComputedColorScheme('light')

  useEffect(() => {
    const host = element.current!
    chart.current = init(host, null, { renderer: 'canvas' })
    const resize = new ResizeObserver(() => chart.current?.resize())
    resize.observe(host)
    return () => {
      resize.disconnect()
      chart.current?.dispose()
    }
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another scheme gives the same variables other values
  useEffect(() => {
    const style = getComputedStyle(document.documentElement)
    const ink: Ink = (variable) => style.getPropertyValue(variable.replace(/^var\((.+)\)$/, '$1')).trim()
    chart.current?.setOption(option(ink), { notMerge: true })
  }, [option, scheme])

  useEffect(() => {
    const made = chart.current
    if (!made || !onClick) return
    const pass = ({ seriesId, name }: { seriesId?: string; name?: string }) => {
      if (seriesId !== undefined && name !== undefined) onClick({ seriesId, name })
    }
    made.on('click', pass)
    return () => void made.off('click', pass)
  }, [onClick])

  return <div ref={element} className={classes.chart} role="img" aria-label={label} />
}
