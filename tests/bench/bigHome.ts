import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { createBudgetUse } from '../../src/core/budgets/index.ts'
import {
  type Db,
  databaseFile,
  indexedText,
  journalTags,
  openDatabase,
  projectWord,
  schema,
} from '../../src/core/db/index.ts'
import { createMeasuring } from '../../src/core/measuring/index.ts'
import { createModels } from '../../src/core/models/index.ts'
import { pico } from '../../src/core/money.ts'
import { bucketSql } from '../../src/core/operations/latency.ts'
import { createProjects } from '../../src/core/projects/index.ts'
import { addDays } from '../../src/core/time.ts'
import { brandsOf, randomFrom, rankOf, sitesOf, textOf, wordOf } from './market.ts'

/** The last day of the history, and noon of it. */
const LAST_DAY = '2026-11-20'
export const NOON = Date.UTC(2026, 10, 20, 12)

const PROMPTS = 34
const MODELS = [
  { ref: 'openai:gpt-5', search: true },
  { ref: 'anthropic:claude-sonnet-4-5', search: false },
  { ref: 'google:gemini-2.5-flash', search: true },
  { ref: 'perplexity:perplexity/sonar', search: true },
]
const TAGS = ['buying', 'comparison', 'pricing', 'support', 'rare']
const A_DAY = PROMPTS * MODELS.length
const PROJECTS = 20
const DAYS = 365

/** How many projects and days come to about so many answers. */
function sizeOf(answers: number): { projects: number; days: number } {
  const projects = Math.min(PROJECTS, Math.max(1, Math.round(answers / (A_DAY * DAYS))))
  return { projects, days: Math.min(DAYS, Math.max(1, Math.round(answers / (A_DAY * projects)))) }
}

/**
 * The folder of a home with about so many answers, 20 projects of 34 prompts, 4 models and 365 days at a million; made once
 * and kept in the system's folder for temporary files. Rows are put in by the statements' text and counted by the
 * program's own recount.
 */
export async function bigHome(answers: number): Promise<string> {
  const folder = join(tmpdir(), `earshot-big-${answers}-${makeOf()}`)
  if (existsSync(folder)) return folder
  const unfinished = mkdtempSync(`${folder}.unfinished-`)
  const db = openDatabase({ file: databaseFile(unfinished), migrations: 'drizzle', now: NOON })
  // Nobody minds if a half-made one is lost.
  db.sqlite.pragma('journal_mode = MEMORY')
  db.sqlite.pragma('synchronous = OFF')
  db.sqlite.pragma('cache_size = -400000')
  await fill(db, sizeOf(answers))
  db.sqlite.pragma('journal_mode = WAL')
  db.close()
  try {
    renameSync(unfinished, folder)
  } catch (error) {
    // Another process made the same one meanwhile.
    if (!existsSync(folder)) throw error
    rmSync(unfinished, { recursive: true })
  }
  return folder
}

/** Another home for another schema or another way of filling it. */
function makeOf(): string {
  const hash = createHash('sha256')
  for (const { tag } of journalTags('drizzle')) hash.update(readFileSync(`drizzle/${tag}.sql`))
  for (const file of ['bigHome.ts', 'market.ts']) hash.update(readFileSync(join(import.meta.dirname, file)))
  return hash.digest('hex').slice(0, 12)
}

interface Asked {
  projectId: number
  brandIds: number[]
  brands: ReturnType<typeof brandsOf>
  sites: string[]
  promptIds: number[]
  models: { id: number; provider: string; search: boolean }[]
}

async function fill(db: Db, { projects, days }: { projects: number; days: number }): Promise<void> {
  const asked = await makeProjects(db, projects)
  const rows = prepareRows(db)
  const { snapshots } = createMeasuring(db)
  const first = addDays(LAST_DAY, 1 - days)
  for (let i = 0; i < days; i++) {
    const day = addDays(first, i)
    db.sqlite.transaction(() => {
      for (const project of asked) rows.addDay(project, day)
    })()
  }
  db.sqlite.exec(`
    INSERT INTO ledger_days (day, project_id, provider, model_id, kind, state, entries, total)
    SELECT day, project_id, provider, model_id, kind, state, COUNT(*), SUM(total) FROM ledger GROUP BY 1, 2, 3, 4, 5, 6;
    INSERT INTO operation_days (day, project_id, model_id, kind, outcome, calls, retried, given_up, input_tokens, output_tokens)
    SELECT day, project_id, model_id, 'answer', 'answered', COUNT(*), 0, 0, SUM(input_tokens), SUM(output_tokens) FROM answers GROUP BY 1, 2, 3;
    INSERT INTO latency_days (day, model_id, kind, bucket, calls)
    SELECT day, model_id, 'answer', ${bucketSql('latency_ms')}, COUNT(*) FROM answers GROUP BY 1, 2, 4`)
  const use = createBudgetUse(db.sqlite)
  const spent = db.sqlite
    .prepare('SELECT day, project_id AS projectId, provider, total FROM ledger_days')
    .safeIntegers()
  for (const { projectId, total, ...charge } of spent.all() as SpentDay[]) {
    use.change({ ...charge, projectId: Number(projectId) }, { settled: total })
  }
  for (const { projectId } of asked) {
    db.sqlite.transaction(() => {
      for (let i = 0; i < days; i++) snapshots.recountDay(projectId, addDays(first, i))
    })()
  }
}

