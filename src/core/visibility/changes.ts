import type { Overview } from '../../contract/index.ts'
import type { Period } from '../period.ts'
import { dayOf } from '../time.ts'
import type { Reading } from './reading.ts'
import type { ModelOf } from './repository.ts'

/** Changes of the instrument within a period: other versions that began to answer, and days on which history was measured anew. */
export type InstrumentChanges = Pick<Overview, 'servedModelChanges' | 'rescoredOn'>

/** Reads the changes that charts over a period mark. */
export function changesOf(
  { repository, zone }: Pick<Reading, 'repository' | 'zone'>,
  projectId: number,
  models: readonly ModelOf[],
  period: Period,
): InstrumentChanges {
  const byId = new Map(models.map((model) => [model.modelId, model]))
  const days = repository.brandRevisions(projectId).map((at) => dayOf(at, zone))
  return {
    servedModelChanges: repository.servedChanges([...byId.keys()], period).flatMap(({ modelId, ...change }) => {
      const model = byId.get(modelId)
      return model ? [{ ...change, provider: model.provider, model: model.model }] : []
    }),
    rescoredOn: [...new Set(days)].filter((day) => day >= period.from && day <= period.to).sort(),
  }
}
