import type { EChartsCoreOption } from 'echarts/core'
import type { Messages } from '../i18n/en.ts'
import type { Format } from '../i18n/format.ts'
import { brandColour } from '../ui/colours.ts'
import { chartBase, dayAxis, valueAxis } from './dayChart.ts'
import { dayTooltip } from './dayTooltip.ts'
import type { Ink } from './EChart.tsx'
import { type ChartMark, marksSeries } from './marks.ts'
import { tooltipFrame } from './tooltip.ts'

/** One brand's days. */
export interface ComparedLine {
  name: string
  isOwn: boolean
  values: readonly (number | null)[]
}

/** The axis that charts beside each other share, so that they compare by eye. */
export interface ComparedScale {
  min: number
  max: number
  /** 1 is best, and stands at the top. */
  inverse: boolean
  write: (value: number) => string
}

export interface ComparedData {
  days: readonly string[]
  lines: readonly ComparedLine[]
  /** What changed about the instrument. */
  marks: readonly ChartMark[]
  /** Days behind each point. */
  window: number
}

/** Brands' lines at one model: one of several small charts. Pure. */
export function compareOption(data: ComparedData, scale: ComparedScale, t: Messages, f: Format, ink: Ink) {
  const { days, lines, marks } = data
  return {
    ...chartBase,
    grid: { left: 42, right: 12, top: marks.length > 0 ? 22 : 10, bottom: 24, outerBoundsMode: 'none' },
    xAxis: {
      ...{ ...dayAxis(days, TICKS, f, ink), boundaryGap: false, position: 'bottom' },
      axisLine: { lineStyle: { color: ink('--line') }, onZero: false },
    },
    yAxis: {
      ...{ ...valueAxis(scale.write, ink), splitNumber: 4 },
      ...{ min: scale.min, max: scale.max, inverse: scale.inverse },
    },
    tooltip: {
      ...tooltipFrame(ink),
      axisPointer: { lineStyle: { color: ink('--muted'), type: 'dotted' } },
      formatter: ([first]: { dataIndex: number }[]) => (first ? tooltipAt(data, first.dataIndex, scale, t, f) : ''),
    },
    series: [
      ...lines.map(({ name, isOwn, values }, index) => ({
        type: 'line',
        name,
        data: [...values],
        showSymbol: values.filter((value) => value !== null).length === 1,
        symbol: 'circle',
        connectNulls: false,
        z: isOwn ? 4 : 3,
        color: ink(brandColour(index)),
        lineStyle: { width: isOwn ? 2.5 : 1.5 },
        emphasis: { disabled: true },
      })),
      ...(marks.length > 0 ? [marksSeries(marks, days, { width: 130, counted: t.chart.changes }, ink)] : []),
    ],
  } satisfies EChartsCoreOption
}

/** One day of a small chart. */
function tooltipAt(
  { days, lines, marks, window }: ComparedData,
  index: number,
  scale: ComparedScale,
  t: Messages,
  f: Format,
): HTMLElement {
  const day = days[index] ?? ''
  return dayTooltip({
    title: day && t.chart.until(f.dayLong(day), window),
    rows: lines.map(({ name, isOwn, values }, place) => {
      const value = values[index] ?? null
      return { name, isOwn, colour: brandColour(place), value: value === null ? '–' : scale.write(value), interval: '' }
    }),
    note: '',
    marks: marks.filter((mark) => mark.day === day),
  })
}

/** Days that the axis names, about. */
const TICKS = 3
