import { z } from 'zod'
import { count, day, errorClass, id, instant, procedure, usd } from './common.ts'
import { modelPrice } from './models.ts'

const failure = z.object({ class: errorClass, message: z.string() })

/** `lapsed`: the list itself settled it, because the model came back, or went again, before anybody decided. */
const decision = z.enum(['offered', 'allowed', 'stopped', 'ignored', 'lapsed'])

/** Prices that the bundled lists give a model. Nothing is applied until somebody takes them. */
const proposal = z.object({
  /** `version`: they are those of another version. `maker`: they are its maker's own, and this provider may charge others. */
  basis: z.enum(['rule', 'version', 'maker']),
  /** The model they are listed for, `provider:id`. */
  of: z.string(),
  /** Dollars per million tokens, as an ordinary call is charged now. */
  inputUsdPerM: usd.nullable(),
  outputUsdPerM: usd.nullable(),
  /** Dollars per thousand searches. */
  searchUsdPerK: usd.nullable(),
  source: z.string(),
  checkedOn: day,
  /** Everything that would be taken: other classes of tokens, long inputs, tiers, announced prices. */
  rows: z.array(modelPrice.pick({ unit: true, usd: true, minInputTokens: true, serviceTier: true, from: true })),
})

const asking = z.object({ projectId: id, name: z.string() })

export const modelFinding = z.object({
  findingId: id,
  provider: z.string(),
  /** The provider's own id; of a renamed model the new one. */
  model: z.string(),
  displayName: z.string().nullable(),
  kind: z.enum(['new', 'vanished', 'renamed', 'returned']),
  /** What a renamed model was called, or the known model that a new one is another version of. */
  relative: z.string().nullable(),
  /** What tells that the two are one: the same name, an id with and without its date, or another date. */
  evidence: z.enum(['name', 'alias', 'date']).nullable(),
  proposal: proposal.nullable(),
  /** Whether a call to it has a price already, or costs nothing. */
  priced: z.boolean(),
  /** The registry's row; null for a version that the registry knows only by its family. */
  modelId: id.nullable(),
  foundAt: instant,
  decidedAt: instant.nullable(),
  decision: decision.nullable(),
  /** Active projects that ask it, or that ask what it was called before. */
  projects: z.array(asking),
})
export type ModelFinding = z.infer<typeof modelFinding>

export const modelList = z.object({
  provider: z.string(),
  /** The last try, and the last that named models. Null when there was none. */
  triedAt: instant.nullable(),
  listedAt: instant.nullable(),
  /** Models named then, and how many of them write text. */
  listed: count,
  writing: count,
  /** Why the last try brought nothing. */
  error: failure.nullable(),
})
export type ModelList = z.infer<typeof modelList>

/** A model that active projects ask and that may not answer them for long. */
export const retiringModel = z.object({
  modelId: id,
  provider: z.string(),
  model: z.string(),
  displayName: z.string(),
  /** `gone`: it left its provider's list. `unlisted`: it was never on it. `closed`: the registry says not to ask it. */
  reason: z.enum(['gone', 'unlisted', 'closed']),
  /** When it was missed first. */
  since: instant.nullable(),
  projects: z.array(asking),
})
export type RetiringModel = z.infer<typeof retiringModel>

export const checkedProvider = z.object({
  provider: z.string(),
  /** Null when the list could not be read. */
  listed: count.nullable(),
  writing: count.nullable(),
  found: z.object({ new: count, vanished: count, renamed: count, returned: count }),
  error: failure.nullable(),
})
export type CheckedProvider = z.infer<typeof checkedProvider>

const findingIds = z.array(id).min(1).max(10_000)

export const modelWatch = {
  /** How each provider's list was last read, and the models of projects that may not answer for long. */
  state: procedure.output(z.object({ lists: z.array(modelList), retiring: z.array(retiringModel), open: count })),
  /** What the lists brought, the newest first, a page at a time. */
  findings: procedure
    .input(z.object({ show: z.enum(['open', 'decided']), before: id.nullable() }))
    .output(z.object({ findings: z.array(modelFinding), next: id.nullable() })),
  /** Reads every provider's list now. Costs nothing. */
  check: procedure.output(z.object({ checkedAt: instant, providers: z.array(checkedProvider) })),
  /**
   * Decides about findings: `offered` and `allowed` let runs ask the model, `stopped` lets them not, `ignored` changes
   * nothing. `takePrices` makes the proposed prices the user's own, from now on or from a day.
   */
  decide: procedure
    .input(
      z.object({
        findingIds,
        decision: decision.exclude(['lapsed']),
        takePrices: z.boolean(),
        from: day.nullable(),
      }),
    )
    .output(z.object({})),
  /** Takes decisions back: the models are as before, and prices that were taken end. */
  reopen: procedure.input(z.object({ findingIds })).output(z.object({})),
}
