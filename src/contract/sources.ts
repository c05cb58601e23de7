import { z } from 'zod'
import { count, day, id, modelRef, procedure } from './common.ts'
import { RANGES } from './overview.ts'

/** Whose a source is. */
const ownership = {
  kind: z.enum(['own', 'competitor', 'other']),
  /** Null for others. */
  brandId: id.nullable(),
}

/** Which answers' sources are meant; null is any. */
const choice = z.object({
  projectId: id,
  days: z.union(RANGES.map((days) => z.literal(days))),
  model: modelRef.nullable(),
  promptId: id.nullable(),
  /** Only answers with search on, or off. */
  search: z.boolean().nullable(),
})

const citedDomain = z.object({
  ...ownership,
  /** Null for sources of which nothing tells it. */
  domain: z.string().nullable(),
  /** Valid answers that cite it. */
  answers: count,
  /** Distinct cited URLs on it, summed over answers. */
  citations: count,
  /** 0…1 of all citations. */
  share: z.number().min(0).max(1),
  byModel: z.array(z.object({ model: modelRef, answers: count, citations: count })),
})
export type CitedDomain = z.infer<typeof citedDomain>

const citedDomains = z.object({
  from: day,
  to: day,
  /** Valid answers, and those of them asked with search on. */
  answers: count,
  searched: count,
  citations: count,
  byKind: z.object({ own: count, competitor: count, other: count }),
  /** Most cited first. */
  domains: z.array(citedDomain),
})
export type CitedDomains = z.infer<typeof citedDomains>

/** Where a domain is cited: its pages, the most cited first, and the prompts whose answers cite it, most often first. */
const citedPlaces = z.object({
  pages: z.array(z.object({ url: z.string(), title: z.string().nullable(), answers: count })),
  prompts: z.array(z.object({ promptId: id, prompt: z.string(), answers: count })),
})

export const sources = {
  /** The domains that a project's valid answers cite. */
  domains: procedure.input(choice).output(citedDomains),
  /** One domain; null for the sources of which nothing tells it. */
  places: procedure.input(choice.extend({ domain: z.string().nullable() })).output(citedPlaces),
}
