import type { ListedPrompt } from '../../contract/index.ts'
import type { Day } from '../db/index.ts'
import { choosePeriod, type Period } from '../period.ts'
import type { BrandCell } from './counts.ts'
import { brandMetrics } from './metrics.ts'
import type { Reading } from './reading.ts'

const DAYS = 30

type Fared = Pick<ListedPrompt, 'visibility' | 'shareOfVoice' | 'lastAsked'>

/** How the own brand fares in the answers to each prompt over the last 30 days, and when each was last asked. */
export function makeByPrompt({ repository, today }: Reading, projectId: number): Period & { of(id: number): Fared } {
  const period = choosePeriod({}, today(projectId), DAYS)
  const [own, ...others] = repository.brands(projectId).map(({ brandId }) => brandId)
  const selection = { ...period, projectId, modelId: null, search: null }
  const cells = own === undefined ? [] : repository.cellsBeside(selection, own, others)
  const cellsOf = Map.groupBy(cells, ({ promptId }) => promptId)
  const asked = repository.lastAsked(projectId)
  return { ...period, of: (promptId) => faredOf(own ?? 0, cellsOf.get(promptId) ?? [], asked.get(promptId) ?? null) }
}

function faredOf(own: number, cells: readonly BrandCell[], lastAsked: Day | null): Fared {
  const { visibility, shareOfVoice } = brandMetrics(own, cells)
  return {
    visibility: { value: visibility.value, named: visibility.named, n: visibility.valid },
    shareOfVoice: { value: shareOfVoice.value, n: shareOfVoice.namings },
    lastAsked,
  }
}
