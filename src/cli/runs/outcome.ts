import { addUsd, formatUsd, type PicoUsd, parseUsd, ZERO } from '../../core/money.ts'
import type { RunProgress } from '../../core/monitoring/index.ts'
import { EXIT, type ExitCode } from '../exit.ts'
import { cents, counted } from '../output/figures.ts'

type Status = RunProgress['status']
type Failure = RunProgress['errors'][number]
type Judgements = RunProgress['judgements']

/** How one or several runs ended, as `run --json` prints it. Dollar amounts are exact decimal text. */
export interface RunOutcome {
  runIds: number[]
  status: Status
  planned: number
  succeeded: number
  failed: number
  blocked: number
  /** A judge's calls, which come on top. */
  judgements: Judgements
  costUsd: string
  exposureUsd: string
  durationMs: number
  errors: Failure[]
}

/** Sums up runs. No runs at all have completed what there was to do. */
export function outcomeOf(runs: readonly RunProgress[], durationMs: number): RunOutcome {
  const count = (part: keyof Judgements) => sumOf(runs, (run) => run[part])
  const judged = (part: keyof Judgements) => sumOf(runs, (run) => run.judgements[part])
  const money = (part: 'costUsd' | 'exposureUsd') =>
    formatUsd(runs.reduce<PicoUsd>((sum, run) => addUsd(sum, parseUsd(run[part])), ZERO))
  return {
    runIds: runs.map(({ runId }) => runId),
    status: statusOf(runs.map(({ status }) => status)),
    planned: count('planned'),
    succeeded: count('succeeded'),
    failed: count('failed'),
    blocked: count('blocked'),
    judgements: {
      planned: judged('planned'),
      succeeded: judged('succeeded'),
      failed: judged('failed'),
      blocked: judged('blocked'),
    },
    costUsd: money('costUsd'),
    exposureUsd: money('exposureUsd'),
    durationMs,
    errors: mergeFailures(runs.flatMap(({ errors }) => errors)),
  }
}

const sumOf = (runs: readonly RunProgress[], of: (run: RunProgress) => number): number =>
  runs.reduce((sum, run) => sum + of(run), 0)

/** What one run was, all were; runs that differ are partial, unless somebody cancelled. */
function statusOf(statuses: readonly Status[]): Status {
  const [first = 'completed'] = statuses
  if (statuses.includes('cancelled')) return 'cancelled'
  return statuses.every((status) => status === first) ? first : 'partial'
}

function mergeFailures(failures: readonly Failure[]): Failure[] {
  const merged = new Map<string, Failure>()
  for (const failure of failures) {
    const key = JSON.stringify([failure.provider, failure.class, failure.message])
    const known = merged.get(key)
    merged.set(key, known ? { ...known, count: known.count + failure.count } : failure)
  }
  return [...merged.values()]
}

/** The exit code: a cancelled run before a budget's block, before failures. */
export function exitCodeOfRuns({ status, succeeded, errors }: RunOutcome): ExitCode {
  if (status === 'cancelled') return EXIT.cancelled
  if (errors.some((error) => error.class === 'budget')) return EXIT.budget
  if (status === 'completed') return EXIT.done
  return succeeded > 0 ? EXIT.partial : EXIT.failed
}

const SENTENCES: Record<Status, string> = {
  running: 'The run goes on elsewhere.',
  completed: 'Everything was answered.',
  partial: 'Some of it was answered.',
  failed: 'Nothing was answered.',
  blocked: 'Some of it was not asked.',
  cancelled: 'Cancelled. What was answered is kept.',
}

/** How it went, for a person. */
export function describeOutcome(outcome: RunOutcome): string {
  const { status, planned, succeeded, failed, blocked, judgements, costUsd, exposureUsd, durationMs, errors } = outcome
  const exposed =
    exposureUsd === '0' ? '' : `, and perhaps ${cents(exposureUsd)} more for calls whose outcome is unknown`
  const missed = [failed > 0 ? `${failed} failed` : '', blocked > 0 ? `${blocked} blocked` : ''].filter(Boolean)
  const judged = judgements.planned > 0 ? [`${judgements.succeeded} of ${judgements.planned} judged`] : []
  const parts = [`${succeeded} of ${counted(planned, 'call')} answered`, ...missed, ...judged]
  return [
    `${SENTENCES[status]} ${parts.join(', ')}, in ${(durationMs / 1000).toFixed(1)} s, for ${cents(costUsd)}${exposed}.`,
    ...errors.map((error) => `  ${error.provider}, ${error.class}, ${error.count} ×: ${error.message}`),
  ].join('\n')
}
