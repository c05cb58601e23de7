import { z } from 'zod'
import { id, modelRef } from '../common.ts'
import { listedRuns, quoteOutput, runProgress } from '../runs.ts'
import { done, endpoint, idText, projectId } from './common.ts'

const runId = z.strictObject({ runId: idText })
const wanted = z.strictObject({
  /** The exact text of one prompt. */
  prompt: z.string().optional(),
  model: modelRef.optional(),
  /** Only what this earlier run has no answer to. */
  retryOf: id.optional(),
})
const tag = 'Runs'

export const runs = {
  quote: endpoint('GET', '/projects/{projectId}/quote', {
    ...{ tag, summary: 'What a run would ask and cost; calls nobody' },
  })
    .input(z.object({ params: projectId, query: wanted.omit({ retryOf: true }).default({}) }))
    .output(quoteOutput),
  start: endpoint('POST', '/projects/{projectId}/runs', {
    ...{ tag, status: 202, summary: 'Start a run: every active prompt of every model, or some of that' },
    description: 'It answers at once. Ask for the run until its status is no longer `running`.',
  })
    .input(z.object({ params: projectId, body: wanted.default({}) }))
    .output(z.object({ runId: id })),
  list: endpoint('GET', '/projects/{projectId}/runs', {
    ...{ tag, summary: 'The runs of a project, newest first' },
    description: 'Give `next` as `before` for the page after.',
  })
    .input(z.object({ params: projectId, query: z.strictObject({ before: idText.optional() }).default({}) }))
    .output(listedRuns),
  get: endpoint('GET', '/runs/{runId}', { tag, summary: 'How far a run is' })
    .input(z.object({ params: runId }))
    .output(runProgress),
  cancel: endpoint('POST', '/runs/{runId}/cancel', {
    ...{ tag, summary: 'Cancel a run' },
    description: 'Calls in flight finish and are kept.',
  })
    .input(z.object({ params: runId }))
    .output(done),
}
