import { asc, eq } from 'drizzle-orm'
import type { FromEnvironment } from '../config.ts'
import { type Db, schema } from '../db/index.ts'
import { UserError } from '../errors.ts'
import type { Home } from '../home/index.ts'
import type { Clock } from '../ports.ts'
import {
  BUILT_IN_PROVIDERS,
  type BuiltInProvider,
  checkBaseUrl,
  DEFAULT_BASE_URLS,
  isLoopback,
  ownerOfKey,
  type ProviderKind,
} from '../providers/index.ts'

/** Where a provider is called, and who said so. */
export interface EffectiveEndpoint {
  provider: string
  kind: ProviderKind
  baseUrl: string
  source: 'setting' | 'environment' | 'default'
  /** The environment variable that gave it. */
  variable: string | null
}

/** An endpoint as lists show it. */
export interface ListedEndpoint extends EffectiveEndpoint {
  /** Calls cost nothing unless a price says otherwise: it was said to be free, or is on this machine. */
  free: boolean
}

export interface EndpointSetting {
  name: string
  baseUrl: string
  /** Only an OpenAI-compatible endpoint may be free. */
  free?: boolean | undefined
}

export interface EndpointsOptions {
  db: Db
  clock: Clock
  home: Home
  /** Base URLs that the environment gives. */
  environment: Partial<Record<BuiltInProvider, FromEnvironment>>
}

const NAME = /^[a-z][a-z0-9._-]{0,39}$/

const isBuiltIn = (name: string): name is BuiltInProvider => BUILT_IN_PROVIDERS.some((provider) => provider === name)

/** The addresses providers are called at: the four built in, and OpenAI-compatible endpoints of the user's. */
export function createEndpoints({ db, clock, home, environment }: EndpointsOptions) {
  const { endpoints } = schema
  // Read for every call that is made.
  const settingOf = db.sqlite.prepare('SELECT kind, base_url AS baseUrl FROM endpoints WHERE name = ?')

  function effective(name: string): EffectiveEndpoint {
    const setting = settingOf.get(name) as { kind: ProviderKind; baseUrl: string } | undefined
    if (setting) return { provider: name, ...setting, source: 'setting', variable: null }
    if (!isBuiltIn(name)) throw unknown(name)
    const given = environment[name]
    if (!given) {
      return { provider: name, kind: name, baseUrl: DEFAULT_BASE_URLS[name], source: 'default', variable: null }
    }
    const baseUrl = checkBaseUrl(`${name} in ${given.variable}`, given.value)
    return { provider: name, kind: name, baseUrl, source: 'environment', variable: given.variable }
  }

  function readable(setting: EndpointSetting) {
    const { name, free = false } = setting
    if (home.kind === 'demo') {
      throw new UserError('conflict', 'The demo calls only its own simulator, so it takes no endpoints.')
    }
    if (!NAME.test(name)) {
      throw new UserError(
        'bad_input',
        `"${name}" cannot name an endpoint: use up to 40 small letters, digits, ".", "_" and "-", beginning with a letter.`,
      )
    }
    if (ownerOfKey(name) !== name) {
      throw new UserError('bad_input', `"${name}" is the name of a key that reads bills: choose another.`)
    }
    if (free && isBuiltIn(name)) {
      throw new UserError('bad_input', `${name} bills its calls: only an OpenAI-compatible endpoint can be free.`)
    }
    const kind: ProviderKind = isBuiltIn(name) ? name : 'compatible'
    return { name, kind, baseUrl: checkBaseUrl(name, setting.baseUrl), free }
  }

  return {
    /**
     * Adds an OpenAI-compatible endpoint, or says where a built-in provider is called instead; changes the one of that
     * name if there is one.
     * @returns what happened; `unchanged` when it was so already
     * @throws UserError `bad_input`, `conflict` in a demo home
     */
    async add(setting: EndpointSetting): Promise<'added' | 'changed' | 'unchanged'> {
      const row = readable(setting)
      return db.write(() => {
        const existing = db.orm.select().from(endpoints).where(eq(endpoints.name, row.name)).get()
        if (!existing) {
          db.orm
            .insert(endpoints)
            .values({ ...row, createdAt: clock.now() })
            .run()
          return 'added'
        }
        if (existing.baseUrl === row.baseUrl && existing.free === row.free) return 'unchanged'
        db.orm.update(endpoints).set(row).where(eq(endpoints.name, row.name)).run()
        return 'changed'
      })
    },

    /** The four providers, then the user's endpoints by name. */
    list(): ListedEndpoint[] {
      const rows = db.orm.select().from(endpoints).orderBy(asc(endpoints.name)).all()
      const free = new Set(rows.filter((row) => row.free).map((row) => row.name))
      const own = rows.filter((row) => row.kind === 'compatible').map((row) => row.name)
      return [...BUILT_IN_PROVIDERS, ...own].map((name) => {
        const endpoint = effective(name)
        const isFree = endpoint.kind === 'compatible' && (free.has(name) || isLoopback(endpoint.baseUrl))
        return { ...endpoint, free: isFree }
      })
    },

    /**
     * Forgets an endpoint; a built-in provider is called at its usual address again.
     * @throws UserError `not_found`, or `conflict` while a project asks its models
     */
    async remove(name: string): Promise<void> {
      await db.write(() => {
        if (!isBuiltIn(name)) assertUnused(db, name)
        const { changes } = db.orm.delete(endpoints).where(eq(endpoints.name, name)).run()
        if (changes === 0) throw unknown(name)
      })
    },

    /**
     * Where a provider is called: the user's setting, else the environment's, else its own address.
     * @throws UserError `not_found` for a name that is no provider, `bad_input` for an address that must not be sent a key
     */
    effective,
  }
}

export type Endpoints = ReturnType<typeof createEndpoints>

const unknown = (name: string) =>
  new UserError(
    'not_found',
    `There is no provider or endpoint "${name}". Providers are ${BUILT_IN_PROVIDERS.join(', ')}; see also: earshot endpoint list`,
  )

function assertUnused(db: Db, name: string): void {
  const { projects, projectModels, models } = schema
  const used = db.orm
    .selectDistinct({ project: projects.name, removedAt: projects.removedAt })
    .from(models)
    .innerJoin(projectModels, eq(projectModels.modelId, models.id))
    .innerJoin(projects, eq(projects.id, projectModels.projectId))
    .where(eq(models.provider, name))
    .all()
    .filter((row) => row.removedAt === null)
    .map((row) => `"${row.project}"`)
  if (used.length === 0) return
  throw new UserError(
    'conflict',
    `The endpoint ${name} was kept: ${used.join(', ')} asks its models. Take them out of the project's file, apply it, and try again.`,
  )
}
