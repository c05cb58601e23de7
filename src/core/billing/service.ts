import type { Alerts, NewAlert } from '../alerts/index.ts'
import type { Ledger } from '../costs/index.ts'
import type { Db } from '../db/index.ts'
import { UserError } from '../errors.ts'
import type { ImportSource } from '../importing/index.ts'
import { type Models, publishedPrice } from '../models/index.ts'
import { displayUsd, formatUsd, type PicoUsd, parseUsd } from '../money.ts'
import type { Period } from '../period.ts'
import type { Clock } from '../ports.ts'
import { BILLING_PROVIDERS, type BilledUnit, type BillSource } from '../providers/index.ts'
import { addDays, dayOf } from '../time.ts'
import { createBehind, type Opened } from './behind.ts'
import { type Comparison, compareProvider } from './comparison.ts'
import { instantsOf, zoneOf } from './days.ts'
import type { FileOptions } from './file.ts'
import { createBillImports, type Imported } from './importing.ts'
import { createLedgerSide } from './ledgerSide.ts'
import { type Sums, sumsOf } from './report.ts'
import { billedExposures, settleBilled, unbilledExposures, writeOffUnbilled } from './settling.ts'
import { createBillStore } from './store.ts'

export interface BillingOptions {
  db: Db
  clock: Clock
  /** The home's, which months are shown in. */
  zone: string
  models: Models
  ledger: Ledger
  alerts: Alerts
  /** @throws UserError, ProviderError when the provider cannot be asked for its bill */
  sourceOf(provider: string): Promise<BillSource>
  /** The providers that could be asked now: those with an admin key. @throws UserError `keychain` */
  askable(): Promise<string[]>
}

/** What came of reconciling one provider. */
export interface Reconciled extends Sums {
  provider: string
  /** What was fetched; null for a provider that is not asked. */
  imported: Imported | null
  /** Why nothing was fetched, as a sentence; null when it was. */
  trouble: string | null
  /** Calls of unknown outcome that were settled, or would be. */
  settled: number
  /** Calls of unknown outcome that the bill does not have. */
  toWriteOff: number
}

/** A gap below this says nothing; a part of it that is only rounding or still to come is left out. */
const ALERT_FROM = parseUsd('1')
const IMPORTS_SHOWN = 200

