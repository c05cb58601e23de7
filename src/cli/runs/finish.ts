import type { Monitoring, RunProgress } from '../../core/monitoring/index.ts'
import { onInterrupt } from '../interrupt.ts'
import { bar, startLive } from '../output/progress.ts'

/**
 * Waits until runs have ended, showing how far they are. The first interrupt (Ctrl-C) cancels them: calls under way
 * finish and are kept. The second ends those calls too.
 */
export async function finishRuns(monitoring: Monitoring, runIds: readonly number[]): Promise<RunProgress[]> {
  if (runIds.length === 0) return []
  const latest = new Map<number, RunProgress>()
  const live = startLive()
  const release = onInterrupt({
    sentence: 'Cancelling: calls under way are finished and kept. Once more ends them at once.',
    first: () => Promise.all(runIds.map((id) => monitoring.cancel(id))),
    second: monitoring.abort,
  })
  const follow = async (runId: number) => {
    for await (const progress of monitoring.watch(runId)) {
      latest.set(runId, progress)
      const runs = [...latest.values()]
      live.draw(picture(runs), share(runs))
    }
    return monitoring.finished(runId)
  }
  try {
    return await Promise.all(runIds.map(follow))
  } finally {
    live.end()
    release()
  }
}

interface Share {
  provider: string
  planned: number
  done: number
  failed: number
  paused: string | null
}

const share = (runs: readonly RunProgress[]): number => {
  const parts = sharesOf(runs)
  const planned = parts.reduce((sum, part) => sum + part.planned, 0)
  return planned === 0 ? 1 : parts.reduce((sum, part) => sum + part.done, 0) / planned
}

/** The first line is the whole of it, and one for each provider follows. */
function picture(runs: readonly RunProgress[]): string[] {
  const parts = sharesOf(runs)
  const planned = parts.reduce((sum, part) => sum + part.planned, 0)
  const done = parts.reduce((sum, part) => sum + part.done, 0)
  const width = Math.max(...parts.map(({ provider }) => provider.length), 0)
  return [
    `Asked ${done} of ${planned}`,
    ...parts.map(({ provider, planned: all, done: some, failed, paused }) => {
      const notes = [failed > 0 ? `${failed} failed` : '', paused ? `waiting: ${paused}` : ''].filter(Boolean)
      return [`  ${provider.padEnd(width)} ${bar(some / all)} ${some}/${all}`, ...notes].join(', ')
    }),
  ]
}

function sharesOf(runs: readonly RunProgress[]): Share[] {
  const shares = new Map<string, Share>()
  for (const { provider, planned, succeeded, failed, blocked, paused } of runs.flatMap(
    ({ byProvider }) => byProvider,
  )) {
    const known = shares.get(provider) ?? { provider, planned: 0, done: 0, failed: 0, paused: null }
    shares.set(provider, {
      provider,
      planned: known.planned + planned,
      done: known.done + succeeded + failed + blocked,
      failed: known.failed + failed + blocked,
      paused: paused?.errorClass.replaceAll('_', ' ') ?? known.paused,
    })
  }
  return [...shares.values()]
}
