import { z } from 'zod'
import { coverageGaps } from '../coverage.ts'
import { limboCheck } from '../limbo.ts'
import { endpoint, idText, limit } from './common.ts'

const daysBack = (most: number, usual: number) => z.coerce.number().int().min(0).max(most).default(usual)
const tag = 'Reconciliation'

export const reconcile = {
  gaps: endpoint('GET', '/coverage-gaps', {
    ...{ tag, summary: 'What the schedule expected and nobody answered, newest first' },
    description: 'Every project unless one is named. `more` says that there are more than `limit`.',
  })
    .input(
      z.object({
        query: z
          .strictObject({ projectId: idText.optional(), daysBack: daysBack(366, 21), limit: limit(10_000, 1_000) })
          .prefault({}),
      }),
    )
    .output(coverageGaps),
  limbo: endpoint('GET', '/limbo', {
    ...{ tag, summary: 'Work that is stuck half way, by hard rules; changes nothing' },
    description: 'Every rule with what breaks it. Mend it with `earshot reconcile --only-limbo`, or in the app.',
  })
    .input(
      z.object({
        query: z
          .strictObject({ daysBack: daysBack(3_660, 30), rule: z.string().optional(), limit: limit(10_000, 2_000) })
          .prefault({}),
      }),
    )
    .output(limboCheck),
}
