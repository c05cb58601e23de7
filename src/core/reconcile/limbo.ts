import { setImmediate as nextTurn } from 'node:timers/promises'
import { deadInstances } from '../home/index.ts'
import { type Comparing, countsJson, createComparing, type Difference, factsJson, type Group } from './compare.ts'
import { createGroups, type Groups, type ProjectDay, type Scope, type Stretch } from './groups.ts'
import { createMends, type Mend, type MendOptions } from './mends.ts'
import { createRepairs } from './repairs.ts'
import { type CountRule, isCountRule, type RowRule, RULES, type Rule } from './rules.ts'

/** Rows mended in one transaction; analysing one takes a millisecond or more. */
const MENDED_AT_ONCE = 16
/** Counted rows put right in one transaction. */
const COUNTED_AT_ONCE = 50
/** Recounts of a group that others spoil by writing, before it is counted with the file locked. */
const MOST_RECOUNTS = 20

/** What the recovery after a crash mends as well. */
const RECLAIMED = RULES.filter(
  (rule): rule is RowRule => rule.name === 'leased_by_nobody' || rule.name === 'hold_of_nobody',
)

const ANY_DAY: Stretch = { from: '', to: '' }

/** Something that breaks a hard rule. */
export interface Trouble {
  rule: string
  /** `task 12`, or what a count is filed under: `prompt 3, model 2`. */
  subject: string
  projectId: number | null
  day: string | null
  /** JSON of what was found, and of what a recount says. */
  found: string
  expected: string | null
}

interface BrokenRow extends Trouble {
  id: number
}

export interface RuleFinding {
  rule: string
  found: number
  mended: number
  /** There are more than the limit allowed to look at. */
  more: boolean
}

export interface LimboOptions extends Omit<MendOptions, 'isLiving'> {
  /** This process, which lives. */
  ownerId: number
  today: () => string
  /** Puts right what processes that are no more left behind, spilled answers first. */
  reclaim: () => Promise<void>
}

export interface Look {
  scope: Scope
  /** Rows looked at in all. */
  limit: number
  /** Only this rule; all when null. */
  rule?: string | null
  signal?: AbortSignal | undefined
}

