import { chmodSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createReplay } from '../../src/core/costs/index.ts'
import { schema } from '../../src/core/db/index.ts'
import { createDoctor } from '../../src/core/doctor/index.ts'
import { createEndpoints } from '../../src/core/endpoints/index.ts'
import { createKeys } from '../../src/core/keys/index.ts'
import { createModels } from '../../src/core/models/index.ts'
import type { SecretStore } from '../../src/core/ports.ts'
import { ProviderError } from '../../src/core/providers/index.ts'
import { RULES } from '../../src/core/reconcile/rules.ts'
import { createSessionStore } from '../../src/core/secrets/index.ts'
import { findingInWords } from '../../src/renderer/i18n/sentences/index.ts'
import { makeWorld, NOON, resolveModel, type World } from '../support/world.ts'

const home = { homeId: 'home-1', kind: 'user' as const, zone: 'UTC', demoSeed: null }
let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => world.close())

/** A word that English has and Spanish has not. */
const ENGLISH =
  /(?<![\w:./-])(?:the|is|are|was|were|and|of|it|its|by|you|your|that|there|this|none|next|last|never|known|unknown|applied|free|what|set|see|run|row|rows|for|from|with|such|holds|others|question|questions|nothing)(?![\w:/-])/iu

/** Whatever a check of this home says, once in each language. */
async function report(secrets: SecretStore, troubles: Parameters<typeof brokenRules>[0]) {
  const { db, clock } = world
  const models = createModels({ db, clock })
  await models.seed()
  const endpoints = createEndpoints({ db, clock, home, environment: {} })
  const keys = createKeys({ secrets, home, endpoints, environment: {} })
  const providers = async (name: string) => {
    throw new ProviderError('auth', `There is no key for ${name}. Set one with: earshot keys set ${name}`, {
      charge: 'unsent',
    })
  }
  const paths = { home: dirname(db.file), migrations: 'drizzle' }
  const options = { db, home, paths, secrets, keys, endpoints, models, providers, clock }
  const { checks } = await createDoctor({
    ...options,
    replay: createReplay(db),
    reconcile: { look: () => brokenRules(troubles) },
  }).run({ offline: false })
  return checks
}

/** Every rule, broken by so many rows. */
async function* brokenRules(found: number) {
  for (const rule of RULES) {
    const trouble = {
      ...{ rule: rule.name, subject: 'task 7', projectId: null, day: '2026-11-20' },
      ...{ expected: null, found: '{}', id: 7 },
    }
    yield { rule, found, more: false, troubles: found === 0 ? [] : [trouble] }
  }
}

/** What is said of a check, without names of files. */
const said = (checks: Awaited<ReturnType<typeof report>>, language: 'en' | 'es') =>
  checks.flatMap(({ name, detail, remedy }) =>
    [detail, remedy ?? ''].map(
      (text) => `${name}: ${findingInWords(text, language).replaceAll(dirname(world.db.file), '')}`,
    ),
  )

