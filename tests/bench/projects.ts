/**
 * Measures what many projects cost: the list of 300 with a month of answers each, and an import of 10,000:
 * `npm run bench:projects`. Ends with 1 when a target is missed.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Core, createCore } from '../../src/core/createCore.ts'
import { systemClock } from '../../src/core/ports.ts'
import { createSessionStore } from '../../src/core/secrets/index.ts'
import { addDays, dayOf } from '../../src/core/time.ts'
import { machine } from './machine.ts'

const PROJECTS = 300
const PROMPTS = 12
const DAYS = 60
const MODELS = ['openai:gpt-5', 'anthropic:claude-sonnet-4-5', 'google:gemini-2.5-flash', 'perplexity:perplexity/sonar']
const CALLS = 20
const IMPORTED = 10_000

let missed = 0
console.log(machine())
await inHome(listing)
await inHome(importing)
process.exitCode = missed === 0 ? 0 : 1

async function inHome(work: (core: Core) => Promise<void>): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'earshot-bench-projects-'))
  const core = await createCore(
    {
      ...{ clock: systemClock, secrets: createSessionStore(), log: () => undefined, notify: () => undefined },
      paths: { home, migrations: 'drizzle' },
    },
    { config: { keys: {}, baseUrls: {} }, zone: 'UTC' },
  )
  try {
    await work(core)
  } finally {
    await core.close()
    rmSync(home, { recursive: true })
  }
}

async function listing(core: Core): Promise<void> {
  for (let p = 0; p < PROJECTS; p++) {
    await core.projects.apply({
      name: `Project ${p}`,
      brand: { name: `Own ${p}` },
      competitors: [1, 2, 3, 4].map((n) => ({ name: `Competitor ${n} of ${p}` })),
      prompts: Array.from({ length: PROMPTS }, (_, i) => ({ text: `Question ${i}?` })),
      models: MODELS,
    })
  }
  fillSnapshots(core)
  const used = process.cpuUsage()
  const times = Array.from({ length: CALLS }, () => timed(() => core.portfolio.rows()))
  const processor = (processorSince(used) / CALLS).toFixed(0)
  const what = `list of ${PROJECTS} projects with ${DAYS} days of counts`
  atMost(100, `${what} (median of ${CALLS}, processor ${processor} ms)`, median(times))
  const started = performance.now()
  await core.portfolio.intervals()
  console.log(
    `        their intervals, read prompt by prompt a moment later: ${(performance.now() - started).toFixed(0)} ms`,
  )
}

/** Every prompt asked of every model on every day, as the program's own sums would have it. */
function fillSnapshots({ db: { sqlite } }: Core): void {
  const today = dayOf(Date.now(), 'UTC')
  const days = JSON.stringify(Array.from({ length: DAYS }, (_, i) => addDays(today, -i)))
  const counts = 'valid,named,rank_sum,rank_n,top1,top3,positive,neutral,negative,mixed,unscored,cited,citations'
  const sums = counts.replaceAll(/\w+/g, 'SUM($&)')
  sqlite.exec(`
    INSERT INTO snapshots (day, project_id, prompt_id, model_id, surface, search, brand_id, ${counts})
    SELECT d.value, p.project_id, p.id, m.model_id, 'api', 1, b.id, 1, abs(random()) % 2, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0
    FROM json_each('${days}') d JOIN prompts p JOIN project_models m USING (project_id) JOIN brands b USING (project_id);
    INSERT INTO snapshot_days (day, project_id, model_id, surface, search, brand_id, ${counts})
    SELECT day, project_id, model_id, surface, search, brand_id, ${sums} FROM snapshots GROUP BY 1, 2, 3, 4, 5, 6;
    INSERT INTO snapshot_weeks (week, project_id, prompt_id, model_id, surface, search, brand_id, ${counts})
    SELECT date(day, 'weekday 0', '-6 days'), project_id, prompt_id, model_id, surface, search, brand_id, ${sums}
    FROM snapshots GROUP BY 1, 2, 3, 4, 5, 6, 7`)
}

async function importing(core: Core): Promise<void> {
  const lines = ['name,brand,aliases,domains,competitors,prompts,models,country,language']
  for (let i = 0; i < IMPORTED; i++) {
    const competitors = `"Globex ${i} (globex${i}.com); Initech ${i}"`
    lines.push(`Project ${i},Brand ${i},B${i},brand${i}.com,${competitors},"Which ${i}?|Best ${i}?",openai:gpt-5,ES,en`)
  }
  const file = { name: 'projects.csv', bytes: Buffer.from(lines.join('\n')) }
  const [used, started] = [process.cpuUsage(), performance.now()]
  const { added } = await core.imports.run(file, 'projects')
  const took = performance.now() - started
  const processor = processorSince(used).toFixed(0)
  if (added !== IMPORTED) throw new Error(`Only ${added} projects were imported`)
  atMost(2000, `import of ${IMPORTED} projects (processor ${processor} ms)`, took)
}

/** In milliseconds; on a busy machine less than the time that passes. */
function processorSince(used: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(used)
  return (user + system) / 1000
}

function timed(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number
}

function atMost(most: number, what: string, ms: number): void {
  const met = ms <= most
  if (!met) missed += 1
  console.log(`${met ? 'ok    ' : 'missed'}  ${what}: ${ms.toFixed(0)} ms  (target: ≤ ${most} ms)`)
}
