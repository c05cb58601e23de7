import type { ListedRun } from '../../contract/index.ts'
import type { Progress } from './progress.ts'
import type { RunQuotes } from './runQuotes.ts'
import type { RunStore } from './runStore.ts'

const RUNS_A_PAGE = 50

/** A project's runs, newest first, a page at a time, with what each was quoted and what it cost. */
export function createRunHistory(options: { runs: RunStore; progress: Progress; runQuotes: RunQuotes }) {
  const { runs, progress, runQuotes } = options
  return (projectId: number, before: number | null): { runs: ListedRun[]; next: number | null } => {
    const page = runs.ofProject(projectId, before, RUNS_A_PAGE + 1)
    const shown = page.slice(0, RUNS_A_PAGE)
    return {
      runs: shown.flatMap(({ id, day, trigger, createdAt, finishedAt }) => {
        const read = progress.read(id)
        if (!read) return []
        const { runId, status, planned, succeeded, failed, blocked, cancelled, costUsd, exposureUsd } = read
        const counts = { planned, succeeded, failed, blocked, cancelled }
        const times = { createdAt, finishedAt }
        return [{ runId, status, day, trigger, ...times, ...counts, costUsd, exposureUsd, quote: runQuotes.of(id) }]
      }),
      next: page.length > RUNS_A_PAGE ? (shown.at(-1)?.id ?? null) : null,
    }
  }
}
