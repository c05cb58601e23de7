import type { EChartsCoreOption } from 'echarts/core'
import type { MonthForecast, Spending } from '../../contract/index.ts'
import type { Format } from '../i18n/format.ts'
import { providerColour, providerName } from '../ui/colours.ts'
import { chartBase, dayAxis, valueAxis } from './dayChart.ts'
import type { Ink } from './EChart.tsx'
import { tooltipFrame } from './tooltip.ts'

/** Days that the axis names, about. */
const TICKS = 8

type Drawn = Pick<Spending, 'days' | 'byProvider' | 'today'>

/**
 * What every day cost, its providers one upon the other, the dearest of the period at the foot; behind the days to come
 * what one of them is expected to cost, from the low end of the forecast to its high one. Pure.
 */
export function costsOption({ days, byProvider, today }: Drawn, f: Format, ink: Ink, forecast: MonthForecast | null) {
  const money = (value: number) => f.usd(String(value))
  return {
    ...chartBase,
    grid: { left: 56, right: 12, top: 12, bottom: 26, outerBoundsMode: 'none' },
    xAxis: dayAxis(
      days.map(({ day }) => day),
      TICKS,
      f,
      ink,
    ),
    yAxis: { ...valueAxis(money, ink), splitNumber: 4 },
    tooltip: {
      ...tooltipFrame(ink),
      axisPointer: { type: 'shadow' },
      // Text and markers only: the page's policy allows no styled markup.
      renderMode: 'richText',
      valueFormatter: (value: unknown) => (typeof value === 'number' ? f.usdFine(String(value)) : '–'),
      order: 'seriesDesc',
    },
    series: [
      ...byProvider.map(({ provider }) => ({
        type: 'bar' as const,
        id: provider,
        stack: 'cost',
        name: providerName(provider),
        color: ink(providerColour(provider)),
        barMaxWidth: 28,
        emphasis: { disabled: true },
        // Only the picture is inexact; every amount that is read as text is written from its exact decimal.
        data: days.map(({ costs }) => Number(costs.find((cost) => cost.provider === provider)?.costUsd ?? 0)),
      })),
      ...(forecast ? bandOf(days, today, forecast, f, ink) : []),
    ],
  } satisfies EChartsCoreOption
}

/** The band of the forecast over the days to come: the rest of the month, spread evenly. */
function bandOf(days: Drawn['days'], today: string, forecast: MonthForecast, f: Format, ink: Ink) {
  const aDay = (usd: string) => Math.max(0, Number(usd) - Number(forecast.spentUsd)) / Math.max(1, forecast.daysLeft)
  const over = (value: number) => days.map(({ day }) => (day > today ? value : null))
  const [low, high] = [aDay(forecast.lowUsd), aDay(forecast.highUsd)]
  const line = { type: 'line' as const, stack: 'forecast', symbol: 'none', silent: true, tooltip: { show: false } }
  return [
    { ...line, id: 'forecast-low', name: f.usd(String(low)), data: over(low), lineStyle: { opacity: 0 } },
    {
      ...{ ...line, id: 'forecast-high', name: f.usd(String(high)), data: over(high - low), lineStyle: { opacity: 0 } },
      areaStyle: { color: ink('--muted'), opacity: 0.22 },
    },
  ]
}
