import type { ProjectChange } from '../../contract/index.ts'
import type { Day, Db } from '../db/index.ts'
import { formatModelRef } from '../modelRef.ts'
import { type Period, periodBefore } from '../period.ts'
import { addDays, dayOf } from '../time.ts'
import type { BrandCell } from './counts.ts'
import { compare, estimate } from './estimate.ts'
import { POOLING, partsOf } from './metrics.ts'
import type { Reading } from './reading.ts'
import type { BrandOf } from './repository.ts'

export interface ChangesChoice {
  projectId: number
  days: number
}

/** When something was first seen in a project, over all its history. */
interface FirstSeen {
  day: Day
}

/** All that is read to tell what changed. */
export interface ChangesSource {
  period: Period
  /** The first day anything was answered; null before that. What is first seen on it is no change. */
  firstDay: Day | null
  brands: readonly BrandOf[]
  now: readonly BrandCell[]
  before: readonly BrandCell[]
  firstNamed: readonly (FirstSeen & { brandId: number })[]
  /** Only those of the period. */
  sources: readonly (FirstSeen & { domain: string; answers: number })[]
  models: readonly (FirstSeen & { provider: string; model: string; displayName: string })[]
  /** By the day they came or went, in the period. */
  promptsAdded: readonly { day: Day; text: string }[]
  promptsRemoved: readonly { day: Day; text: string }[]
  brandsRemoved: readonly { day: Day; name: string }[]
}

/** So many new sources are named, those that most answers cite; with search on there are new ones every day. */
const MOST_SOURCES = 5
const MOST_EXAMPLES = 3

/** What became different in a period, the newest first. Pure. */
export function changesOf(source: ChangesSource): ProjectChange[] {
  const { period, firstDay, brands } = source
  const isNew = ({ day }: FirstSeen) =>
    firstDay !== null && firstDay < period.from && day >= period.from && day <= period.to
  const changes: ProjectChange[] = [
    ...brands.flatMap((brand) => moved(brand, source)),
    ...source.firstNamed.filter(isNew).flatMap(({ brandId, day }): ProjectChange[] => {
      const brand = brands.find((each) => each.brandId === brandId && !each.isOwn)
      return brand ? [{ kind: 'first_named', day, brandId, brand: brand.name }] : []
    }),
    ...source.sources
      .filter(isNew)
      .toSorted((a, b) => b.answers - a.answers)
      .slice(0, MOST_SOURCES)
      .map(({ day, domain, answers }): ProjectChange => ({ kind: 'new_source', day, domain, answers })),
    ...source.models.filter(isNew).map(
      ({ day, displayName, ...model }): ProjectChange => ({
        ...{ kind: 'new_model', day, ref: formatModelRef(model), displayName },
      }),
    ),
    ...promptsOf('prompts_added', source.promptsAdded, firstDay),
    ...promptsOf('prompts_removed', source.promptsRemoved, firstDay),
    ...source.brandsRemoved.map(({ day, name }): ProjectChange => ({ kind: 'brand_removed', day, brand: name })),
  ]
  return changes.toSorted((a, b) => b.day.localeCompare(a.day))
}

function moved(brand: BrandOf, { now, before, period }: ChangesSource): ProjectChange[] {
  const [after, earlier] = [now, before].map((cells) => partsOf(brand.brandId, cells).visibility)
  const value = estimate(after!, POOLING.visibility)?.value
  const { delta, verdict } = compare(after!, earlier!, POOLING.visibility)
  if (verdict !== 'moved' || delta === null || value === undefined) return []
  return [{ kind: 'visibility', day: period.to, brand: brand.name, isOwn: brand.isOwn, value, delta }]
}

/** One line a day, however many there were. Those the project began with are no change. */
function promptsOf(
  kind: 'prompts_added' | 'prompts_removed',
  prompts: readonly { day: Day; text: string }[],
  firstDay: Day | null,
): ProjectChange[] {
  const later = prompts.filter(({ day }) => firstDay !== null && day > firstDay)
  return [...Map.groupBy(later, ({ day }) => day)].map(([day, ofDay]) => ({
    ...{ kind, day, n: ofDay.length, prompts: ofDay.slice(0, MOST_EXAMPLES).map(({ text }) => text) },
  }))
}

/** Prepared for each database. Each statement walks one project's rows of a table of sums, or its prompts and brands. */
export function createChangesReader({ sqlite }: Db, zone: string) {
  const firstDay = sqlite.prepare('SELECT MIN(day) FROM snapshot_total_days WHERE project_id = ?').pluck()
  const firstNamed = sqlite.prepare(`
    SELECT brand_id AS brandId, MIN(day) AS day FROM snapshot_days WHERE project_id = ? AND named > 0 GROUP BY brand_id`)
  const sources = sqlite.prepare(`
    SELECT domain, MIN(day) AS day, SUM(answers) AS answers FROM source_days
    WHERE project_id = :projectId AND domain <> '' GROUP BY domain HAVING MIN(day) >= :from`)
  const models = sqlite.prepare(`
    SELECT m.provider, m.model, m.display_name AS displayName, MIN(d.day) AS day
    FROM snapshot_total_days d JOIN models m ON m.id = d.model_id
    WHERE d.project_id = ? AND d.ok + d.refused > 0 GROUP BY d.model_id`)
  const added = sqlite.prepare(
    'SELECT text, created_at AS at FROM prompts WHERE project_id = :projectId AND removed_at IS NULL ORDER BY id',
  )
  const removed = sqlite.prepare(
    'SELECT text, removed_at AS at FROM prompts WHERE project_id = :projectId AND removed_at IS NOT NULL ORDER BY id',
  )
  const brandsRemoved = sqlite.prepare(
    'SELECT name, removed_at AS at FROM brands WHERE project_id = :projectId AND removed_at IS NOT NULL ORDER BY id',
  )
  const within = <Row extends { at: number }>(rows: unknown, { from, to }: Period) =>
    (rows as Row[])
      .map(({ at, ...row }) => ({ ...row, day: dayOf(at, zone) }))
      .filter(({ day }) => day >= from && day <= to)

  return (projectId: number, period: Period) => ({
    firstDay: firstDay.get(projectId) as Day | null,
    firstNamed: firstNamed.all(projectId) as ChangesSource['firstNamed'],
    sources: sources.all({ projectId, from: period.from }) as ChangesSource['sources'],
    models: models.all(projectId) as ChangesSource['models'],
    promptsAdded: within<{ at: number; text: string }>(added.all({ projectId }), period),
    promptsRemoved: within<{ at: number; text: string }>(removed.all({ projectId }), period),
    brandsRemoved: within<{ at: number; name: string }>(brandsRemoved.all({ projectId }), period),
  })
}

/** What became different in a project over the last days. */
export function makeChanges(
  { repository, today }: Reading,
  read: ReturnType<typeof createChangesReader>,
  { projectId, days }: ChangesChoice,
): ProjectChange[] {
  const to = today(projectId)
  const period: Period = { from: addDays(to, 1 - days), to }
  const selection = { projectId, ...period, modelId: null, search: null }
  return changesOf({
    period,
    brands: repository.brands(projectId),
    now: repository.cells(selection),
    before: repository.cells({ ...selection, ...periodBefore(period) }),
    ...read(projectId, period),
  })
}
