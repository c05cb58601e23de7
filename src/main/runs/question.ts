import type { Quote } from '../../contract/index.ts'
import { formatUsd, parseUsd, sumUsd } from '../../core/money.ts'
import type { Question } from '../dialogs.ts'
import type { HostMessages } from '../messages/index.ts'

export interface QuotedProject {
  readonly projectId: number
  readonly name: string
  readonly quote: Pick<Quote, 'tasks' | 'expectedUsd' | 'worstUsd' | 'problems'>
}

/** So many projects are named in the dialog; the total counts all. */
const NAMED = 8

/**
 * What a run of all projects would ask and cost, as a question whose first button starts it.
 * @returns null when nothing would be asked
 */
export function questionOf(quoted: readonly QuotedProject[], messages: HostMessages): Question | null {
  const { runAll, usd } = messages
  const asking = quoted.filter(({ quote }) => quote.tasks > 0)
  if (asking.length === 0) return null
  const tasks = asking.reduce((sum, { quote }) => sum + quote.tasks, 0)
  const total = (of: 'expectedUsd' | 'worstUsd') =>
    usd(formatUsd(sumUsd(asking.map(({ quote }) => parseUsd(quote[of])))))
  const lines = asking
    .slice(0, NAMED)
    .map(({ name, quote }) => runAll.project(name, quote.tasks, usd(quote.expectedUsd), usd(quote.worstUsd)))
  return {
    message: runAll.message(tasks),
    detail: [
      ...lines,
      ...(asking.length > NAMED ? ['…'] : []),
      ...(asking.length > 1 ? [runAll.total(total('expectedUsd'), total('worstUsd'))] : []),
      ...problemsOf(quoted),
    ].join('\n'),
    buttons: [runAll.start, runAll.cancel],
    cancel: 1,
  }
}

/** Why nothing can be asked. */
export function refusalOf(quoted: readonly QuotedProject[], { runAll }: HostMessages): Question {
  const problems = problemsOf(quoted)
  return {
    type: 'info',
    message: runAll.nothing,
    detail: problems.length > 0 ? problems.join('\n') : runAll.noProjects,
    buttons: [runAll.ok],
    cancel: 0,
  }
}

const problemsOf = (quoted: readonly QuotedProject[]) =>
  quoted.flatMap(({ name, quote }) => quote.problems.map((problem) => `${name}: ${problem}`)).slice(0, NAMED)
