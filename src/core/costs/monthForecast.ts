import type { MonthForecast } from '../../contract/index.ts'
import type { BudgetUse } from '../budgets/index.ts'
import type { Day, Db } from '../db/index.ts'
import { addUsd, formatUsd, type PicoUsd, parseUsd, pico, ZERO } from '../money.ts'
import { daysIn, eachDay, periodOf } from '../period.ts'
import type { Clock } from '../ports.ts'
import { addDays, dayOf, instantAt, monthOf } from '../time.ts'
import { costCells } from './cells.ts'
import { byPastDays, forecastMonth, type Recurring } from './forecast.ts'
import { sampleOf } from './spread.ts'

/** Days that past costs are read of. */
const LOOK_BACK = 28

/** What one pass over all active projects is expected to cost, by provider; amounts are exact decimal texts. */
export interface PassQuote {
  expectedUsd: string
  lowUsd: string
  highUsd: string
  worstCaseUsd: string
}

export interface MonthForecastOptions {
  db: Db
  clock: Clock
  zone: string
  use: BudgetUse
  /** How many passes over all active projects are due up to an instant; null when none is scheduled. */
  passesUntil: (instant: number) => number | null
  /** @param provider only its part; null for all. @returns null when there is nothing to ask */
  quotePass: (provider: string | null) => Promise<PassQuote | null>
}

/** What the month will have cost when it is over. */
export function createMonthForecast({ db, clock, zone, use, passesUntil, quotePass }: MonthForecastOptions) {
  const byHand = db.sqlite
    .prepare(`
    SELECT l.day, SUM(l.total) AS total FROM projects p
      JOIN runs r ON r.project_id = p.id AND r.created_at >= ? AND r."trigger" = 'manual'
      JOIN ledger l ON l.run_id = r.id AND l.state = 'settled'
    WHERE l.day >= ? AND (? IS NULL OR l.provider = ?) GROUP BY l.day`)
    .safeIntegers()

  /** What each past day cost, oldest first, from the first that cost anything. */
  function pastDays(today: Day, provider: string | null): PicoUsd[] {
    const period = { from: addDays(today, -LOOK_BACK), to: addDays(today, -1) }
    return filled(
      period,
      costCells(db, period, provider, ['day']).map(({ day, settled }) => ({ day, total: settled })),
    )
  }

  /** What a day cost beside the schedule, when somebody asked by hand. */
  function handDays(today: Day, provider: string | null): PicoUsd[] {
    const from = addDays(today, -LOOK_BACK)
    const rows = byHand.all(instantAt(from, 0, zone), from, provider, provider) as { day: Day; total: bigint }[]
    return filled({ from, to: addDays(today, -1) }, rows)
  }

  /** The schedule's passes and what is asked by hand; null when nothing is scheduled or nothing can be quoted. */
  async function bySchedule(today: Day, lastDay: Day, provider: string | null): Promise<Recurring[] | null> {
    const passes = passesUntil(instantAt(addDays(lastDay, 1), 0, zone))
    const quote = passes === null ? null : await quotePass(provider)
    if (passes === null || !quote) return null
    const { expectedUsd, lowUsd, highUsd, worstCaseUsd } = quote
    const [mean, low, high, most] = [expectedUsd, lowUsd, highUsd, worstCaseUsd].map((text) => parseUsd(text)) as [
      ...[PicoUsd, PicoUsd],
      ...[PicoUsd, PicoUsd],
    ]
    const seen = Math.max(2, pastDays(today, provider).length)
    const hand = handDays(today, provider)
    const { mean: aHandDay, sd } = sampleOf(hand)
    return [
      { times: passes, mean, sd: Number(high - low) / 4, seen, most },
      { times: daysIn({ from: today, to: lastDay }) - 1, mean: aHandDay, sd, seen: Math.max(2, hand.length) },
    ]
  }

  /**
   * By the schedule where there is one (the passes that are due, each at its quote, and what is usually asked by hand
   * besides), else by what past days cost.
   * @returns null while there is too little to say
   */
  return async (provider: string | null): Promise<MonthForecast | null> => {
    const today = dayOf(clock.now(), zone)
    const { to: lastDay } = periodOf('month', today)
    const spentOn = (period: string) =>
      (provider === null ? use.of('all', '', period) : use.of('provider', provider, period)).settled
    const scheduled = await bySchedule(today, lastDay, provider)
    const days = pastDays(today, provider)
    const daysLeft = daysIn({ from: today, to: lastDay }) - 1
    const past = scheduled ? null : byPastDays(days, spentOn(today), daysLeft)
    const parts = scheduled ?? (past && [past])
    if (!parts) return null
    const month = monthOf(today)
    const spent = spentOn(month)
    const { expected, low, high } = forecastMonth(spent, parts)
    return {
      ...{ month, spentUsd: formatUsd(spent), expectedUsd: formatUsd(expected) },
      ...{ lowUsd: formatUsd(low), highUsd: formatUsd(high) },
      method: scheduled ? 'schedule' : 'past_days',
      passes: scheduled ? (parts[0]?.times ?? 0) : null,
      days: days.length,
      daysLeft,
    }
  }
}

/** Every day of a period with its sum, from the first that has one. */
function filled(period: { from: Day; to: Day }, rows: readonly { day: Day; total: bigint }[]): PicoUsd[] {
  const totals = new Map<Day, PicoUsd>()
  for (const { day, total } of rows) totals.set(day, addUsd(totals.get(day) ?? ZERO, pico(total)))
  const days = eachDay(period)
  const first = days.findIndex((day) => totals.has(day))
  return first < 0 ? [] : days.slice(first).map((day) => totals.get(day) ?? ZERO)
}
