/**
 * Measures reconciliation on a home of a million answers: `npm run bench:reconcile`, or with `-- --answers N` on a smaller one.
 * The nightly check of what was written since the last one, and the weekly recount of everything, with some thousand rows
 * broken on purpose. Ends with 1 when a target is missed.
 */
import { parseArgs } from 'node:util'
import { createCore } from '../../src/core/createCore.ts'
import { createSessionStore } from '../../src/core/secrets/index.ts'
import { bigHome, NOON } from './bigHome.ts'
import { machine } from './machine.ts'

const NIGHTLY_MS = 2_000
const WRITE_MS = 50
const { values } = parseArgs({ options: { answers: { type: 'string', default: '1000000' } } })
const home = await bigHome(Number(values.answers))
console.log(machine())

const core = await createCore(
  {
    // The day after the last: nothing of today is left to ask.
    clock: { now: () => NOON + 86_400_000 },
    secrets: createSessionStore(),
    log: () => undefined,
    notify: () => undefined,
    paths: { home, migrations: 'drizzle' },
  },
  { config: { keys: {}, baseUrls: {} }, zone: 'UTC' },
)
const { sqlite } = core.db
const KEPT = ['coverage_gaps', 'coverage_plans', 'repairs', 'reconcile_marks']
const forget = () => {
  for (const table of KEPT) sqlite.exec(`DELETE FROM ${table}`)
}
let missed = 0
let longestMs = 0
let longestCpuMs = 0
const write = core.db.write
core.db.write = (work) =>
  write(() => {
    const begun = performance.now()
    const before = process.threadCpuUsage()
    try {
      return work()
    } finally {
      const { user, system } = process.threadCpuUsage(before)
      longestMs = Math.max(longestMs, performance.now() - begun)
      longestCpuMs = Math.max(longestCpuMs, (user + system) / 1000)
    }
  })

function tell(name: string, ms: number, most: number | null): void {
  if (most !== null && ms > most) missed += 1
  console.log(
    `${name}: ${ms.toFixed(0)} ms${most === null ? '' : ` (at most ${most} ms${ms > most ? ', MISSED' : ''})`}`,
  )
}

/** A machine that has more to do than processors takes its time between; the target is the processor's. */
function tellWrites(): void {
  tell('its longest write transaction, of the processor', longestCpuMs, WRITE_MS)
  tell('by the clock', longestMs, null)
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; ms: number }> {
  const begun = performance.now()
  const result = await work()
  return { result, ms: performance.now() - begun }
}

const context = {
  jobRunId: 0,
  originId: 0,
  trigger: 'schedule' as const,
  dueAt: NOON,
  signal: new AbortController().signal,
  log: () => undefined,
}

forget()
const answers = sqlite.prepare('SELECT COUNT(*) FROM answers').pluck().get()
const first = sqlite.prepare(`
  INSERT INTO reconcile_marks (name, at, answer_id, run_id, ledger_id)
  SELECT 'nightly', 0, (SELECT MIN(id) - 1 FROM answers WHERE run_id IN (SELECT id FROM runs WHERE day = @day)),
    (SELECT MIN(id) - 1 FROM runs WHERE day = @day), (SELECT MIN(id) - 1 FROM ledger WHERE day = @day)`)
first.run({ day: sqlite.prepare('SELECT MAX(day) FROM runs').pluck().get() })
console.log(`${answers} answers`)

const night = await timed(() => core.reconcile.work(context))
console.log(night.result.sentence)
tell('nightly reconcile of the days written since the last check', night.ms, NIGHTLY_MS)
tellWrites()

longestMs = 0
longestCpuMs = 0
sqlite.exec(`
  UPDATE snapshots SET named = named + 1 WHERE project_id = 1 AND day BETWEEN '2026-06-01' AND '2026-06-07';
  DELETE FROM snapshot_weeks WHERE project_id = 1 AND week = '2026-03-02';
  UPDATE ledger_days SET total = total + 1 WHERE day = '2026-05-05'`)
const weekly = await timed(() => core.reconcile.fullRecount())
for (const { rule, found, mended } of weekly.result) console.log(`  ${rule}: ${mended} of ${found} mended`)
tell('weekly recount of everything', weekly.ms, null)
tellWrites()
const again = await timed(() => core.reconcile.fullRecount())
console.log(`a second one finds ${again.result.length} rules broken`)
if (again.result.length > 0) missed += 1

forget()
await core.close()
process.exitCode = missed === 0 ? 0 : 1
