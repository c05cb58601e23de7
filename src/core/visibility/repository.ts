import { and, between, eq, sql } from 'drizzle-orm'
import { type Day, type Db, schema, sumPico } from '../db/index.ts'
import { formatModelRef } from '../modelRef.ts'
import type { PicoUsd } from '../money.ts'
import type { Period } from '../period.ts'
import { type BrandCell, COUNTS, type DayCell, namingsOfOthers, SUMS } from './counts.ts'
import type { Part } from './estimate.ts'
import { createLatest } from './latest.ts'
import { weekParts } from './weeks.ts'

/** Which answers are looked at: of one project, over a period, perhaps of one model or with search on or off only. */
export interface Selection extends Period {
  projectId: number
  modelId: number | null
  search: boolean | null
}

/** Answers by how they ended, at one model on one day. */
export interface TotalCell {
  day: Day
  modelId: number
  ok: number
  refused: number
  truncated: number
  filtered: number
  errors: number
  /** Distinct cited URLs of valid answers. */
  citations: number
}

export interface BrandOf {
  brandId: number
  name: string
  isOwn: boolean
}

export interface ModelOf {
  modelId: number
  provider: string
  model: string
  displayName: string
  ref: string
}

export interface Spending {
  day: Day
  settled: PicoUsd
  exposure: PicoUsd
  /** Settled entries. */
  calls: number
}

/** The rows a selection takes, by the snapshots' own key: project first, then days. */
const chosen = (days: string) => `project_id = :projectId AND ${days}
  AND (:modelId IS NULL OR model_id = :modelId) AND (:search IS NULL OR search = :search)`
const WHERE = chosen('day BETWEEN :from AND :to')

const parameters = (selection: Selection) => ({
  ...selection,
  search: selection.search === null ? null : Number(selection.search),
})

/** A period as whole weeks and the days at its ends, so that a year is read as some sixty stretches and not 365. */
const inParts = (columns: string, which = '') => `(
  SELECT ${columns} FROM snapshots WHERE ${chosen('day BETWEEN :from AND :beforeWeeks')} ${which}
  UNION ALL SELECT ${columns} FROM snapshot_weeks WHERE ${chosen('week BETWEEN :firstWeek AND :lastWeek')} ${which}
  UNION ALL SELECT ${columns} FROM snapshots WHERE ${chosen('day BETWEEN :afterWeeks AND :to')} ${which})`

const CELL_COLUMNS = `brand_id, model_id, prompt_id, search, valid, named, rank_sum, rank_n, top1, top3,
  positive, neutral, negative, mixed, unscored, cited, citations`

const cellsOf = (which?: string) => `
  SELECT brand_id AS brandId, model_id AS modelId, prompt_id AS promptId, ${SUMS}
  FROM ${inParts(CELL_COLUMNS, which)} GROUP BY brand_id, model_id, prompt_id`

function partsOf(selection: Selection) {
  const { before, weeks, after } = weekParts(selection)
  const parts = { beforeWeeks: before.to, firstWeek: weeks.from, lastWeek: weeks.to, afterWeeks: after.from }
  return { ...parameters(selection), ...parts }
}

