import { noApi } from '../billSources.ts'
import type { Db } from '../db/index.ts'
import type { Home } from '../home/index.ts'
import type { LaneSpeed } from '../monitoring/index.ts'
import type { Clock } from '../ports.ts'
import {
  BILLING_PROVIDERS,
  type BillSource,
  BUILT_IN_PROVIDERS,
  type BuiltInProvider,
  createBillSource,
  createProvider,
  isBillingProvider,
  type Provider,
  ProviderError,
  type ProviderSource,
} from '../providers/index.ts'
import { type BillingPlan, createSimulator, DEMO_FAULTS, type Simulator } from '../simulator/index.ts'
import { addDays, dayOf } from '../time.ts'

/** How long the simulator lets a person who watches a run wait for an answer. */
const WATCHED_LATENCY = { medianMs: 900, sigma: 0.5 }
/** The simulator asks for no key; the SDKs insist on one. */
const DEMO_KEY = 'demo'
const DEMO_ADMIN_KEY = 'demo-admin'
const SPEED: LaneSpeed = { initial: 10, max: 40 }

/** The days over which the demo's market moves. */
export interface DemoWindow {
  /** `YYYY-MM-DD` */
  firstDay: string
  days: number
}

/**
 * The providers of a demo home: all four, by the real adapters, from a simulator on loopback that starts with the
 * first call. Nothing else can be reached.
 * @param window while the demo is being made, its days, answered at once; else they are read off its runs
 */
export function createSimulatedProviders(options: { db: Db; home: Home; clock: Clock; window: DemoWindow | null }) {
  const { db, home, clock } = options
  const made = new Map<string, Provider>()
  let starting: Promise<Simulator> | undefined

  const start = () =>
    createSimulator({
      seed: home.demoSeed ?? '',
      day: () => dayOf(clock.now(), home.zone),
      world: options.window ?? storedWindow(db, dayOf(clock.now(), home.zone)),
      faults: DEMO_FAULTS,
      instant: clock.now,
      billing: demoBilling(options.window ?? storedWindow(db, dayOf(clock.now(), home.zone))),
      latencyMs: options.window ? 0 : WATCHED_LATENCY,
    })

  const get: ProviderSource = async (name) => {
    const known = made.get(name)
    if (known) return known
    const kind = BUILT_IN_PROVIDERS.find((provider) => provider === name)
    if (!kind)
      throw new ProviderError('network', `The demo reaches only its simulator, which does not play ${name}.`, {
        charge: 'unsent',
      })
    starting ??= start()
    const provider = createProvider({ name, kind, baseUrl: addressOf(await starting, kind), apiKey: DEMO_KEY })
    made.set(name, provider)
    return provider
  }

  return {
    get,
    speedOf: () => SPEED,
    canSearch: () => true,
    /** The simulator's own bill of what it served since it started. */
    bills: {
      async sourceOf(provider: string): Promise<BillSource> {
        if (!isBillingProvider(provider)) throw noApi(provider)
        starting ??= start()
        const baseUrl = addressOf(await starting, provider)
        return createBillSource({ provider, baseUrl, adminKey: DEMO_ADMIN_KEY })
      },
      askable: async (): Promise<string[]> => [...BILLING_PROVIDERS],
    },
    async close(): Promise<void> {
      await (await starting)?.close()
    },
  }
}

/** A bill as they come: a discount, a free quota, a new price, and somebody else's calls, a few days before the end. */
function demoBilling({ firstDay, days }: DemoWindow): BillingPlan {
  const before = (back: number) => addDays(firstDay, Math.max(0, days - 1 - back))
  const usage = {
    ...{ inputTokens: 2_400, toolUseTokens: 0, cachedInputTokens: 0, cacheWriteTokens: 0, cacheWrite1hTokens: 0 },
    ...{ outputTokens: 900, reasoningTokens: 0, searches: 1 },
  }
  return {
    discounts: [{ provider: 'anthropic', percent: 5 }],
    freeQuotas: [{ provider: 'openai', model: 'gpt-5', unit: 'search', perDay: 1 }],
    prices: [{ provider: 'openai', model: 'gpt-5', unit: 'output', usd: '9', from: before(12) }],
    ghosts: [
      {
        ...{ provider: 'openai', model: 'gpt-5-2025-08-07', usage, calls: 9 },
        at: Date.parse(`${before(6)}T15:00:00Z`),
      },
    ],
  }
}

const addressOf = (simulator: Simulator, kind: BuiltInProvider): string => simulator.baseUrls[kind]

function storedWindow(db: Db, today: string): DemoWindow {
  const { firstDay, days } = db.sqlite
    .prepare('SELECT MIN(day) AS firstDay, COUNT(DISTINCT day) AS days FROM runs WHERE "trigger" = \'demo\'')
    .get() as { firstDay: string | null; days: number }
  return { firstDay: firstDay ?? today, days: Math.max(1, days) }
}
