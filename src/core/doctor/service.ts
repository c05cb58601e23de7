import { randomUUID } from 'node:crypto'
import type { createReplay } from '../costs/index.ts'
import type { Db } from '../db/index.ts'
import type { Endpoints } from '../endpoints/index.ts'
import { messageOf } from '../errors.ts'
import type { Home } from '../home/index.ts'
import type { KeyStatus, Keys } from '../keys/index.ts'
import { formatModelRef } from '../modelRef.ts'
import type { Models } from '../models/index.ts'
import type { Clock, Paths, SecretStore } from '../ports.ts'
import { isLoopback, type Provider } from '../providers/index.ts'
import type { Reconcile } from '../reconcile/index.ts'
import { check, type DoctorCheck, type Finding } from './check.ts'
import { checkDatabase } from './database.ts'
import { checkRules } from './rules.ts'
import { checkSchedule } from './schedule.ts'
import { checkSystem } from './system.ts'

const REPLY_TIMEOUT_MS = 15_000
/** Entries of the ledger that are priced again, the newest. */
const MOST_REPLAYED = 20_000

export interface DoctorReport {
  /** Whether every check passed. */
  ok: boolean
  checks: DoctorCheck[]
}

export interface DoctorRequest {
  /** Calls no provider. */
  offline: boolean
  signal?: AbortSignal | undefined
}

export interface DoctorOptions {
  db: Db
  home: Home
  paths: Paths
  secrets: SecretStore
  keys: Keys
  endpoints: Endpoints
  models: Models
  providers: (name: string) => Promise<Provider>
  clock: Clock
  reconcile: Pick<Reconcile, 'look'>
  replay: ReturnType<typeof createReplay>
}

/** Looks whether everything is in order that a run rests on. It changes nothing. */
export function createDoctor(options: DoctorOptions) {
  const { db, home, paths, secrets, keys, endpoints, models, providers, clock, reconcile, replay } = options
  /** Models that active projects ask, judges not included. */
  const asked = db.sqlite.prepare(`
    SELECT DISTINCT m.provider, m.model FROM project_models pm
    JOIN projects p ON p.id = pm.project_id JOIN models m ON m.id = pm.model_id
    WHERE p.active = 1 AND p.removed_at IS NULL`)

  async function keychain(): Promise<Finding> {
    const account = `${home.homeId}/doctor`
    const token = randomUUID()
    await secrets.set(account, token)
    const read = await secrets.get(account)
    await secrets.remove(account)
    if (read !== token) return { detail: 'a secret did not come back as it was kept', remedy: 'Repair the keychain.' }
    if (secrets.kind === 'keychain') return { detail: 'a secret was kept, read and removed' }
    return { detail: 'there is none here: keys come from the environment, or live for the session' }
  }

  function prices(): Finding {
    const used = new Set((asked.all() as { provider: string; model: string }[]).map(formatModelRef))
    const needed = models.list().filter((model) => model.isCurrent || used.has(formatModelRef(model)))
    const unpriced = needed.filter((model) => !model.priced && !models.isFree(model.provider)).map(formatModelRef)
    if (unpriced.length === 0) return { detail: `known for all ${needed.length} models that are offered or asked` }
    return {
      detail: `unknown for ${unpriced.join(', ')}`,
      remedy: `Set them: earshot price set ${unpriced[0]} --input <$> --output <$>`,
    }
  }

  async function totals(): Promise<Finding> {
    const { checked, wrong, problems } = await replay({ limit: MOST_REPLAYED })
    if (wrong === 0) return { detail: `${checked} entries of the ledger follow from their usage and prices` }
    const detail = `${wrong} of ${checked} entries of the ledger do not follow from their usage and prices: ${problems[0]}`
    return { detail, remedy: 'The file was changed from outside. Restore a backup from before that, in Settings.' }
  }

  function key(status: KeyStatus, isAsked: boolean): Finding {
    const { provider, source, hint, note } = status
    const { kind, baseUrl } = endpoints.effective(provider)
    if (source !== 'none') {
      const usable = status.host === new URL(baseUrl).host
      return { detail: `${source}, ${hint}${note ? `: ${note}` : ''}`, remedy: usable ? undefined : setKey(provider) }
    }
    if (home.kind === 'demo' || kind === 'compatible' || isLoopback(baseUrl))
      return { detail: 'none, and none is needed' }
    if (!isAsked) return { detail: 'none, and no active project asks this provider' }
    return { detail: 'none, and an active project asks this provider', remedy: setKey(provider) }
  }

  async function reply(provider: string): Promise<Finding> {
    const adapter = await providers(provider)
    const { host } = new URL(adapter.baseUrl)
    try {
      const listed = await adapter.listModels(AbortSignal.timeout(REPLY_TIMEOUT_MS))
      return { detail: `${host} lists ${listed.length} models` }
    } catch (error) {
      const remedy = `See whether this machine reaches ${host}, and whether the key is right: earshot keys status`
      return { detail: `${host}: ${messageOf(error)}`, remedy }
    }
  }

  async function* run({ offline, signal }: DoctorRequest): AsyncGenerator<DoctorCheck> {
    const inUse = new Set((asked.all() as { provider: string }[]).map(({ provider }) => provider))
    yield* checkSystem({ folder: paths.home, db, clock })
    yield* checkDatabase(db, paths.migrations)
    yield await check('keychain', keychain)
    yield await check('prices', prices)
    yield await check('totals', totals)
    // A locked keychain has been told by now.
    const statuses = await keys.status().catch(() => [])
    for (const status of statuses) {
      yield await check(`key ${status.provider}`, () => key(status, inUse.has(status.provider)))
    }
    yield* checkSchedule({ db, clock, zone: home.zone })
    yield* checkRules(reconcile, signal)
    if (offline || home.kind === 'demo') return
    const callable = statuses.filter((one) => one.source !== 'none' || inUse.has(one.provider))
    const replies = callable.map(({ provider }) => check(`reply ${provider}`, () => reply(provider)))
    for (const replied of replies) yield await replied
  }

  return {
    /** Every check as it is done, those that take longest last. */
    watch: run,
    async run(request: DoctorRequest): Promise<DoctorReport> {
      const checks: DoctorCheck[] = []
      for await (const each of run(request)) checks.push(each)
      return { ok: checks.every(({ ok }) => ok), checks }
    },
  }
}

const setKey = (provider: string) => `Set one: earshot keys set ${provider}`
