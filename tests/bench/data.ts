/**
 * Measures what pages read on a home of a million answers, and its export beside that of SQLite's own shell:
 * `npm run bench:data`, or with `-- --answers N` on a smaller one. The home is made once and kept. Ends with 1 when a
 * target is missed.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ANSWER_ORDERS } from '../../src/contract/answers.ts'
import type { AnswerListing } from '../../src/core/answers/list.ts'
import { createCore } from '../../src/core/createCore.ts'
import { databaseFile } from '../../src/core/db/index.ts'
import { AS_IT_IS, answerCells, FROM } from '../../src/core/exports/answersCsv.ts'
import { createSessionStore } from '../../src/core/secrets/index.ts'
import { bigHome, NOON } from './bigHome.ts'
import { indexingCost } from './indexing.ts'
import { machine } from './machine.ts'
import { randomFrom, wordOf } from './market.ts'

const CALLS = 60
const { values } = parseArgs({ options: { answers: { type: 'string', default: '1000000' } } })
const home = await bigHome(Number(values.answers))
const file = databaseFile(home)
let missed = 0

console.log(machine())
const opened = performance.now()
const core = await createCore(
  {
    clock: { now: () => NOON },
    secrets: createSessionStore(),
    log: () => undefined,
    notify: () => undefined,
    paths: { home, migrations: 'drizzle' },
  },
  { config: { keys: {}, baseUrls: {} }, zone: 'UTC' },
)
const openedMs = performance.now() - opened
const count = (table: string) => core.db.sqlite.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().get() as number
const answers = count('answers')
console.log(
  `${answers} answers, ${count('mentions')} mentions, ${count('citations')} citations, ${count('snapshots')} snapshots, ${gb(core.db.sqlite.pragma('page_count', { simple: true }) as number)}; opened in ${openedMs.toFixed(0)} ms`,
)
console.log(
  `Each figure is the 95th percentile of ${CALLS} calls, warm, projects in turn; beside it the median and the processor's.\n`,
)

const projectIds = core.projects.list().map(({ projectId }) => projectId)
const project = (i: number) => projectIds[i % projectIds.length] as number

readOverviews()
readLists()
readCosts()
await checkAlerts()
const perAnswer = indexingCost()
note(
  `storing and analysing: ${perAnswer.withIndex.toFixed(0)} µs of words an answer, ${perAnswer.without.toFixed(0)} µs without them`,
)
await core.close()
exportAll()
process.exitCode = missed === 0 ? 0 : 1

function readOverviews(): void {
  for (const days of [7, 30, 90] as const) {
    atMost(50, `overview, ${days} days`, (i) =>
      core.visibility.overview({ projectId: project(i), days, model: null, search: null }),
    )
  }
  atMost(50, 'overview, 30 days, one model, search on', (i) =>
    core.visibility.overview({ projectId: project(i), days: 30, model: 'openai:gpt-5', search: true }),
  )
  for (const days of [30, 90]) {
    atMost(50, `compare, ${days} days`, (i) => core.visibility.compare({ projectId: project(i), days }))
  }
  note(`compare, 365 days: ${written(measured((i) => core.visibility.compare({ projectId: project(i), days: 365 })))}`)
  atMost(50, 'cited domains, 30 days', (i) => core.sources.domains({ projectId: project(i), days: 30 }))
  atMost(50, 'cited pages, 30 days', (i) => core.sources.pages({ projectId: project(i), days: 30 }))
}

function readLists(): void {
  const random = randomFrom(1)
  const some = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T
  const maybe = <T>(chance: number, value: () => T) => (random() < chance ? value() : undefined)
  const anyFilter = (projectId: number): AnswerListing['filter'] => ({
    projectId,
    promptIds: maybe(0.3, () => [some(promptsOf(projectId))]),
    tags: maybe(0.2, () => [some(['buying', 'rare'])]),
    models: maybe(0.3, () => [some(['openai:gpt-5', 'google:gemini-2.5-flash'])]),
    brandId: maybe(0.5, () => some(brandsOf(projectId))),
    states: maybe(0.4, () => [some(['named', 'linked_only', 'absent_statement', 'absent'] as const)]),
    sentiments: maybe(0.4, () => [some(['positive', 'negative', 'mixed'] as const)]),
    statuses: maybe(0.2, () => [some(['ok', 'truncated', 'filtered'] as const)]),
    from: maybe(0.3, () => some(['2026-02-01', '2026-11-01'])),
    search: maybe(0.2, () => random() < 0.5),
  })
  const filters = Array.from({ length: CALLS }, (_, i) => anyFilter(project(i)))
  const list = (listing: AnswerListing) => core.answers.list(listing)
  atMost(100, 'answers, newest first, no filter', (i) => list({ filter: { projectId: project(i) } }))
  atMost(100, 'answers, newest first, any filter, with total', (i) => list({ filter: filters[i]! }))
  const second = filters.map((filter) => list({ filter }).next)
  atMost(100, 'answers, the page after', (i) => second[i] && list({ filter: filters[i]!, after: second[i] }))
  atMost(100, 'answers, newest first, nothing matches', (i) =>
    list({ filter: { projectId: project(i), states: ['absent'], sentiments: ['negative'] } }),
  )
  for (const by of ANSWER_ORDERS.filter((order) => order !== 'time')) {
    atMost(300, `answers, by ${by}`, (i) =>
      list({ filter: { projectId: project(i) }, order: { by, descending: i % 2 === 0 } }),
    )
  }
  const wanted = ['permissions', '"audit trails"', 'team', 'the', 'slow support', 'integr*', wordOf(15_000), 'nowhere']
  atMost(200, 'full-text search', (i) => list({ filter: { projectId: project(i), text: wanted[i % wanted.length] } }))
  atMost(200, 'full-text search under a filter', (i) =>
    list({ filter: { ...filters[i]!, text: wanted[i % wanted.length] } }),
  )
  const ids = core.db.sqlite.prepare('SELECT id FROM answers WHERE id % 9973 = 7').pluck().all() as number[]
  atMost(50, 'one answer opened, with what changed', (i) => {
    const id = ids[i % ids.length] as number
    return [core.answers.get(id), core.answers.changes(id)]
  })
}

function readCosts(): void {
  atMost(50, 'cost report, a month by day, provider and project', () =>
    core.costReport({ period: 'month', groupBy: ['day', 'provider', 'project'] }),
  )
  for (const groupBy of ['day', 'model', 'project'] as const) {
    atMost(50, `costs of a month by ${groupBy}`, () =>
      core.spending({ period: 'month', date: null, from: null, to: null, provider: null, groupBy }),
    )
  }
}

/** The nightly check, with every comparison of every project to make. */
async function checkAlerts(): Promise<void> {
  core.db.sqlite.exec('DELETE FROM visibility_looks')
  const started = performance.now()
  const { ended } = await core.jobs.run('alerts')
  const { sentence } = await ended
  const ms = performance.now() - started
  told('the nightly alert check', `${ms.toFixed(0)} ms: ${sentence}`, '≤ 2 s', ms <= 2_000)
}

