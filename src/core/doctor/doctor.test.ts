import { chmodSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeWorld, NOON, resolveModel, type World } from '../../../tests/support/world.ts'
import { createReplay } from '../costs/index.ts'
import { schema } from '../db/index.ts'
import { createEndpoints } from '../endpoints/index.ts'
import { UserError } from '../errors.ts'
import { createKeys } from '../keys/index.ts'
import { createModels } from '../models/index.ts'
import type { SecretStore } from '../ports.ts'
import { ProviderError } from '../providers/index.ts'
import { createSessionStore } from '../secrets/index.ts'
import { createDoctor } from './service.ts'

const home = { homeId: 'home-1', kind: 'user' as const, zone: 'UTC', demoSeed: null }
let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => world.close())

/** The failed checks, by name, with what to do about them. */
async function failures(offline: boolean, secrets: SecretStore = createSessionStore()) {
  const { db, clock } = world
  const models = createModels({ db, clock })
  await models.seed()
  const endpoints = createEndpoints({ db, clock, home, environment: {} })
  const keys = createKeys({ secrets, home, endpoints, environment: {} })
  const providers = async (name: string) => {
    throw new ProviderError('auth', `There is no key for ${name}.`, { charge: 'unsent' })
  }
  const paths = { home: dirname(db.file), migrations: 'drizzle' }
  const reconcile = { async *look() {} }
  const replay = createReplay(db)
  const parts = { replay, db, home, paths, secrets, keys, endpoints, models, providers, clock, reconcile }
  const report = await createDoctor(parts).run({ offline })
  expect(report.ok).toBe(report.checks.every(({ ok }) => ok))
  return Object.fromEntries(report.checks.filter(({ ok }) => !ok).map(({ name, remedy }) => [name, remedy]))
}

function askModel(provider: string, model: string) {
  const modelId = resolveModel(world.db, provider, model)
  world.db.orm.insert(schema.projects).values({ id: 1, name: 'Acme watch', createdAt: NOON, updatedAt: NOON }).run()
  world.db.orm.insert(schema.projectModels).values({ projectId: 1, modelId, position: 0 }).run()
}

it('finds nothing wrong with a new home', async () => {
  expect(await failures(false)).toEqual({})
})

it('misses the key and the price of a model that an active project asks, and calls its provider', async () => {
  askModel('openai', 'gpt-nobody-knows')
  expect(await failures(false)).toEqual({
    prices: expect.stringContaining('earshot price set openai:gpt-nobody-knows'),
    'key openai': expect.stringContaining('earshot keys set openai'),
    'reply openai': expect.any(String),
  })
  expect(Object.keys(await failures(true))).toEqual(['prices', 'key openai'])
})

it('finds rows that point nowhere', async () => {
  world.db.sqlite.pragma('foreign_keys = OFF')
  world.db.sqlite.exec('INSERT INTO project_models (project_id, model_id, position) VALUES (77, 88, 0)')
  world.db.sqlite.pragma('foreign_keys = ON')
  expect(Object.keys(await failures(true))).toEqual(['foreign keys'])
})

it('finds a migration that is not applied, and a view that is gone', async () => {
  world.db.sqlite.exec('DELETE FROM __drizzle_migrations WHERE id = 1; DROP VIEW visibility_by_model')
  expect(Object.keys(await failures(true))).toEqual(['migrations', 'view'])
})

it('does not forget a database that was damaged', async () => {
  writeFileSync(join(dirname(world.db.file), 'earshot.damaged-2026.db'), '')
  expect(Object.keys(await failures(true))).toEqual(['damage'])
})

it('finds a keychain that is locked, or loses what it keeps', async () => {
  const refuse = () => Promise.reject(new UserError('keychain', 'The keychain is locked.'))
  expect(Object.keys(await failures(true, { kind: 'keychain', get: refuse, set: refuse, remove: refuse }))).toEqual([
    'keychain',
  ])
  const forgetful: SecretStore = { ...createSessionStore(), get: async () => null }
  expect(Object.keys(await failures(true, forgetful))).toEqual(['keychain'])
})

it.skipIf(process.platform === 'win32')('finds a home that others may read', async () => {
  chmodSync(dirname(world.db.file), 0o755)
  chmodSync(world.db.file, 0o644)
  const { permissions } = await failures(true)
  expect(permissions).toContain(`chmod 700 ${dirname(world.db.file)}`)
})

it('finds a clock that was set back', async () => {
  world.db.sqlite.exec(`
    INSERT INTO projects (id, name, created_at, updated_at) VALUES (1, 'Acme watch', 0, 0);
    INSERT INTO runs (project_id, day, status, "trigger", created_at) VALUES (1, '2026-11-21', 'completed', 'manual', ${NOON + 86_400_000})`)
  expect(await failures(true)).toEqual({ clock: expect.stringContaining('Set the clock right') })
})

it('finds a job whose time cannot be read, and one that failed last', async () => {
  const add = world.db.sqlite.prepare('INSERT INTO jobs (name, cron, enabled, jitter_ms, since) VALUES (?, ?, 1, 0, 0)')
  add.run('daily', 'four in the morning')
  add.run('reconcile', '30 2 * * *')
  world.db.sqlite.exec(`
    INSERT INTO job_runs (job, "trigger", due_at, missed, started_at, state, sentence)
    VALUES ('reconcile', 'schedule', ${NOON}, 0, ${NOON}, 'failed', 'The disk was full.')`)
  expect(await failures(true)).toEqual({
    'job daily': expect.stringContaining('earshot jobs set daily'),
    'job reconcile': expect.stringContaining('earshot jobs run reconcile'),
  })
})
