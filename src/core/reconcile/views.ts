import type { CoverageGap, CoverageView, LimboRule, LimboTrouble } from '../../contract/index.ts'
import type { Db } from '../db/index.ts'
import { formatModelRef } from '../modelRef.ts'
import { formatUsd, pico } from '../money.ts'
import type { Period } from '../period.ts'
import type { Clock } from '../ports.ts'
import { addDays, dayOf } from '../time.ts'
import { type CoverageCell, sumCells } from './coverage.ts'
import type { Reconcile } from './service.ts'

/** Gaps told at once. */
const MOST_GAPS = 5_000

export interface CoverageQuery {
  projectId: number
  days: number
  by: 'model' | 'prompt'
  /** `provider:id` */
  model: string | null
  promptId: number | null
}

export interface LimboQuery {
  daysBack: number
  rule: string | null
  limit: number
}

/** What pages show of reconciliation. */
export function createReconcileViews(options: { db: Db; clock: Clock; zone: string; reconcile: Reconcile }) {
  const { db, clock, zone, reconcile } = options
  const { coverage } = reconcile
  const projectName = db.sqlite.prepare('SELECT name FROM projects WHERE id = ?').pluck()
  const projects = db.sqlite.prepare('SELECT id FROM projects WHERE removed_at IS NULL ORDER BY id').pluck()
  const promptText = db.sqlite.prepare('SELECT text FROM prompts WHERE id = ?').pluck()
  const model = db.sqlite.prepare('SELECT provider, model FROM models WHERE id = ?')
  const lastDay = db.sqlite.prepare('SELECT MAX(day) FROM runs WHERE project_id = ? AND "trigger" = \'demo\'').pluck()

  const today = () => dayOf(clock.now(), zone)
  const nameOf = (projectId: number | null) => (projectId === null ? null : (projectName.get(projectId) as string))
  const promptOf = (promptId: number) => promptText.get(promptId) as string
  const modelOf = (modelId: number) => formatModelRef(model.get(modelId) as { provider: string; model: string })

  const gapOf = (projectId: number, cell: CoverageCell): CoverageGap => ({
    ...{ projectId, project: nameOf(projectId) as string, day: cell.day },
    ...{
      promptId: cell.promptId,
      prompt: promptOf(cell.promptId),
      modelId: cell.modelId,
      model: modelOf(cell.modelId),
    },
    ...{ expected: cell.expected, answered: cell.answered, reason: cell.reason as string, recordedAt: cell.recordedAt },
    missingUsd:
      cell.expectedCost === null
        ? null
        : formatUsd(pico((cell.expectedCost * BigInt(cell.expected - cell.answered)) / BigInt(cell.expected))),
  })

  const newestFirst = (a: CoverageCell, b: CoverageCell) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0)
  const gapsIn = (cells: readonly CoverageCell[]) =>
    cells.filter(({ reason }) => reason !== null && reason !== 'running').sort(newestFirst)

  /** The days of a project's page; a demo's end with its history. */
  function periodOf(projectId: number, days: number): Period {
    const to = (lastDay.get(projectId) as string | null) ?? today()
    return { from: addDays(to, 1 - days), to }
  }

  return {
    coverage({ projectId, days, by, model: ref, promptId }: CoverageQuery): CoverageView {
      const period = periodOf(projectId, days)
      const cells = coverage
        .read(projectId, period)
        .filter(
          (cell) => (ref === null || modelOf(cell.modelId) === ref) && (promptId ?? cell.promptId) === cell.promptId,
        )
      const keyOf = (cell: CoverageCell) => (by === 'model' ? cell.modelId : cell.promptId)
      const byRow = Map.groupBy(cells, keyOf)
      const { expected, answered, expectedCost, cost } = sumCells(cells)
      const gaps = gapsIn(cells)
      return {
        ...period,
        rows: [...byRow.keys()]
          .sort((a, b) => a - b)
          .map((key) => ({ key, name: by === 'model' ? modelOf(key) : promptOf(key) })),
        cells: [...byRow].flatMap(([row, ofRow]) =>
          [...Map.groupBy(ofRow, ({ day }) => day)].map(([day, ofDay]) => {
            const sums = sumCells(ofDay)
            return { row, day, expected: sums.expected, answered: sums.answered }
          }),
        ),
        totals: { expected, answered, expectedUsd: formatUsd(expectedCost), costUsd: formatUsd(cost) },
        gaps: gaps.slice(0, MOST_GAPS).map((cell) => gapOf(projectId, cell)),
        more: gaps.length > MOST_GAPS,
        missingToday: coverage.openToday(projectId, today()).length,
      }
    },

    gaps({ projectId, daysBack, limit }: { projectId: number | null; daysBack: number; limit: number }) {
      const period = { from: addDays(today(), -daysBack), to: today() }
      const ids = projectId === null ? (projects.all() as number[]) : [projectId]
      const found = ids.flatMap((id) => gapsIn(coverage.read(id, period)).map((cell) => ({ id, cell })))
      found.sort((a, b) => newestFirst(a.cell, b.cell))
      return { gaps: found.slice(0, limit).map(({ id, cell }) => gapOf(id, cell)), more: found.length > limit }
    },

    async limbo(query: LimboQuery, signal?: AbortSignal): Promise<{ rules: LimboRule[]; troubles: LimboTrouble[] }> {
      const rules: LimboRule[] = []
      const troubles: LimboTrouble[] = []
      for await (const { rule, found, more, troubles: broken } of reconcile.look({ ...query, signal })) {
        rules.push({ name: rule.name, en: [...rule.en], es: [...rule.es], found, more })
        for (const { projectId, ...trouble } of broken.slice(0, found)) {
          troubles.push({ ...trouble, project: nameOf(projectId) })
        }
      }
      return { rules, troubles }
    },
  }
}