/** What providers billed, beside what the ledger has. */
export function createBilling(options: BillingOptions) {
  const { db, clock, models, ledger, alerts } = options
  const store = createBillStore(db)
  const ports = { store, ledgerSide: createLedgerSide(db), models }
  const imports = createBillImports({ store, clock, sourceOf: options.sourceOf })
  const paying = db.sqlite
    .prepare(`
    SELECT provider FROM ledger_days WHERE day BETWEEN ? AND ? GROUP BY provider
    UNION SELECT provider FROM billing_imports WHERE undone_at IS NULL GROUP BY provider ORDER BY 1`)
    .pluck()

  const behind = createBehind({ db, models, store })
  const compare = (provider: string, period: Period): Comparison =>
    compareProvider(ports, provider, period, clock.now())
  const providers = ({ from, to }: Period) => paying.all(addDays(from, -1), addDays(to, 1)) as string[]

  async function tell(comparison: Comparison, { from, to }: Period): Promise<void> {
    const { provider } = comparison
    const alert = gapAlert(provider, { from, to }, sumsOf(comparison))
    if (alert) await db.write(() => alerts.raise(alert, clock.now()))
  }

  /** Fetches and keeps; tells of gaps. */
  async function importApi(provider: string, asked: Period, dryRun: boolean, signal: AbortSignal): Promise<Imported> {
    const today = dayOf(clock.now(), zoneOf(provider))
    const period = { from: asked.from, to: [asked.to, today].sort()[0] ?? today }
    const imported = await imports.fromApi(provider, period, dryRun, signal)
    if (!dryRun) await tell(compare(provider, period), period)
    return imported
  }

  return {
    providers,
    compare,
    /** The home's day. */
    today: () => dayOf(clock.now(), options.zone),
    askable: options.askable,
    importApi,
    previewFile: imports.preview,
    mapping: store.mapping,
    imports: () => store.imports(IMPORTS_SHOWN),
    /** What stands behind a figure. */
    behind: (opened: Opened) => behind(opened, compare(opened.provider, opened)),

    async importFile(
      provider: string,
      source: ImportSource,
      given: FileOptions & { dryRun?: boolean },
      signal?: AbortSignal,
    ) {
      checkProvider(models, provider)
      const imported = await imports.fromFile(provider, source, given, signal)
      if (imported.importId !== null) await tell(compare(provider, imported), imported)
      return imported
    },

    /** @throws UserError `not_found` when there is no such import, or it was undone before */
    async undo(importId: number): Promise<void> {
      if (await store.undo(importId, clock.now())) return
      throw new UserError('not_found', `There is no import with the number ${importId} that could be undone.`)
    },

    /** What the bill proves of calls of unknown outcome: what to settle, and what was not billed. */
    exposures: (comparison: Comparison) => ({
      billed: billedExposures(comparison, models),
      unbilled: unbilledExposures(comparison),
    }),

    /** Settles the calls of unknown outcome that were billed. @returns how many */
    settle: (provider: string, period: Period) =>
      settleBilled({ db, ledger }, billedExposures(compare(provider, period), models)),

    /** Writes off the calls of unknown outcome that the provider finished counting and does not have. @returns how many */
    writeOff: (provider: string, period: Period) =>
      writeOffUnbilled({ db, ledger }, unbilledExposures(compare(provider, period))),

    /**
     * Takes a price that the bill shows into the registry, from its day on. What was charged before keeps its price.
     * @throws UserError `not_found` when the bill of those days does not show that price any more
     */
    async acceptPrice(period: Period, wanted: { provider: string; modelId: number; unit: BilledUnit; usd: string }) {
      const { provider, modelId, unit } = wanted
      const gap = compare(provider, period).prices.find(
        (each) =>
          each.modelId === modelId && each.unit === unit && formatUsd(publishedPrice(unit, each.billed)) === wanted.usd,
      )
      if (!gap) throw new UserError('not_found', 'The bill does not show that price any more. Nothing was changed.')
      await models.setUnitPrice({
        ...{ modelId, unit, pico: gap.billed, from: instantsOf(provider, gap.from, gap.from).start },
        source: `the bill of ${provider} since ${gap.from}`,
      })
    },

    /** Whether the registry has the price that a bill shows. */
    isAccepted: ({ modelId, unit, billed }: { modelId: number; unit: BilledUnit; billed: PicoUsd }) =>
      models.unitPrice(modelId, unit, clock.now()) === billed,

    /**
     * Fetches the bills that can be fetched, settles calls of unknown outcome that were billed, and says what is left.
     * Safe to run twice.
     * @param daysBack how many of each provider's days, today included
     */
    async reconcile(
      daysBack: number,
      dryRun: boolean,
      signal: AbortSignal,
    ): Promise<{ period: Period; providers: Reconciled[] }> {
      const askable = new Set(await options.askable())
      const today = dayOf(clock.now(), 'UTC')
      const period = { from: addDays(today, 1 - daysBack), to: today }
      const found: Reconciled[] = []
      for (const provider of new Set([...providers(period), ...askable])) {
        const own = { from: period.from, to: dayOf(clock.now(), zoneOf(provider)) }
        const { imported, trouble } = askable.has(provider)
          ? await attempt(() => imports.fromApi(provider, own, dryRun, signal))
          : { imported: null, trouble: null }
        const billed = billedExposures(compare(provider, own), models)
        const settled = dryRun ? billed.length : await settleBilled({ db, ledger }, billed)
        const after = compare(provider, own)
        if (!dryRun) await tell(after, own)
        found.push({
          provider,
          imported,
          trouble,
          settled,
          toWriteOff: unbilledExposures(after).length,
          ...sumsOf(after),
        })
      }
      return { period, providers: found }
    },
  }
}

export type Billing = ReturnType<typeof createBilling>

/** Trouble with one provider keeps nothing from the others. */
async function attempt(work: () => Promise<Imported>): Promise<{ imported: Imported | null; trouble: string | null }> {
  try {
    return { imported: await work(), trouble: null }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { imported: null, trouble: error.message }
  }
}

function checkProvider(models: Models, provider: string): void {
  if (models.hasProvider(provider)) return
  throw new UserError(
    'not_found',
    `There is no provider "${provider}". Bills by API come from ${BILLING_PROVIDERS.join(' and ')}; see also: earshot endpoint list`,
  )
}

/** What to tell of a gap; null when it is too small, or will close by itself. */
function gapAlert(provider: string, { from, to }: Period, { ledger, billed, parts }: Sums): NewAlert | null {
  const telling = parts.filter(({ cause }) => cause !== 'not_yet_billed' && cause !== 'rounding')
  const gap = telling.reduce((sum, { amount }) => sum + amount, 0n)
  const size = gap < 0n ? -gap : gap
  if (size < ALERT_FROM) return null
  const [first] = telling.toSorted((a, b) => Number(abs(b.amount) - abs(a.amount)))
  const more = gap > 0n ? 'more' : 'less'
  return {
    ...{ kind: 'billing_gap', cause: `billing_gap:${provider}:${to.slice(0, 7)}`, projectId: null, provider },
    message: `${provider} billed ${displayUsd(size as PicoUsd)} ${more} than the ledger has from ${from} to ${to}; the largest part: ${first?.cause.replaceAll('_', ' ')}.`,
    params: {
      ...{ gapUsd: formatUsd(gap as PicoUsd), ledgerUsd: formatUsd(ledger), billedUsd: formatUsd(billed) },
      ...{ from, to, cause: first?.cause ?? 'unexplained' },
    },
  }
}

const abs = (amount: bigint) => (amount < 0n ? -amount : amount)