/** The export of everything, in turns with SQLite's shell selecting the same, three times each. */
function exportAll(): void {
  const out = join(tmpdir(), `earshot-bench-${process.pid}.csv`)
  const select = `SELECT ${answerCells(AS_IT_IS).join(', ')} FROM ${FROM} ORDER BY a.project_id, a.day, a.id;`
  const shell = () => {
    const started = performance.now()
    const result = spawnSync('sqlite3', ['-readonly', '-csv', file], {
      input: `.once ${out}\n${select}\n`,
      encoding: 'utf8',
    })
    if (result.error || result.status !== 0) return null
    return performance.now() - started
  }
  const ours = () =>
    JSON.parse(execFileSync(process.execPath, ['tests/bench/exportChild.ts', file, out], { encoding: 'utf8' })) as {
      ms: number
      bytes: number
      grownMb: number
    }
  const runs = [1, 2, 3].map(() => ({ ours: ours(), shell: shell() }))
  rmSync(out, { force: true })
  const best = Math.min(...runs.map((run) => run.ours.ms))
  const grown = Math.max(...runs.map((run) => run.ours.grownMb))
  const bytes = runs[0]!.ours.bytes / 1e6
  const what = `export of ${answers} answers as CSV, ${bytes.toFixed(0)} MB (best of 3 in turns)`
  const shells = runs.map((run) => run.shell).filter((ms) => ms !== null)
  if (shells.length === 0)
    note(`${what}: ${(best / 1000).toFixed(1)} s; no sqlite3 to compare with (apt-get install sqlite3)`)
  else {
    const speed = Math.min(...shells) / best
    told(
      what,
      `${(best / 1000).toFixed(1)} s = ${speed.toFixed(2)} × the speed of sqlite3's shell`,
      '≥ 0.8 ×',
      speed >= 0.8,
    )
  }
  told('memory grown by it, at most', `${grown.toFixed(0)} MB`, '≤ 50 MB', grown <= 50)
}

interface Times {
  p50: number
  p95: number
  processor: number
}

function measured(call: (i: number) => unknown): Times {
  for (let i = 0; i < 5; i++) call(i)
  const [times, processor]: [number[], number[]] = [[], []]
  for (let i = 0; i < CALLS; i++) {
    const [used, started] = [process.cpuUsage(), performance.now()]
    call(i)
    times.push(performance.now() - started)
    const { user, system } = process.cpuUsage(used)
    processor.push((user + system) / 1000)
  }
  const at = (values: number[], share: number) =>
    values.sort((a, b) => a - b)[Math.floor(share * (CALLS - 1))] as number
  return { p50: at(times, 0.5), p95: at(times, 0.95), processor: at(processor, 0.95) }
}

function written({ p50, p95, processor }: Times): string {
  return `${p95.toFixed(1)} ms (median ${p50.toFixed(1)}, processor ${processor.toFixed(1)})`
}

function atMost(ms: number, what: string, call: (i: number) => unknown): void {
  const times = measured(call)
  told(what, written(times), `≤ ${ms} ms`, times.p95 <= ms)
}

function told(what: string, found: string, target: string, met: boolean): void {
  if (!met) missed += 1
  console.log(`${met ? 'ok    ' : 'missed'}  ${what}: ${found}  (target: ${target})`)
}

function note(text: string): void {
  console.log(`        ${text}`)
}

function promptsOf(projectId: number): number[] {
  return core.db.sqlite.prepare('SELECT id FROM prompts WHERE project_id = ?').pluck().all(projectId) as number[]
}

function brandsOf(projectId: number): number[] {
  return core.db.sqlite.prepare('SELECT id FROM brands WHERE project_id = ?').pluck().all(projectId) as number[]
}

function gb(pages: number): string {
  return `${((pages * 4096) / 2 ** 30).toFixed(1)} GB`
}
