import type { EChartsCoreOption } from 'echarts/core'
import type { OperationalFigures } from '../../contract/index.ts'
import type { Format } from '../i18n/format.ts'
import { chartBase, dayAxis, valueAxis } from './dayChart.ts'
import type { Ink } from './EChart.tsx'
import { tooltipFrame } from './tooltip.ts'

/** Days that an axis names, about. */
const TICKS = 6

type Days = OperationalFigures['days']

/** One line or stack of a chart: its name, its colour, and a value for each day. */
interface Series {
  name: string
  colour: string
  values: readonly (number | null)[]
  dashed?: boolean
}

/** How long answers took, day by day; a day without answers is a gap. Pure. */
export function latencyOption(days: Days, names: Record<'p50' | 'p90' | 'p99', string>, f: Format, ink: Ink) {
  const line = (of: 'p50' | 'p90' | 'p99', colour: string, dashed = false): Series => ({
    ...{ name: names[of], colour, dashed },
    values: days.map(({ latency }) => latency[of]),
  })
  const all = [line('p50', '--brand-1'), line('p90', '--brand-2'), line('p99', '--brand-5', true)]
  return {
    ...frame(days, f, ink, (value) => f.duration(value)),
    series: all.map(({ name, colour, values, dashed }) => ({
      ...{ type: 'line', name, color: ink(colour), data: values, symbol: 'circle', symbolSize: 4 },
      ...{ showSymbol: days.length === 1, connectNulls: false, emphasis: { disabled: true } },
      lineStyle: { width: 1.75, type: dashed ? 'dashed' : 'solid' },
    })),
  } satisfies EChartsCoreOption
}

/** How many tokens went each way, day by day, one upon the other. Pure. */
export function tokensOption(days: Days, names: Record<'input' | 'output', string>, f: Format, ink: Ink) {
  const all: Series[] = [
    { name: names.input, colour: '--brand-5', values: days.map(({ inputTokens }) => inputTokens) },
    { name: names.output, colour: '--brand-1', values: days.map(({ outputTokens }) => outputTokens) },
  ]
  return {
    ...frame(days, f, ink, f.count),
    series: all.map(({ name, colour, values }) => ({
      ...{ type: 'bar', stack: 'tokens', name, color: ink(colour), data: values },
      ...{ barMaxWidth: 24, emphasis: { disabled: true } },
    })),
  } satisfies EChartsCoreOption
}

function frame(days: Days, f: Format, ink: Ink, write: (value: number) => string) {
  return {
    ...chartBase,
    grid: { left: 60, right: 12, top: 12, bottom: 26, outerBoundsMode: 'none' },
    xAxis: dayAxis(
      days.map(({ day }) => day),
      TICKS,
      f,
      ink,
    ),
    yAxis: { ...valueAxis(write, ink), splitNumber: 4 },
    tooltip: {
      ...tooltipFrame(ink),
      axisPointer: { type: 'line' },
      // Text and markers only: the page's policy allows no styled markup.
      renderMode: 'richText',
      valueFormatter: (value: unknown) => (typeof value === 'number' ? write(value) : '–'),
    },
  }
}
