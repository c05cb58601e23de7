import type { ModelFinding, ModelList, RetiringModel } from '../../contract/index.ts'
import type { Db } from '../db/index.ts'
import type { Endpoints } from '../endpoints/index.ts'
import type { ErrorClass } from '../errors.ts'
import { type Models, type PriceProposal, type PriceUnit, publishedPrice, ratesFor } from '../models/index.ts'
import { formatUsd } from '../money.ts'
import type { Clock } from '../ports.ts'
import { familyOf } from './names.ts'
import type { Finding, FindingsQuery, watchRepository } from './repository.ts'
import { type AskedModel, familiesOf, standingOf } from './standing.ts'

/** Findings of one page. */
const PAGE_FINDINGS = 500

interface ReadingOptions {
  db: Db
  clock: Clock
  models: Models
  endpoints: Pick<Endpoints, 'list'>
  repository: ReturnType<typeof watchRepository>
}

interface Asked extends AskedModel {
  projects: RetiringModel['projects']
}

/** What the watch knows, as a page shows it. */
export function createReading({ db, clock, models, endpoints, repository }: ReadingOptions) {
  const askedRows = db.sqlite.prepare(`
    SELECT m.id AS modelId, m.provider, m.model, m.display_name AS displayName, m.is_available AS isAvailable,
      p.id AS projectId, p.name
    FROM projects p JOIN project_models a ON a.project_id = p.id JOIN models m ON m.id = a.model_id
    WHERE p.active = 1 AND p.removed_at IS NULL ORDER BY m.id, p.name`)
  const listedOf = db.sqlite.prepare('SELECT model, gone_at AS goneAt FROM listed_models WHERE provider = ?')

  /** The models that active projects ask, each with those projects. */
  function asked(): Asked[] {
    const rows = askedRows.all() as (Omit<Asked, 'isAvailable' | 'projects'> & {
      isAvailable: number
      projectId: number
      name: string
    })[]
    return [...Map.groupBy(rows, ({ modelId }) => modelId).values()].map((of) => {
      const { modelId, provider, model, displayName, isAvailable } = of[0]!
      const projects = of.map(({ projectId, name }) => ({ projectId, name }))
      return { modelId, provider, model, displayName, isAvailable: isAvailable === 1, projects }
    })
  }

  function retiring(): RetiringModel[] {
    const byProvider = Map.groupBy(asked(), ({ provider }) => provider)
    return [...byProvider].flatMap(([provider, ofProvider]) => {
      const families = familiesOf(listedOf.all(provider) as { model: string; goneAt: number | null }[])
      const listRead = (repository.listOf(provider)?.listedAt ?? null) !== null
      return ofProvider.flatMap(({ isAvailable, ...model }) => {
        const standing = standingOf({ ...model, isAvailable }, families.get(familyOf(model.model)), listRead)
        return standing ? [{ ...model, ...standing }] : []
      })
    })
  }

  function shown(finding: Finding, askedNow: readonly Asked[]): ModelFinding {
    const { id, provider, model, kind, relative, proposal, undo: _, ...rest } = finding
    const now = clock.now()
    const found = models.find(provider, model)
    const row = found?.model === model ? found : undefined
    const concerned = kind === 'renamed' && relative !== null ? [model, relative] : [model]
    // A version that goes concerns those who ask its family by a name without a date.
    const families = kind === 'vanished' ? new Set(concerned.map(familyOf)) : null
    return {
      ...{ ...rest, findingId: id, provider, model, kind, relative },
      proposal: proposal && shownProposal(proposal, now),
      priced: models.isFree(provider) || (row !== undefined && isPriced(models.pricesFor(row.id, now))),
      modelId: row?.id ?? null,
      projects: askedNow
        .filter((each) => each.provider === provider)
        .filter((each) => concerned.includes(each.model) || families?.has(each.model.toLowerCase()))
        .flatMap(({ projects }) => projects),
    }
  }

  return {
    /** How lists were read, what projects ask that may not answer for long, and how much is to be decided. */
    state(): { lists: ModelList[]; retiring: RetiringModel[]; open: number } {
      const read = new Map(repository.lists().map((list) => [list.provider, list]))
      const lists = endpoints.list().map(({ provider }) => {
        const list = read.get(provider)
        if (!list) return { provider, triedAt: null, listedAt: null, listed: 0, writing: 0, error: null }
        const { errorClass, error, ...rest } = list
        return { ...rest, error: errorClass && { class: errorClass as ErrorClass, message: error ?? '' } }
      })
      return { lists: lists as ModelList[], retiring: retiring(), open: repository.countOpen() }
    },

    retiring,

    findings(query: Omit<FindingsQuery, 'limit'>): { findings: ModelFinding[]; next: number | null } {
      const rows = repository.findings({ ...query, limit: PAGE_FINDINGS + 1 })
      const askedNow = asked()
      const findings = rows.slice(0, PAGE_FINDINGS).map((finding) => shown(finding, askedNow))
      return { findings, next: rows.length > PAGE_FINDINGS ? (findings.at(-1)?.findingId ?? null) : null }
    },

    /** Findings by their numbers, in the order given. */
    byIds(findingIds: readonly number[]): ModelFinding[] {
      const askedNow = asked()
      return findingIds.flatMap((id) => {
        const finding = repository.finding(id)
        return finding ? [shown(finding, askedNow)] : []
      })
    },
  }
}

const isPriced = (prices: Parameters<typeof ratesFor>[0]): boolean => {
  const rates = ratesFor(prices, 0, null)
  return rates.row('input') !== undefined && rates.row('output') !== undefined
}

/** A proposal with what an ordinary call costs by it, and everything it holds. */
function shownProposal({ basis, of, rows }: PriceProposal, now: number): NonNullable<ModelFinding['proposal']> {
  const rates = ratesFor(
    rows.filter(({ effectiveFrom }) => effectiveFrom <= now),
    0,
    null,
  )
  const price = (unit: PriceUnit) => {
    const row = rates.row(unit)
    return row ? formatUsd(publishedPrice(unit, row.pico)) : null
  }
  const { source, checkedOn } = rates.row('input') ?? rows[0]!
  return {
    ...{ basis, of, source, checkedOn },
    ...{ inputUsdPerM: price('input'), outputUsdPerM: price('output'), searchUsdPerK: price('search') },
    rows: rows.map(({ unit, pico, minInputTokens, serviceTier, effectiveFrom }) => ({
      ...{ unit, usd: formatUsd(publishedPrice(unit, pico)), minInputTokens, serviceTier, from: effectiveFrom },
    })),
  }
}
