import { addUsd, displayUsd, formatUsd, parseUsd, ZERO } from '../money.ts'
import type { RunProgress } from '../monitoring/index.ts'

/** What came of one day's monitoring. */
export interface DailyResult {
  /** One for each project that was asked. */
  runs: readonly RunProgress[]
  /** Active projects that could not be asked. */
  skipped: number
  /** Of the month, over all that was ever asked in it; exact decimal text. */
  monthUsd: string
}

export interface DailySummary {
  ok: boolean
  sentence: string
  figures: Record<string, string | number>
}

/** Adds up the runs and says it in a sentence. All is well when every question was answered. Pure. */
export function summaryOf({ runs, skipped, monthUsd }: DailyResult): DailySummary {
  const sum = (of: (run: RunProgress) => number) => runs.reduce((total, run) => total + of(run), 0)
  const money = (of: (run: RunProgress) => string) => runs.map((run) => parseUsd(of(run))).reduce(addUsd, ZERO)
  const cost = money(({ costUsd }) => costUsd)
  const exposure = money(({ exposureUsd }) => exposureUsd)
  const counts = {
    planned: sum(({ planned }) => planned),
    succeeded: sum(({ succeeded }) => succeeded),
    failed: sum(({ failed }) => failed),
    blocked: sum(({ blocked }) => blocked),
    cancelled: sum(({ cancelled }) => cancelled),
  }
  const { planned, succeeded, failed, blocked, cancelled } = counts
  const notes = [
    failed > 0 ? `${failed} failed` : '',
    blocked > 0 ? `${blocked} blocked` : '',
    cancelled > 0 ? `${cancelled} cancelled` : '',
    skipped > 0 ? `${plural(skipped, 'project')} could not be asked` : '',
  ].filter(Boolean)
  const answered = `${succeeded} of ${plural(planned, 'question')} answered for ${plural(runs.length, 'project')}`
  const spent = `${displayUsd(cost, 4)} spent, ${displayUsd(parseUsd(monthUsd))} this month`
  return {
    ok: skipped === 0 && succeeded === planned,
    sentence: `${[answered, ...notes].join(', ')}; ${spent}.`,
    figures: {
      ...{ projects: runs.length, skipped, ...counts },
      ...{ costUsd: formatUsd(cost), exposureUsd: formatUsd(exposure), monthUsd },
    },
  }
}

const plural = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`
