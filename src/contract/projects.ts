import { z } from 'zod'
import { count, id, instant, modelRef, procedure, usd } from './common.ts'
import { runStatus } from './runs.ts'

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

/** A project among the others. */
const portfolioRow = projectSummary.extend({
  /** Archived projects are hidden everywhere else. */
  archivedAt: instant.nullable(),
  /** Of the own brand over the last 30 days, 0…1; n is valid answers. */
  visibility: z.object({ value: z.number().nullable(), n: count }),
  /** Settled since the month began. */
  monthToDateUsd: usd,
  lastRun: z.object({ at: instant, status: runStatus }).nullable(),
})
export type PortfolioRow = z.infer<typeof portfolioRow>

/** What is set of a project beside its brands and prompts. The core checks every value and says what is wrong with it. */
const settings = z.object({
  name: z.string(),
  industry: z.string().nullable(),
  language: z.string(),
  country: z.string().nullable(),
  active: z.boolean(),
  models: z.array(z.string()),
  search: z.boolean(),
  samples: z.number(),
  maxOutputTokens: z.number(),
  judge: z.string().nullable(),
})
export type ProjectSettings = z.infer<typeof settings>

const brandEntry = z.object({ name: z.string(), aliases: z.array(z.string()), domains: z.array(z.string()) })

const newProject = settings.extend({
  brand: brandEntry,
  competitors: z.array(brandEntry),
  prompts: z.array(z.object({ text: z.string(), tags: z.array(z.string()) })),
})
export type NewProject = z.infer<typeof newProject>

/** What is known of a brand while its questions are looked for. */
const brief = z.object({
  language: z.string(),
  industry: z.string(),
  brand: z.string(),
  country: z.string().nullable(),
  competitors: z.array(z.string()),
})
const question = z.object({ text: z.string(), tags: z.array(z.string()) })

const one = z.object({ projectId: id })
const done = z.object({})

export const projects = {
  /** Projects that are not archived, by name. */
  list: procedure.output(z.array(projectSummary)),
  /** The same with how they fare, and the archived ones after them. */
  portfolio: procedure.output(z.array(portfolioRow)),
  /** The 95 % intervals of those visibilities: these read every prompt, and may come a moment later. */
  intervals: procedure.output(
    z.array(z.object({ projectId: id, low: z.number().nullable(), high: z.number().nullable() })),
  ),
  settings: procedure.input(one).output(settings),
  /** Fails with `CONFLICT` when there is one of that name. */
  create: procedure.input(newProject).output(one),
  change: procedure.input(one.extend({ settings: settings.partial() })).output(done),
  /** Hides a project; its answers and what they cost stay. */
  archive: procedure.input(one).output(done),
  /** Fails with `CONFLICT` when another project has taken the name. */
  restore: procedure.input(one).output(done),
  /** Questions that people ask before they buy, to begin with; none of them is from a model. */
  suggestPrompts: procedure
    .input(
      z.object({ language: z.string(), industry: z.string(), brand: z.string(), competitors: z.array(z.string()) }),
    )
    .output(z.array(question)),
  /** The model that suggestions may be asked of and the most that would cost; null when no provider has a key. */
  suggestionOffer: procedure
    .input(brief)
    .output(z.object({ ref: modelRef, displayName: z.string(), atMostUsd: usd }).nullable()),
  /** Asks a model, which costs; what it cannot give is given from templates, with a sentence that says so. */
  suggestByModel: procedure.input(brief.extend({ ref: modelRef })).output(
    z.object({
      source: z.enum(['model', 'templates']),
      questions: z.array(question),
      competitors: z.array(z.string()),
      costUsd: usd.nullable(),
      problem: z.string().nullable(),
    }),
  ),
  /** The models a project may ask: those of the registry that may be asked, the usual ones first. */
  models: procedure.output(
    z.array(z.object({ ref: modelRef, displayName: z.string(), isCurrent: z.boolean(), priced: z.boolean() })),
  ),
}
