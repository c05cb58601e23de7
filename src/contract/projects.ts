import { z } from 'zod'
import { count, id, modelRef, procedure } from './common.ts'

export const projectSummary = z.object({
  projectId: id,
  name: z.string(),
  /** The own brand's name. */
  brand: z.string(),
  competitors: count,
  industry: z.string().nullable(),
  language: z.string(),
  country: z.string().nullable(),
  active: z.boolean(),
  /** Active ones. */
  prompts: count,
  models: z.array(modelRef),
})
export type ProjectSummary = z.infer<typeof projectSummary>

export const projects = {
  /** Projects that are not removed, by name. */
  list: procedure.output(z.array(projectSummary)),
}
