import type { Format } from '../i18n/format.ts'
import type { Ink } from './EChart.tsx'

/** What every chart is drawn with. */
export const chartBase = {
  animation: false,
  textStyle: { fontFamily: '"Inter Variable", system-ui, sans-serif' },
} as const

const label = (ink: Ink) => ({ color: ink('--muted'), fontSize: 11 })

/** The days along the foot of a chart. @param ticks how many of them are named, about */
export const dayAxis = (days: readonly string[], ticks: number, f: Format, ink: Ink) =>
  ({
    type: 'category',
    data: [...days],
    axisLine: { lineStyle: { color: ink('--line') } },
    axisTick: { show: false },
    axisLabel: { ...label(ink), formatter: f.day, interval: Math.ceil(days.length / ticks) - 1, hideOverlap: true },
  }) as const

/** The amounts along the side of a chart, from nothing. @param write says one in words */
export const valueAxis = (write: (value: number) => string, ink: Ink) =>
  ({
    type: 'value',
    min: 0,
    axisLabel: { ...label(ink), formatter: write },
    splitLine: { lineStyle: { color: ink('--line') } },
  }) as const