interface SpentDay {
  day: string
  projectId: bigint
  provider: string
  total: bigint
}

async function makeProjects(db: Db, count: number): Promise<Asked[]> {
  const clock = { now: () => NOON }
  db.orm.insert(schema.home).values({ id: 1, homeId: 'big', kind: 'user', zone: 'UTC', createdAt: NOON }).run()
  db.orm.insert(schema.instances).values({ id: 1, pid: 1, processStart: '0', host: 'bench', createdAt: NOON }).run()
  const models = createModels({ db, clock })
  await models.seed()
  const projects = createProjects({ db, clock, models })
  const asked: Asked[] = []
  for (let n = 0; n < count; n++) {
    const name = `Project ${String(n + 1).padStart(2, '0')}`
    const brands = brandsOf(n)
    const [own, ...competitors] = brands.map(({ name: brand, domain }) => ({ name: brand, domains: [domain] }))
    await projects.apply({
      name,
      brand: own,
      competitors,
      prompts: Array.from({ length: PROMPTS }, (_, i) => ({
        text: `Which ${wordOf(n * PROMPTS + i)} is best for team ${i + 1}?`,
        tags: [TAGS[Math.min(i, i % 4)] as string, ...(i === 0 ? ['rare'] : [])],
      })),
      models: MODELS.map(({ ref }) => ref),
    })
    const made = projects.get(name)
    const promptIds = made.prompts.map(({ id }) => id)
    const modelsOf = made.models.map(({ modelId, provider }, i) => ({
      ...{ id: modelId, provider, search: MODELS[i]?.search ?? false },
    }))
    const brandIds = made.brands.map(({ id }) => id)
    asked.push({ projectId: made.id, brandIds, brands, sites: sitesOf(n), promptIds, models: modelsOf })
  }
  db.orm
    .insert(schema.budgets)
    .values(
      asked.map(({ projectId }) => ({
        ...{
          scope: 'project' as const,
          scopeId: String(projectId),
          period: 'month' as const,
          action: 'block' as const,
        },
        ...{ limit: pico(500_000_000_000_000n), updatedAt: NOON },
      })),
    )
    .run()
  return asked
}

