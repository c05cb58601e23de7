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
  /** What it rests on and how sure it is, then what to see it beside. */
  notes: readonly [string, string]
  spark: readonly (number | null)[]
  /** Lines for the explanation: label and text. */
  facts: readonly (readonly [string, string])[]
}

type Kpis = Overview['kpis']
type Change = Kpis['visibility']['change']

/** How a metric is written, and which way is better. */
interface Scale {
  value: (value: number) => string
  delta: (value: number) => string
  lowerIsBetter?: boolean
}

/** The five headline figures, in their order. Pure. */
export function headlines(
  { kpis, models }: Pick<Overview, 'kpis' | 'models'>,
  days: number,
  t: Messages,
  f: Format,
): Headline[] {
  const ratio: Scale = { value: f.percent, delta: (delta) => t.kpi.points(f.signed(100 * delta, 0)) }
  const rank: Scale = { value: (v) => f.decimal(v, 1), delta: (delta) => f.signed(delta, 1), lowerIsBetter: true }
  const tone: Scale = { value: (v) => f.signed(v, 0), delta: (delta) => f.signed(delta, 0) }
  const { visibility, shareOfVoice, averagePosition, netSentiment } = kpis

  const figure = (
    key: Exclude<Headline['key'], 'cost'>,
    scale: Scale,
    rests: string,
    beside: string,
    more: Headline['facts'] = [],
  ): Headline => {
    const { value, low, high, change, spark } = kpis[key]
    const interval = low === null || high === null ? '' : t.kpi.interval(scale.value(low), scale.value(high))
    const sign = scale === ratio && value !== null ? f.percentSign() : ''
    const text = value === null ? '–' : scale.value(value)
    return {
      key,
      label: t.kpi[key],
      value: sign ? text.slice(0, -sign.length) : text,
      unit: sign,
      verdict: verdictOf(change, scale, t),
      notes: [[interval, rests].filter(Boolean).join(' · '), beside],
      spark,
      facts: [
        [t.explain.value, value === null ? t.kpi.noValue : text],
        ...(interval ? [[t.explain.interval, interval] as const] : []),
        [t.explain.rests, rests],
        [t.explain.change(days), changeText(change, scale, t)],
        ...more,
      ],
    }
  }

  const missing = visibility.missingModels.map((ref) => models.find((model) => model.ref === ref)?.displayName ?? ref)
  const { place, leader, brands } = shareOfVoice
  return [
    figure(
      'visibility',
      ratio,
      t.kpi.nAnswers(visibility.n),
      missing.length > 0 ? t.kpi.missing(missing.length) : t.kpi.prompts(visibility.prompts),
      missing.length > 0 ? [[t.explain.missing, f.list(missing)]] : [],
    ),
    figure(
      'shareOfVoice',
      ratio,
      t.kpi.namings(shareOfVoice.n),
      [
        place !== null && t.kpi.place(place, brands),
        place !== null && place > 1 && leader && `${leader.brand} ${f.percent(leader.value)}`,
      ]
        .filter(Boolean)
        .join(' · '),
    ),
    figure(
      'averagePosition',
      rank,
      t.kpi.rankedIn(averagePosition.n),
      averagePosition.top1 === null || averagePosition.top3 === null
        ? ''
        : t.kpi.topShares(f.percent(averagePosition.top1), f.percent(averagePosition.top3)),
    ),
    figure('netSentiment', tone, t.kpi.scored(netSentiment.n), t.kpi.unscored(netSentiment.unscored)),
    costHeadline(kpis.cost, t, f),
  ]
}

function verdictOf(change: Change, scale: Scale, t: Messages): Headline['verdict'] {
  if (change.verdict === 'not_enough_data' || change.delta === null) return { tone: 'flat', text: t.kpi.notEnough }
  if (change.verdict === 'within_noise') return { tone: 'flat', text: `≈ ${t.kpi.noise}` }
  const rose = change.delta > 0
  const text = `${rose ? '▲' : '▼'} ${t.kpi.moved(scale.delta(change.delta))}`
  return { tone: rose === (scale.lowerIsBetter ?? false) ? 'worse' : 'better', text }
}

function changeText(change: Change, scale: Scale, t: Messages): string {
  const sentence = t.explain.verdicts[change.verdict]
  if (change.delta === null) return sentence
  const interval =
    change.low === null || change.high === null
      ? ''
      : ` (${t.explain.changeInterval(scale.delta(change.low), scale.delta(change.high))})`
  return `${scale.delta(change.delta)}${interval}. ${sentence}`
}

function costHeadline(cost: Kpis['cost'], t: Messages, f: Format): Headline {
  // Rounded for reading; the exact amounts stay the decimal texts they are.
  const difference = Number(cost.monthToDateUsd) - Number(cost.previousToDateUsd)
  const first = Number(cost.previousToDateUsd) === 0
  const amount = f.usd(Math.abs(difference).toFixed(2))
  const compared =
    Math.abs(difference) < 0.005 ? t.kpi.costSame : difference > 0 ? t.kpi.costMore(amount) : t.kpi.costLess(amount)
  const exposure = Number(cost.exposureUsd) === 0 ? '' : t.kpi.exposure(f.usd(cost.exposureUsd))
  return {
    key: 'cost',
    label: t.kpi.cost,
    value: f.usd(cost.monthToDateUsd),
    unit: '',
    verdict: { tone: 'flat', text: first ? t.kpi.costFirst : compared },
    notes: [t.kpi.calls(cost.calls), exposure || f.month(cost.month)],
    spark: cost.spark.map(Number),
    facts: [
      [f.month(cost.month), `$${cost.monthToDateUsd}`],
      [t.explain.rests, t.kpi.calls(cost.calls)],
      ...(exposure ? [[t.kpi.exposure(''), `$${cost.exposureUsd}`] as const] : []),
    ],
  }
}
