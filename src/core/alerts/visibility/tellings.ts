import type { NewAlert } from '../raise.ts'
import type { Comparison } from './paired.ts'
import type { Windows } from './windows.ts'

/** An own brand under watch. */
export interface Watched {
  projectId: number
  project: string
  brandId: number
  brand: string
}

/** A comparison that counts as moved. */
export interface Moved {
  watched: Watched
  modelId: number
  /** Null for all models together. */
  model: string | null
  windows: Windows
  found: Comparison
}

export interface Told {
  of: Moved
  alert: NewAlert
}

/** A smaller change is no news, however certain; in parts of 1. */
const LEAST_WORTH_TELLING = 0.05

/**
 * What is told of what moved: a project's change once for all models, or of those models alone that moved when the whole
 * did not. Pure.
 */
export function tellings(moved: readonly Moved[]): Told[] {
  const worth = moved.filter(({ found }) => Math.abs(deltaOf(found)) >= LEAST_WORTH_TELLING)
  const whole = new Set(worth.filter(({ model }) => model === null).map(({ watched }) => watched))
  return worth
    .filter(({ watched, model }) => model === null || !whole.has(watched))
    .map((of) => ({ of, alert: alertOf(of) }))
}

const deltaOf = ({ before, now }: Comparison): number => (now ?? 0) - (before ?? 0)

function alertOf({ watched, model, windows, found }: Moved): NewAlert {
  const { projectId, project, brandId, brand } = watched
  const delta = deltaOf(found)
  const points = Math.round(Math.abs(delta) * 100)
  const percent = (value: number | null) => `${Math.round((value ?? 0) * 100)} %`
  const { now, before } = windows
  return {
    ...{ kind: 'visibility_moved', cause: `visibility_moved:${projectId}:${brandId}:${model ?? 'all'}` },
    ...{ projectId, provider: null },
    message: `Visibility of ${brand} in "${project}"${model === null ? '' : ` at ${model}`} ${delta < 0 ? 'fell' : 'rose'} by ${points} points: ${percent(found.now)} from ${now.from} to ${now.to}, ${percent(found.before)} from ${before.from} to ${before.to}, over ${found.prompts} prompts.`,
    params: {
      ...{ brand, prompts: found.prompts, before: found.before ?? 0, now: found.now ?? 0, p: found.p ?? 1 },
      ...{ from: now.from, to: now.to, beforeFrom: before.from, beforeTo: before.to },
      ...(model !== null && { model }),
    },
  }
}