function prepareRows({ sqlite }: Db) {
  const insert = (table: string, columns: string) => {
    const count = columns.split(',').length
    return sqlite.prepare(`INSERT INTO ${table} (${columns}) VALUES (${Array(count).fill('?')})`)
  }
  const run = insert('runs', 'project_id, day, status, trigger, owner_id, created_at, finished_at')
  const task = insert(
    'tasks',
    'id, run_id, project_id, prompt_id, model_id, provider, kind, search, max_output_tokens, sample, state, attempts, error_class, finished_at',
  )
  const hold = insert(
    'holds',
    'id, task_id, owner_id, provider, project_id, model_id, kind, run_id, amount, estimate, state, day, created_at, closed_at',
  )
  const answer = insert(
    'answers',
    `id, task_id, run_id, project_id, prompt_id, model_id, served_model, surface, search, sample, day, at, status, finish_reason,
     text, latency_ms, input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens, searches`,
  )
  const body = insert('answer_bodies', 'answer_id, body')
  const citation = insert('citations', 'answer_id, position, url, title, domain, domain_from')
  const entry = insert(
    'ledger',
    `at, day, provider, model_id, served_model, kind, project_id, run_id, task_id, answer_id, hold_id, state, input_tokens,
     cached_input_tokens, cache_write_tokens, cache_write_1h_tokens, output_tokens, reasoning_tokens, searches, tokens_cost,
     search_cost, total, price_ids, raw_usage`,
  )
  const analysis = insert('analyses', 'answer_id, analyser_version, brand_set_revision, shortened')
  const mention = insert(
    'mentions',
    `answer_id, brand_id, state, count, first_offset, rank, sentiment, sentiment_method, evidence_start, evidence_end, citations`,
  )
  const words = insert('answer_words', 'rowid, project, text')
  const someBody = gzipSync('{"output":[{"type":"message","content":[{"type":"output_text"}]}],"usage":{}}')
  let lastTask = 0
  let lastAnswer = 0

  function addDay(project: Asked, day: string): void {
    const at = Date.parse(`${day}T04:00:00Z`)
    const runId = Number(run.run(project.projectId, day, 'completed', 'schedule', 1, at, at + 60_000).lastInsertRowid)
    for (const promptId of project.promptIds) {
      for (const model of project.models) addTask(project, { runId, day, at, promptId, model })
    }
  }

  function addTask(
    project: Asked,
    of: { runId: number; day: string; at: number; promptId: number; model: Asked['models'][number] },
  ): void {
    const { runId, day, at, promptId, model } = of
    const { projectId } = project
    const taskId = ++lastTask
    const random = randomFrom(taskId * 2_654_435_761)
    const search = model.search ? 1 : 0
    const failed = random() < 0.005
    task.run(
      ...[taskId, runId, projectId, promptId, model.id, model.provider, 'answer', search, 4096, 1],
      ...[failed ? 'failed' : 'done', 1, failed ? 'server_error' : null, at],
    )
    if (failed) return
    const answerId = ++lastAnswer
    const chance = random()
    const status = chance < 0.015 ? 'refused' : chance < 0.035 ? 'truncated' : chance < 0.04 ? 'filtered' : 'ok'
    const found = findingsOf(random, project, status)
    const named = found.filter(({ rank }) => rank !== null).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    const text = textOf(
      random,
      named.map(({ name }) => name),
    )
    const input = 400 + Math.floor(random() * 200)
    const output = 100 + Math.floor(random() * 300)
    const cost = input * 1_250_000 + output * 10_000_000
    answer.run(
      ...[
        answerId,
        taskId,
        runId,
        projectId,
        promptId,
        model.id,
        `served-${model.id}`,
        'api',
        search,
        1,
        day,
        at + (answerId % 60_000),
      ],
      ...[status, 'stop', text, 500 + Math.floor(random() * 9_000), input, 0, 0, output, 0, search],
    )
    body.run(answerId, someBody)
    hold.run(
      ...[taskId, taskId, 1, model.provider, projectId, model.id, 'answer', runId, 2 * cost, 0, 'settled', day, at, at],
    )
    entry.run(
      ...[
        at,
        day,
        model.provider,
        model.id,
        `served-${model.id}`,
        'answer',
        projectId,
        runId,
        taskId,
        answerId,
        taskId,
        'settled',
      ],
      ...[input, 0, 0, 0, output, 0, search, cost, search * 10_000_000_000, cost + search * 10_000_000_000, '[1,2]'],
      `{"input_tokens":${input},"output_tokens":${output}}`,
    )
    const cited = search ? citeSites(random, project, answerId) : []
    analysis.run(answerId, 1, 1, 0)
    for (const each of found) {
      const citations = cited.filter((domain) => domain === each.domain).length
      const firstOffset = each.state === 'named' ? text.indexOf(each.name) : null
      mention.run(
        ...[answerId, each.brandId, each.state, each.state === 'named' ? 1 : 0, firstOffset, each.rank],
        ...[
          each.sentiment,
          each.sentiment === 'none' || each.sentiment === 'unscored' ? null : 'lexicon',
          null,
          null,
          citations,
        ],
      )
    }
    words.run(BigInt(answerId), projectWord(projectId), indexedText(text))
  }

  function citeSites(random: () => number, project: Asked, answerId: number): string[] {
    const count = Math.floor(random() * 8)
    return Array.from({ length: count }, (_, i) => {
      const domain = project.sites[rankOf(random, project.sites.length)] as string
      const page = wordOf(rankOf(random, 3_000))
      citation.run(answerId, i + 1, `https://www.${domain}/${page}/${i}`, `About ${page}`, domain, 'url')
      return domain
    })
  }

  return { addDay }
}

/** What was found of each brand; the first of a project are named more often. */
function findingsOf(random: () => number, project: Asked, status: string) {
  let rank = 0
  const order = project.brands.map((brand, i) => ({ ...brand, brandId: project.brandIds[i] as number, i }))
  if (random() < 0.5) order.reverse()
  return order.map(({ name, domain, brandId, i }) => {
    const [state, feeling] = [random(), random()]
    if (status === 'refused') return { name, domain, brandId, state: 'refused', rank: null, sentiment: 'none' }
    if (state > 0.75 - i * 0.1) {
      const other = state > 0.998 ? 'absent_statement' : state > 0.98 ? 'linked_only' : 'absent'
      return { name, domain, brandId, state: other, rank: null, sentiment: 'none' }
    }
    const sentiment =
      feeling < 0.45
        ? 'positive'
        : feeling < 0.75
          ? 'neutral'
          : feeling < 0.85
            ? 'unscored'
            : feeling < 0.97
              ? 'mixed'
              : 'negative'
    rank += 1
    return { name, domain, brandId, state: 'named', rank, sentiment }
  })
}