/** The reading side of the snapshots. Every statement walks an index over the days shown. */
export function createRepository(db: Db) {
  const { sqlite } = db
  const cells = sqlite.prepare(cellsOf())
  const cellsOfBrand = sqlite.prepare(cellsOf('AND brand_id = :brandId'))
  const ownBrand = 'brand_id = (SELECT id FROM brands WHERE project_id = :projectId AND is_own AND removed_at IS NULL)'
  const ownSums = sqlite.prepare(`
    SELECT SUM(named) AS named, SUM(valid) AS valid FROM snapshot_days
    WHERE project_id = :projectId AND day BETWEEN :from AND :to AND ${ownBrand} GROUP BY model_id`)
  const ownCells = sqlite.prepare(`
    SELECT model_id AS modelId, prompt_id AS promptId, SUM(named) AS y, SUM(valid) AS x
    FROM ${inParts('model_id, prompt_id, named, valid', `AND ${ownBrand}`)} GROUP BY model_id, prompt_id`)
  const namings = sqlite.prepare(`
    SELECT model_id AS modelId, prompt_id AS promptId, SUM(named) AS named
    FROM ${inParts('model_id, prompt_id, named', 'AND brand_id IN (SELECT value FROM json_each(:brandIds))')}
    GROUP BY model_id, prompt_id`)
  const days = sqlite.prepare(`
    SELECT day, brand_id AS brandId, model_id AS modelId, ${COUNTS} FROM snapshot_days WHERE ${WHERE}`)
  const ownDays = sqlite.prepare(`
    SELECT day, model_id AS modelId, prompt_id AS promptId, named AS y, valid AS x
    FROM snapshots WHERE ${WHERE} AND brand_id = :brandId`)
  const totals = sqlite.prepare(`
    SELECT day, model_id AS modelId, SUM(ok) AS ok, SUM(refused) AS refused, SUM(truncated) AS truncated,
      SUM(filtered) AS filtered, SUM(errors) AS errors, SUM(citations) AS citations
    FROM snapshot_total_days WHERE ${WHERE} GROUP BY day, model_id`)
  const lastDay = sqlite.prepare('SELECT MAX(day) FROM snapshot_total_days WHERE project_id = ?').pluck()
  const lastAsked = sqlite
    .prepare('SELECT prompt_id, MAX(day) FROM snapshot_totals WHERE project_id = ? GROUP BY prompt_id')
    .raw()
  const brands = sqlite.prepare(`
    SELECT id AS brandId, name, is_own AS isOwn FROM brands
    WHERE project_id = ? AND removed_at IS NULL ORDER BY is_own DESC, position`)
  const models = sqlite.prepare(`
    SELECT m.id AS modelId, m.provider, m.model, m.display_name AS displayName FROM models m
    LEFT JOIN project_models p ON p.model_id = m.id AND p.project_id = :projectId
    WHERE m.id IN (SELECT model_id FROM project_models WHERE project_id = :projectId
      UNION SELECT value FROM json_each(:modelIds))
    ORDER BY p.position IS NULL, p.position, m.id`)
  const asked = sqlite.prepare('SELECT model_id FROM project_models WHERE project_id = ?').pluck()
  const servedChanges = sqlite.prepare(`
    SELECT model_id AS modelId, day, from_served AS "from", to_served AS "to" FROM served_changes
    WHERE model_id IN (SELECT value FROM json_each(:modelIds)) AND day BETWEEN :from AND :to ORDER BY day, id`)
  const brandRevisions = sqlite.prepare('SELECT at FROM brand_revisions WHERE project_id = ?').pluck()

  return {
    cells: (selection: Selection) => cells.all(partsOf(selection)) as BrandCell[],

    /** The cells of one brand, beside no more of the others than their namings: a third of the work of `cells`. */
    cellsBeside(selection: Selection, brandId: number, others: readonly number[]): BrandCell[] {
      const parts = partsOf(selection)
      const beside = namings.all({ ...parts, brandIds: JSON.stringify(others) })
      return [
        ...(cellsOfBrand.all({ ...parts, brandId }) as BrandCell[]),
        ...(beside as Parameters<typeof namingsOfOthers>[0][]).map(namingsOfOthers),
      ]
    },

    /** What the own brand counts at each model, over all prompts. */
    ownSums: (projectId: number, period: Period) =>
      ownSums.all({ projectId, ...period }) as { named: number; valid: number }[],

    /** The same prompt by prompt. */
    ownCells: (projectId: number, period: Period) =>
      ownCells.all(partsOf({ projectId, ...period, modelId: null, search: null })) as Part[],

    days: (selection: Selection) => days.all(parameters(selection)) as DayCell[],
    ownDays: (selection: Selection, brandId: number) =>
      ownDays.all({ ...parameters(selection), brandId }) as {
        day: Day
        modelId: number
        promptId: number
        y: number
        x: number
      }[],
    latest: createLatest(db),
    totals: (selection: Selection) => totals.all(parameters(selection)) as TotalCell[],

    /** The last day anything was asked for a project, or null. */
    lastDay: (projectId: number) => lastDay.get(projectId) as Day | null,

    /** The last day each prompt was asked. */
    lastAsked: (projectId: number) => new Map(lastAsked.all(projectId) as [promptId: number, day: Day][]),

    /** Brands under watch now, the own one first. */
    brands: (projectId: number): BrandOf[] =>
      (brands.all(projectId) as (Omit<BrandOf, 'isOwn'> & { isOwn: number })[]).map((brand) => ({
        ...brand,
        isOwn: brand.isOwn === 1,
      })),

    /** The project's models in its order, then others that have answered. */
    models: (projectId: number, answered: readonly number[]): ModelOf[] =>
      (models.all({ projectId, modelIds: JSON.stringify(answered) }) as Omit<ModelOf, 'ref'>[]).map((model) => ({
        ...model,
        ref: formatModelRef(model),
      })),

    /** The models a project asks now. */
    asked: (projectId: number) => new Set(asked.all(projectId) as number[]),

    /** Where other versions began to answer under the names of models, the oldest first. */
    servedChanges: (modelIds: readonly number[], period: Period) =>
      servedChanges.all({ ...period, modelIds: JSON.stringify(modelIds) }) as {
        modelId: number
        day: Day
        from: string
        to: string
      }[],

    /** When a project's brands changed, so that its history was measured anew. */
    brandRevisions: (projectId: number) => brandRevisions.all(projectId) as number[],

    /** What each model's answers cost. */
    costs(selection: Selection): Map<number, PicoUsd> {
      const t = schema.snapshotTotalDays
      const rows = db.orm
        .select({ modelId: t.modelId, cost: sumPico(t.cost) })
        .from(t)
        .where(
          and(
            eq(t.projectId, selection.projectId),
            between(t.day, selection.from, selection.to),
            selection.search === null ? undefined : eq(t.search, selection.search),
          ),
        )
        .groupBy(t.modelId)
        .all()
      return new Map(rows.map((row) => [row.modelId, row.cost]))
    },

    /** What a project spent on each day of a period, judging included. */
    spending(projectId: number, period: Period): Spending[] {
      const { ledgerDays: ledger } = schema
      const inState = (state: string) => sql`CASE WHEN ${ledger.state} = ${state} THEN ${ledger.total} END`
      return db.orm
        .select({
          day: ledger.day,
          settled: sumPico(inState('settled')),
          exposure: sumPico(inState('exposure')),
          calls: sql<number>`SUM(CASE WHEN ${ledger.state} = 'settled' THEN ${ledger.entries} ELSE 0 END)`,
        })
        .from(ledger)
        .where(and(eq(ledger.projectId, projectId), between(ledger.day, period.from, period.to)))
        .groupBy(ledger.day)
        .orderBy(ledger.day)
        .all()
    },
  }
}

export type Repository = ReturnType<typeof createRepository>
