import type { EChartsCoreOption } from 'echarts/core'
import type { Format } from '../i18n/format.ts'
import { brandColour } from '../ui/colours.ts'
import type { Ink } from './EChart.tsx'
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

/** Brands' lines at one model: one of several small charts. Pure. */
export function compareOption(
  days: readonly string[],
  lines: readonly ComparedLine[],
  scale: ComparedScale,
  f: Format,
  ink: Ink,
) {
  const axis = { color: ink('--muted'), fontSize: 11 }
  return {
    animation: false,
    textStyle: { fontFamily: '"Inter Variable", system-ui, sans-serif' },
    grid: { left: 42, right: 12, top: 10, bottom: 24, outerBoundsMode: 'none' },
    xAxis: {
      type: 'category',
      data: [...days],
      boundaryGap: false,
      axisLine: { lineStyle: { color: ink('--line') }, onZero: false },
      position: 'bottom',
      axisTick: { show: false },
      axisLabel: { ...axis, formatter: f.day, interval: Math.ceil(days.length / TICKS) - 1, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: scale.min,
      max: scale.max,
      inverse: scale.inverse,
      splitNumber: 4,
      axisLabel: { ...axis, formatter: scale.write },
      splitLine: { lineStyle: { color: ink('--line') } },
    },
    tooltip: {
      ...tooltipFrame(ink),
      axisPointer: { lineStyle: { color: ink('--muted'), type: 'dotted' } },
      // Text and markers only: the page's policy allows no styled markup.
      renderMode: 'richText',
      valueFormatter: (value: unknown) => (typeof value === 'number' ? scale.write(value) : '–'),
    },
    series: lines.map(({ name, isOwn, values }, index) => ({
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
  } satisfies EChartsCoreOption
}

/** Days that the axis names, about. */
const TICKS = 3