function plantTroubles() {
  const { db } = world
  const modelId = resolveModel(db, 'openai', 'gpt-nobody-knows')
  db.orm.insert(schema.projects).values({ id: 1, name: 'Acme', createdAt: NOON, updatedAt: NOON }).run()
  db.orm.insert(schema.projectModels).values({ projectId: 1, modelId, position: 0 }).run()
  const add = db.sqlite.prepare('INSERT INTO jobs (name, cron, enabled, jitter_ms, since) VALUES (?, ?, ?, 0, 0)')
  for (const [job, cron] of [
    ['daily', 'a las cuatro de mañana'],
    ['models', '0 25 * * *'],
    ['reconcile', '30 2 * * *'],
    ['upkeep', '0 3 * * 0'],
    ['alerts', '0 * * * *'],
  ]) {
    add.run(job, cron, job === 'alerts' ? 0 : 1)
  }
  const ran = db.sqlite.prepare(`INSERT INTO job_runs (job, "trigger", due_at, missed, started_at, state, sentence)
    VALUES (?, 'schedule', ${NOON}, 0, ${NOON}, ?, ?)`)
  ran.run(
    'reconcile',
    'failed',
    '9 rows were left half done, 7 are mended, 2 need you; 3 gaps of past days were recorded.',
  )
  ran.run('upkeep', 'died', 'The program ended in the middle of it.')
  db.sqlite.pragma('foreign_keys = OFF')
  db.sqlite.exec('INSERT INTO project_models (project_id, model_id, position) VALUES (77, 88, 0)')
  db.sqlite.pragma('foreign_keys = ON')
  db.sqlite.exec(`DELETE FROM __drizzle_migrations WHERE id = 1; DROP VIEW visibility_by_model;
    INSERT INTO runs (project_id, day, status, "trigger", created_at) VALUES (1, '2026-11-21', 'completed', 'manual', ${NOON + 86_400_000})`)
  writeFileSync(join(dirname(db.file), 'earshot.damaged-2026.db'), '')
  chmodSync(dirname(db.file), 0o755)
}

describe('a report of the doctor', () => {
  it('of a home in order is said in Spanish', async () => {
    const checks = await report(createSessionStore(), 0)
    expect(checks.length).toBeGreaterThan(25)
    expect(said(checks, 'es').filter((text) => ENGLISH.test(text.slice(text.indexOf(':'))))).toEqual([])
  })

  it('of a home with troubles is said in Spanish, and sends nobody to the command line', async () => {
    plantTroubles()
    const forgetful: SecretStore = { ...createSessionStore(), get: async () => null }
    const checks = await report(forgetful, 1)
    expect(checks.filter(({ ok }) => !ok).length).toBeGreaterThan(30)
    expect(said(checks, 'es').filter((text) => ENGLISH.test(text.slice(text.indexOf(':'))))).toEqual([])
    for (const language of ['en', 'es'] as const)
      expect(said(checks, language).join('\n')).not.toMatch(/earshot \w+ |--\w/)
  })

  it('leaves no text of the doctor as it came', async () => {
    plantTroubles()
    const broken = await report({ ...createSessionStore(), get: async () => null }, 2)
    const texts = broken.flatMap(({ name, detail, remedy }) => (name === 'node' ? [] : [detail, remedy ?? '']))
    expect(texts.filter((text) => text !== '' && findingInWords(text, 'es') === text)).toEqual([])
  })

  it.each(RULES.map(({ name, en, es }) => [name, en, es] as const))(
    'says the rule %s as its page does',
    (_, en, es) => {
      expect(en.map((text) => findingInWords(text, 'es'))).toEqual(es)
    },
  )

  it.each([
    ['api.openai.com lists 40 models', 'api.openai.com ofrece 40 modelos'],
    [
      'api.openai.com: openai did not accept the key (HTTP 401): Incorrect API key',
      'api.openai.com: openai no aceptó la clave (HTTP 401): Incorrect API key',
    ],
    ['keychain, …abcd: OPENAI_API_KEY', 'en el llavero, …abcd: OPENAI_API_KEY'],
    [
      '5 of 9 questions answered for 1 project, 3 failed, 1 blocked; $0.0100 spent, $2.00 this month.',
      '5 de 9 preguntas con respuesta, 1 proyecto, 3 fallidas, 1 bloqueadas; gastados $0.0100, $2.00 este mes.',
    ],
    [
      'Daily counts of brands differ from a recount: 2 rows, such as prompt 1, model 2, search 0, brand 3 of 2026-11-20',
      'Los recuentos diarios de marcas difieren: 2 filas, como pregunta 1, modelo 2, búsqueda 0, marca 3 del 2026-11-20',
    ],
    ['Entry 5 counts $1, and $2 was held.', 'El apunte 5 cuenta $1, y se reservaron $2.'],
  ])('keeps what was quoted: %s', (finding, words) => {
    expect(findingInWords(finding, 'es')).toBe(words)
  })
})
