import type { EChartsCoreOption } from 'echarts/core'
import type { Spending } from '../../contract/index.ts'
import type { Format } from '../i18n/format.ts'
import { providerColour, providerName } from '../ui/colours.ts'
import type { Ink } from './EChart.tsx'
import { tooltipFrame } from './tooltip.ts'

/** Days that the axis names, about. */
const TICKS = 8

/** What every day cost, its providers one upon the other, the dearest of the period at the foot. Pure. */
export function costsOption({ days, byProvider }: Pick<Spending, 'days' | 'byProvider'>, f: Format, ink: Ink) {
  const axis = { color: ink('--muted'), fontSize: 11 }
  const money = (value: number) => f.usd(String(value))
  return {
    animation: false,
    textStyle: { fontFamily: '"Inter Variable", system-ui, sans-serif' },
    grid: { left: 56, right: 12, top: 12, bottom: 26, outerBoundsMode: 'none' },
    xAxis: {
      type: 'category',
      data: days.map(({ day }) => day),
      axisLine: { lineStyle: { color: ink('--line') } },
      axisTick: { show: false },
      axisLabel: { ...axis, formatter: f.day, interval: Math.ceil(days.length / TICKS) - 1, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: 0,
      splitNumber: 4,
      axisLabel: { ...axis, formatter: money },
      splitLine: { lineStyle: { color: ink('--line') } },
    },
    tooltip: {
      ...tooltipFrame(ink),
      axisPointer: { type: 'shadow' },
      // Text and markers only: the page's policy allows no styled markup.
      renderMode: 'richText',
      valueFormatter: (value: unknown) => (typeof value === 'number' ? f.usdFine(String(value)) : '–'),
      order: 'seriesDesc',
    },
    series: byProvider.map(({ provider }) => ({
      type: 'bar',
      stack: 'cost',
      name: providerName(provider),
      color: ink(providerColour(provider)),
      barMaxWidth: 28,
      emphasis: { disabled: true },
      // Only the picture is inexact; every amount that is read as text is written from its exact decimal.
      data: days.map(({ costs }) => Number(costs.find((cost) => cost.provider === provider)?.costUsd ?? 0)),
    })),
  } satisfies EChartsCoreOption
}