/** Finds what breaks the hard rules, and mends it. */
export function createLimbo(options: LimboOptions) {
  const { db, ownerId, today } = options
  const openInstances = db.sqlite.prepare('SELECT id FROM instances WHERE ended_at IS NULL').pluck()
  const groups = createGroups(db)
  const repairs = createRepairs(options)
  const mends = createMends({ ...options, isLiving: (owner) => living().includes(owner) })
  const ownWrites = db.sqlite.prepare('SELECT total_changes()').pluck()
  /** Another text once anybody has written, this process or another. */
  const writesSoFar = () => `${db.sqlite.pragma('data_version', { simple: true })} ${ownWrites.get()}`
  const stateOf = {
    task: db.sqlite.prepare('SELECT state FROM tasks WHERE id = ?').pluck(),
    hold: db.sqlite.prepare('SELECT state FROM holds WHERE id = ?').pluck(),
  }
  const rowRules = new Map<string, ReturnType<typeof db.sqlite.prepare>>()
  const comparings = new Map<string, Comparing>()

  function living(): number[] {
    const dead = new Set(deadInstances(db, ownerId))
    return (openInstances.all() as number[]).filter((id) => !dead.has(id))
  }

  function statementOf(rule: RowRule) {
    const known = rowRules.get(rule.name) ?? db.sqlite.prepare(rule.sql)
    rowRules.set(rule.name, known)
    return known
  }

  function comparingOf(rule: CountRule): Comparing {
    const known = comparings.get(rule.name) ?? createComparing(db, rule.recount)
    comparings.set(rule.name, known)
    return known
  }

  /** What breaks a rule, a stretch of days at a time, so that others have their turn. */
  async function rowsOf(rule: RowRule, from: string, limit: number): Promise<BrokenRow[]> {
    if (!rule.sql.includes('@from')) return rowsIn(rule, ANY_DAY, limit)
    const rows: BrokenRow[] = []
    for (const stretch of groups.stretches(from)) {
      rows.push(...rowsIn(rule, stretch, limit - rows.length))
      if (rows.length >= limit) break
      await nextTurn()
    }
    return rows
  }

  function rowsIn(rule: RowRule, stretch: Stretch, limit: number): BrokenRow[] {
    const found = statementOf(rule).all({
      ...{ ...stretch, limit, today: today() },
      living: JSON.stringify(living()),
    }) as { id: number; project_id: number | null; day: string; facts: string }[]
    return found.map(({ id, project_id: projectId, day, facts }) => ({
      ...{ rule: rule.name, id, subject: `${rule.about} ${id}`, projectId, day, expected: null },
      found: factsJson(JSON.parse(facts)),
    }))
  }

  const troublesOf = (rule: CountRule, group: Group, differences: readonly Difference[]): Trouble[] => {
    const { columns, keyColumns } = comparingOf(rule)
    return differences.map(({ key, kept, counted }) => ({
      rule: rule.name,
      subject: keyColumns
        .map((name, i) => [name === 'scope_id' ? 'of' : name.replace(/_id$/, ''), key[i]] as const)
        .filter(([name, value]) => !['project', 'day', 'surface'].includes(name) && value !== '')
        .map((part) => part.join(' '))
        .join(', '),
      projectId: group.project ?? projectIn(keyColumns, key),
      day: group.day,
      found: countsJson(columns, kept),
      expected: countsJson(columns, counted),
    }))
  }

  const chosen = (rule: string | null | undefined): readonly Rule[] =>
    rule ? RULES.filter(({ name }) => name === rule) : RULES

  /** Looks without changing anything; hands each finding over as it is found. */
  async function* look({ scope, limit, rule, signal }: Look): AsyncGenerator<{ rule: Rule; troubles: Trouble[] }> {
    const grouped = groups.of(scope)
    let left = limit
    for (const each of chosen(rule)) {
      const troubles: Trouble[] = []
      if (isCountRule(each)) {
        const comparing = comparingOf(each)
        for (const group of grouped[each.recount.per]) {
          if (signal?.aborted || troubles.length >= left) break
          troubles.push(...troublesOf(each, group, comparing.differences(group)))
          await nextTurn()
        }
      } else troubles.push(...(await rowsOf(each, scope.from, left + 1)))
      yield { rule: each, troubles: troubles.slice(0, left + 1) }
      if (signal?.aborted) return
      left = Math.max(0, left - troubles.length)
      await nextTurn()
    }
  }

  /**
   * Lets the recovery after a crash do its work, and keeps what it mended like any other repair.
   * @returns how many rows of each rule it mended
   */
  async function reclaim(limit: number): Promise<Map<string, number>> {
    const before = RECLAIMED.map((rule) => ({ rule, rows: rowsIn(rule, ANY_DAY, limit) }))
    await options.reclaim()
    const mended = new Map<string, number>()
    for (const { rule, rows } of before) {
      const still = new Set(rowsIn(rule, ANY_DAY, limit).map(({ id }) => id))
      const freed = rows.filter(({ id }) => !still.has(id))
      const state = stateOf[rule.about as 'task' | 'hold']
      for (let at = 0; at < freed.length; at += COUNTED_AT_ONCE) {
        const batch = freed.slice(at, at + COUNTED_AT_ONCE)
        await db.write(() => {
          for (const row of batch) repairs.record(row, JSON.stringify({ state: state.get(row.id) }))
        })
      }
      mended.set(rule.name, freed.length)
    }
    return mended
  }

  async function mendRows(
    rule: RowRule,
    from: string,
    limit: number,
    touched: ProjectDay[],
    signal?: AbortSignal,
  ): Promise<RuleFinding> {
    const mend = mends[rule.name] as Mend
    const rows = await rowsOf(rule, from, limit + 1)
    let mended = 0
    for (let at = 0; at < Math.min(rows.length, limit) && !signal?.aborted; at += MENDED_AT_ONCE) {
      const batch = rows.slice(at, Math.min(at + MENDED_AT_ONCE, limit))
      mended += await db.write(() => {
        let count = 0
        for (const row of batch) {
          const after = mend(row.id)
          if (!after) continue
          if (row.projectId !== null && row.day !== null) touched.push({ project: row.projectId, day: row.day })
          repairs.record(row, JSON.stringify(after))
          count += 1
        }
        return count
      })
      await nextTurn()
    }
    return { rule: rule.name, found: Math.min(rows.length, limit), mended, more: rows.length > limit }
  }

  async function mendCounts(rule: CountRule, of: readonly Group[], limit: number, signal?: AbortSignal) {
    const comparing = comparingOf(rule)
    let mended = 0
    for (const group of of) {
      if (signal?.aborted || mended >= limit) break
      for (let tries = 1; mended < limit; tries++) {
        const counted = writesSoFar()
        const found = comparing.differences(group)
        if (found.length === 0) break
        mended += await db.write(() => {
          // A recount takes longer than others should wait for the file, so it is done before, and stands unless somebody wrote.
          const isStale = writesSoFar() !== counted
          if (isStale && tries < MOST_RECOUNTS) return 0
          const current = isStale ? comparing.differences(group) : found
          const batch = current.slice(0, Math.min(COUNTED_AT_ONCE, limit - mended))
          comparing.put(batch)
          for (const trouble of troublesOf(rule, group, batch)) repairs.record(trouble, trouble.expected ?? 'null')
          return batch.length
        })
      }
      await nextTurn()
    }
    return { rule: rule.name, found: mended, mended, more: mended >= limit }
  }

  return {
    look,
    mark: groups.mark,

    /**
     * Mends what breaks the rules, a few rows a transaction. Stops between two when told to; what is mended is kept, and
     * doing it again finds the rest.
     * @returns each rule that was broken
     */
    async mend({ scope, limit, rule, signal }: Look): Promise<RuleFinding[]> {
      const reclaimed = await reclaim(limit)
      const findings: RuleFinding[] = []
      // Mending a row may change counts of a day on which nothing else was written.
      const touched: ProjectDay[] = []
      let grouped: Groups | null = null
      let left = limit
      for (const each of chosen(rule)) {
        if (signal?.aborted || left <= 0) break
        if (isCountRule(each)) grouped ??= groups.of(scope, touched)
        const finding = isCountRule(each)
          ? await mendCounts(each, (grouped as Groups)[each.recount.per], left, signal)
          : await mendRows(each, scope.from, left, touched, signal)
        left -= finding.found
        const freed = reclaimed.get(each.name) ?? 0
        finding.found += freed
        finding.mended += freed
        if (finding.found > 0) findings.push(finding)
      }
      return findings
    },
    repairs: repairs.list,
  }
}

function projectIn(columns: readonly string[], key: readonly (string | bigint)[]): number | null {
  const at = columns.indexOf('project_id')
  return at < 0 || !key[at] ? null : Number(key[at])
}
