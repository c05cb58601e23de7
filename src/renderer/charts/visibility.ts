import type { EChartsCoreOption } from 'echarts/core'
import type { BrandSeries } from '../../contract/index.ts'
import type { Messages } from '../i18n/en.ts'
import type { Format } from '../i18n/format.ts'
import { brandColour } from '../ui/colours.ts'
import { chartBase, dayAxis, valueAxis } from './dayChart.ts'
import type { Ink } from './EChart.tsx'
import { type ChartMark, marksSeries } from './marks.ts'
import { tooltipFrame } from './tooltip.ts'
import { visibilityTooltip } from './visibilityTooltip.ts'

export interface VisibilityData {
  series: readonly BrandSeries[]
  /** What changed about the instrument. */
  marks: readonly ChartMark[]
  /** Days behind each point. */
  window: number
}

/** Visibility over time: a line a brand, labelled where it ends, the own brand's with its interval. Pure. */
export function visibilityOption(data: VisibilityData, t: Messages, f: Format, ink: Ink) {
  const { series, marks } = data
  const days = series[0]?.points.map((point) => point.day) ?? []
  return {
    ...chartBase,
    // The labels beside the plot keep to these margins too: BrandLabels.module.css.
    grid: { left: 44, right: 126, top: 26, bottom: 26, outerBoundsMode: 'none' },
    xAxis: { ...dayAxis(days, TICKS, f, ink), boundaryGap: false },
    yAxis: { ...valueAxis(f.percent, ink), max: axisTop(series), interval: 0.2 },
    tooltip: {
      ...tooltipFrame(ink),
      axisPointer: { lineStyle: { color: ink('--muted'), type: 'dotted' } },
      formatter: ([first]: { dataIndex: number }[]) => (first ? visibilityTooltip(data, first.dataIndex, t, f) : ''),
    },
    series: [
      ...series.filter((brand) => brand.isOwn).flatMap((own) => band(own, ink)),
      ...series.map((brand, index) => line(brand, ink(brandColour(index)))).reverse(),
      ...(marks.length > 0 ? [marksSeries(marks, days, MARKS, ink)] : []),
    ],
  } satisfies EChartsCoreOption
}

/** Days that the axis names, about. */
const TICKS = 6
/** A chart as wide as this has room for every name. */
const MARKS = { width: 240, counted: null }

/** The next fifth above everything drawn. */
export function axisTop(series: readonly BrandSeries[]): number {
  const tops = series.flatMap((brand) =>
    brand.points.map((point) => Math.max(point.value ?? 0, brand.isOwn ? (point.high ?? 0) : 0)),
  )
  return Math.min(1, Math.max(0.2, Math.ceil(Math.max(0, ...tops) / 0.2) * 0.2))
}

function line(brand: BrandSeries, colour: string) {
  return {
    type: 'line',
    name: brand.name,
    data: brand.points.map((point) => point.value),
    // A day that stands alone makes no line, and would not be seen.
    showSymbol: brand.points.some((_, index) => standsAlone(brand.points, index)),
    symbol: 'circle',
    connectNulls: false,
    z: brand.isOwn ? 4 : 3,
    color: colour,
    lineStyle: { width: brand.isOwn ? 2.5 : 1.5 },
    emphasis: { disabled: true },
  }
}

const standsAlone = (points: BrandSeries['points'], index: number) =>
  [index - 1, index + 1].every((beside) => (points[beside]?.value ?? null) === null) &&
  (points[index]?.value ?? null) !== null

/** The interval as an area between an unseen line at its foot and another stacked upon it. */
function band(own: BrandSeries, ink: Ink) {
  const edge = {
    type: 'line',
    stack: 'interval',
    showSymbol: false,
    silent: true,
    lineStyle: { opacity: 0 },
    emphasis: { disabled: true },
    tooltip: { show: false },
    z: 2,
  }
  return [
    { ...edge, data: own.points.map((point) => point.low) },
    {
      ...edge,
      data: own.points.map((point) => (point.low === null || point.high === null ? null : point.high - point.low)),
      areaStyle: { color: ink('--brand-1'), opacity: 0.14 },
    },
  ]
}
