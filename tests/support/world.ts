import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLedgerDays } from '../../src/core/costs/ledgerDays.ts'
import { type Db, databaseFile, openDatabase, schema } from '../../src/core/db/index.ts'
import { pico } from '../../src/core/money.ts'
import type { Clock } from '../../src/core/ports.ts'

/** 2026-11-20, noon in UTC, the zone of a test home. */
export const NOON = Date.UTC(2026, 10, 20, 12)
export const TODAY = '2026-11-20'

/** A real database in a folder of its own, with the rows that everything else points to. */
export interface World {
  db: Db
  clock: Clock & { set(instant: number): void }
  close(): void
}

export function makeWorld(kind: 'user' | 'demo' = 'user'): World {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-test-'))
  const db = openDatabase({ file: databaseFile(folder), migrations: 'drizzle', now: NOON })
  db.orm.insert(schema.home).values({ id: 1, homeId: 'home-1', kind, zone: 'UTC', createdAt: NOON }).run()
  db.orm.insert(schema.instances).values({ id: 1, pid: 1, processStart: '0', host: 'test', createdAt: NOON }).run()
  let now = NOON
  return {
    db,
    clock: {
      now: () => now,
      set(instant) {
        now = instant
      },
    },
    close() {
      db.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** The registry's row of a provider and id, made when there is none. */
export function resolveModel(db: Db, provider: string, model: string): number {
  const find = db.sqlite.prepare('SELECT id FROM models WHERE provider = ? AND model = ?').pluck()
  const found = find.get(provider, model) as number | undefined
  if (found !== undefined) return found
  return db.orm
    .insert(schema.models)
    .values({ provider, model, displayName: model, isAvailable: true, origin: 'user', firstSeenAt: NOON })
    .returning({ id: schema.models.id })
    .get().id
}

type Fields<T> = { [K in keyof T]?: T[K] | undefined }
type Insert<T extends { $inferInsert: unknown }> = Fields<T['$inferInsert']>

const USAGE = {
  inputTokens: 450,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 180,
  reasoningTokens: 0,
  searches: 1,
}

/** Adds a run. */
export function addRun(db: Db, projectId: number, day: string): number {
  return db.orm
    .insert(schema.runs)
    .values({ projectId, day, status: 'completed', trigger: 'manual', createdAt: Date.parse(`${day}T04:00:00Z`) })
    .returning({ id: schema.runs.id })
    .get().id
}

export interface TaskOf {
  runId: number
  projectId: number
  promptId: number
  modelId: number
}

export function addTask(db: Db, of: TaskOf, fields: Insert<typeof schema.tasks> = {}): number {
  const provider = db.sqlite.prepare('SELECT provider FROM models WHERE id = ?').pluck().get(of.modelId) as string
  return db.orm
    .insert(schema.tasks)
    .values({
      ...of,
      provider,
      kind: 'answer',
      search: true,
      maxOutputTokens: 4096,
      sample: 1,
      state: 'done',
      ...fields,
    } as typeof schema.tasks.$inferInsert)
    .returning({ id: schema.tasks.id })
    .get().id
}

/** Adds a finished task with its answer. */
export function addAnswer(db: Db, of: TaskOf & { day: string }, fields: Insert<typeof schema.answers> = {}): number {
  const { day, ...task } = of
  const taskId = addTask(db, task, { search: fields.search ?? true, sample: fields.sample ?? 1 })
  return db.orm
    .insert(schema.answers)
    .values({
      ...of,
      taskId,
      servedModel: 'served-1',
      surface: 'api',
      search: true,
      sample: 1,
      at: Date.parse(`${day}T04:00:01Z`),
      status: 'ok',
      finishReason: 'stop',
      text: 'Acme is fine.',
      latencyMs: 1200,
      ...USAGE,
      ...fields,
    } as typeof schema.answers.$inferInsert)
    .returning({ id: schema.answers.id })
    .get().id
}

export function addMention(
  db: Db,
  answerId: number,
  brandId: number,
  fields: Insert<typeof schema.mentions> = {},
): void {
  db.orm
    .insert(schema.mentions)
    .values({
      answerId,
      brandId,
      state: 'named',
      count: 1,
      firstOffset: 0,
      rank: null,
      sentiment: 'unscored',
      citations: 0,
      ...fields,
    } as typeof schema.mentions.$inferInsert)
    .run()
}

/** Adds a hold and the entry that closed it. `total` in pico-dollars. */
export function addEntry(
  db: Db,
  entry: { day: string; provider: string; modelId: number; total: bigint } & Omit<
    Insert<typeof schema.ledger>,
    'total'
  >,
): number {
  const { day, provider, modelId, total, ...rest } = entry
  const at = Date.parse(`${day}T04:00:02Z`)
  const hold = db.orm
    .insert(schema.holds)
    .values({
      ownerId: 1,
      provider,
      modelId,
      kind: 'answer',
      amount: pico(total),
      estimate: false,
      state: 'settled',
      day,
      createdAt: at,
    })
    .returning({ id: schema.holds.id })
    .get()
  const { id, ...stored } = db.orm
    .insert(schema.ledger)
    .values({
      at,
      day,
      provider,
      modelId,
      holdId: hold.id,
      kind: 'answer',
      state: 'settled',
      cacheWrite1hTokens: 0,
      ...USAGE,
      tokensCost: pico(total),
      searchCost: pico(0),
      total: pico(total),
      priceIds: [1, 2],
      ...rest,
    } as typeof schema.ledger.$inferInsert)
    .returning({
      ...{ id: schema.ledger.id, day: schema.ledger.day, projectId: schema.ledger.projectId },
      ...{ provider: schema.ledger.provider, modelId: schema.ledger.modelId },
      ...{ kind: schema.ledger.kind, state: schema.ledger.state },
    })
    .get()
  createLedgerDays(db.sqlite).add(stored, total)
  return id
}
