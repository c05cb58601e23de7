import type { Overview } from '../../../contract/index.ts'
import type { Messages } from '../../i18n/en.ts'
import type { Format } from '../../i18n/format.ts'

/** A headline figure as the strip shows it: everything already in the user's words. */
export interface Headline {
  key: 'visibility' | 'shareOfVoice' | 'averagePosition' | 'netSentiment' | 'cost'
  label: string
  value: string
  /** Set apart and smaller, such as the percent sign. */
  unit: string
  verdict: { tone: 'better' | 'worse' | 'flat'; text: string }
  /** How sure it is and on how much it rests, then what to see it beside. */
  notes: readonly [string, string]
  spark: readonly (number | null)[]
  /** Lines for the explanation: label and text. */
  facts: readonly (readonly [string, string])[]
}

type Kpis = Overview['kpis']
type Metric = Exclude<Headline['key'], 'cost'>
type Change = Kpis['visibility']['change']

/** How a metric is written, and which way is better. */
interface Scale {
  value: (value: number) => string
  range: (low: number, high: number) => string
  delta: (value: number) => string
  /** How large a change is, where an arrow says which way. */
  size: (delta: number) => string
  unit: string
  lowerIsBetter: boolean
}

/** The five headline figures, in their order. Pure. */
export function headlines(data: Pick<Overview, 'kpis' | 'models'>, days: number, t: Messages, f: Format): Headline[] {
  const { kpis } = data
  const { visibility, shareOfVoice, averagePosition, netSentiment } = kpis
  const scales = scalesOf(t, f)
  const rests = t.explain.restsOn

  const figure = (key: Metric, restsOn: string, beside: string, more: Headline['facts'] = []): Headline => {
    const scale = scales[key]
    const { value, low, high, n, change, spark } = kpis[key]
    const interval = low === null || high === null ? null : scale.range(low, high)
    const text = value === null ? '–' : scale.value(value)
    const unit = value === null ? '' : scale.unit
    return {
      key,
      label: t.kpi[key],
      value: unit ? text.slice(0, -unit.length) : text,
      unit,
      verdict: verdictOf(change, scale, t),
      notes: [interval === null ? t.kpi.n(n) : `${interval} · ${t.kpi.n(n)}`, beside],
      spark,
      facts: [
        [t.explain.value, value === null ? t.kpi.noValue : text],
        ...(interval === null ? [] : [[t.explain.interval, interval] as const]),
        [t.explain.rests, restsOn],
        [t.explain.change(days), changeText(change, scale, t)],
        ...more,
      ],
    }
  }

  const missing = visibility.missingModels.map(
    (ref) => data.models.find((model) => model.ref === ref)?.displayName ?? ref,
  )
  const shares = averagePosition.top1 !== null && averagePosition.top3 !== null
  return [
    figure(
      'visibility',
      rests.visibility(visibility.n, visibility.prompts),
      missing.length > 0 ? t.kpi.missing(missing.length) : t.kpi.prompts(visibility.prompts),
      missing.length > 0 ? [[t.explain.missing, f.list(missing)]] : [],
    ),
    figure('shareOfVoice', rests.shareOfVoice(shareOfVoice.n), standing(shareOfVoice, t, f)),
    figure(
      'averagePosition',
      rests.averagePosition(averagePosition.n),
      shares ? t.kpi.topShares(f.percent(averagePosition.top1 ?? 0), f.percent(averagePosition.top3 ?? 0)) : '',
    ),
    figure(
      'netSentiment',
      rests.netSentiment(netSentiment.n, netSentiment.unscored),
      t.kpi.unscored(netSentiment.unscored),
    ),
    costHeadline(kpis.cost, t, f),
  ]
}

function scalesOf(t: Messages, f: Format): Record<Metric, Scale> {
  const ratio: Scale = {
    value: f.percent,
    range: f.percentRange,
    delta: (delta) => t.kpi.points(f.signed(100 * delta, 0)),
    size: (delta) => t.kpi.points(f.decimal(Math.abs(100 * delta), 0)),
    unit: f.percentSign(),
    lowerIsBetter: false,
  }
  return {
    visibility: ratio,
    shareOfVoice: ratio,
    averagePosition: {
      value: (value) => f.decimal(value, 1),
      range: (low, high) => `${f.decimal(low, 1)}–${f.decimal(high, 1)}`,
      delta: (delta) => f.signed(delta, 1),
      size: (delta) => f.decimal(Math.abs(delta), 1),
      unit: '',
      lowerIsBetter: true,
    },
    netSentiment: {
      value: (value) => f.signed(value, 0),
      range: (low, high) => t.kpi.range(f.signed(low, 0), f.signed(high, 0)),
      delta: (delta) => f.signed(delta, 0),
      size: (delta) => f.decimal(Math.abs(delta), 0),
      unit: '',
      lowerIsBetter: false,
    },
  }
}

function verdictOf(change: Change, scale: Scale, t: Messages): Headline['verdict'] {
  if (change.verdict === 'not_enough_data' || change.delta === null) return { tone: 'flat', text: t.kpi.notEnough }
  if (change.verdict === 'within_noise') return { tone: 'flat', text: `≈ ${t.kpi.noise}` }
  const rose = change.delta > 0
  return {
    tone: rose === scale.lowerIsBetter ? 'worse' : 'better',
    text: `${rose ? '▲' : '▼'} ${t.kpi.moved(scale.size(change.delta))}`,
  }
}

function changeText(change: Change, scale: Scale, t: Messages): string {
  const sentence = t.explain.verdicts[change.verdict]
  if (change.delta === null) return sentence
  const { low, high } = change
  const interval =
    low === null || high === null ? '' : ` (${t.explain.changeInterval(scale.delta(low), scale.delta(high))})`
  return `${scale.delta(change.delta)}${interval}. ${sentence}`
}

function standing({ place, brands, leader }: Kpis['shareOfVoice'], t: Messages, f: Format): string {
  if (place === null) return ''
  const own = t.kpi.place(place, brands)
  return place > 1 && leader ? `${own} · ${leader.brand} ${f.percent(leader.value)}` : own
}

function costHeadline(cost: Kpis['cost'], t: Messages, f: Format): Headline {
  const before = monthBefore(cost.month)
  const compared = Number(cost.previousToDateUsd) > 0
  // A difference to read, rounded to cents; the amounts themselves stay the exact texts they are.
  const difference = f.usdSigned(Number(cost.monthToDateUsd) - Number(cost.previousToDateUsd))
  const exposed = Number(cost.exposureUsd) > 0
  return {
    key: 'cost',
    label: t.kpi.cost,
    value: f.usd(cost.monthToDateUsd),
    unit: '',
    verdict: {
      tone: 'flat',
      text: compared ? t.kpi.costAgainst(difference, f.monthName(before)) : t.kpi.costFirst(f.monthName(before)),
    },
    notes: [t.kpi.calls(cost.calls), exposed ? t.kpi.exposure(f.usd(cost.exposureUsd)) : f.month(cost.month)],
    spark: cost.spark.map(Number),
    facts: [
      [f.month(cost.month), `$${cost.monthToDateUsd}`],
      [t.explain.sameDays(f.month(before)), `$${cost.previousToDateUsd}`],
      [t.explain.rests, t.kpi.calls(cost.calls)],
      ...(exposed ? [[t.explain.exposure, `$${cost.exposureUsd}`] as const] : []),
    ],
  }
}

/** Of `YYYY-MM`. */
function monthBefore(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7)
}
