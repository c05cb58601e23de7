import type { BilledRow, BillingReport, BillOf, ImportedBill } from '../../contract/index.ts'
import { type Comparison, groupsOf, isUncompared, type Sums, sumsOf, zoneOf } from '../billing/index.ts'
import type { Core } from '../createCore.ts'
import { UserError } from '../errors.ts'
import { TABLE_COLUMNS } from '../importing/index.ts'
import { formatModelRef } from '../modelRef.ts'
import { publishedPrice } from '../models/index.ts'
import { formatUsd, sumUsd } from '../money.ts'
import { type Period, periodOf } from '../period.ts'
import { adminKeyName, isBillingProvider } from '../providers/index.ts'
import type { Opened } from './base.ts'

/** Bad rows that a window shows. */
const SHOWN = 200

export const billingHandlers = (opened: Opened) => ({
  report: opened.billing.report.handler(({ context: { core }, input }) => report(core, input)),
  behind: opened.billing.behind.handler(({ context: { core }, input }) => behind(core, input)),
  sources: opened.billing.sources.handler(({ context: { core } }) => sources(core)),
  setAdminKey: opened.billing.setAdminKey.handler(async ({ context: { core }, input }) => {
    await core.keys.set(keyOf(input.provider), input.key)
    return {}
  }),
  removeAdminKey: opened.billing.removeAdminKey.handler(async ({ context: { core }, input }) => {
    await core.keys.remove(keyOf(input.provider))
    return {}
  }),
  fetch: opened.billing.fetch.handler(async ({ context: { core }, input, signal }) => {
    const stop = signal ?? new AbortController().signal
    return told(await core.billing.importApi(input.provider, input, false, stop))
  }),
  fields: opened.billing.fields.handler(() =>
    TABLE_COLUMNS.billing.map(({ field, required = false }) => ({ field, required })),
  ),
  preview: opened.billing.preview.handler(async ({ context: { core }, input, signal }) => {
    const { file, period, ...counts } = await core.billing.previewFile(...billOf(core, input), signal)
    const { rows, badRows, duplicates, bad } = file.result
    return {
      ...{ ...period, ...counts, rows, badRows, duplicates, bad: bad.slice(0, SHOWN) },
      ...{ columns: file.columns, sample: file.sample },
    }
  }),
  importFile: opened.billing.importFile.handler(async ({ context: { core }, input, signal }) =>
    told(await core.billing.importFile(...billOf(core, input), signal)),
  ),
  imports: opened.billing.imports.handler(({ context: { core } }) =>
    core.billing.imports().map(({ id, fromDay, toDay, fileHash, ...rest }) => ({
      ...{ ...rest, importId: id, from: fromDay, to: toDay },
    })),
  ),
  undo: opened.billing.undo.handler(async ({ context: { core }, input }) => {
    await core.billing.undo(input.importId)
    return {}
  }),
  settle: opened.billing.settle.handler(async ({ context: { core }, input }) => ({
    calls: await core.billing.settle(input.provider, input),
  })),
  writeOff: opened.billing.writeOff.handler(async ({ context: { core }, input }) => ({
    calls: await core.billing.writeOff(input.provider, input),
  })),
  acceptPrice: opened.billing.acceptPrice.handler(async ({ context: { core }, input }) => {
    await core.billing.acceptPrice(input, input)
    return {}
  }),
})

/** @throws UserError `bad_input` for a provider that tells its bill by no API */
function keyOf(provider: string): string {
  if (isBillingProvider(provider)) return adminKeyName(provider)
  throw new UserError('bad_input', `${provider} tells its bill by no API, so it has no admin key here.`)
}

const billOf = (core: Core, { uploadId, provider, map, decimal }: BillOf) =>
  [provider, core.uploads.source(uploadId), { ...(map !== null && { map }), decimal }] as const

const told = (imported: ImportedBill): ImportedBill => {
  const { importId, from, to, added, unchanged, restated, gone, notes } = imported
  return { importId, from, to, added, unchanged, restated, gone, notes }
}

const written = (sums: Sums) => ({
  ledgerUsd: formatUsd(sums.ledger),
  billedUsd: formatUsd(sums.billed),
  gapUsd: formatUsd(sums.gap),
  parts: sums.parts.map(({ cause, amount }) => ({ cause, amountUsd: formatUsd(amount) })),
  uncomparedUsd: formatUsd(sums.uncompared),
  exposureUsd: formatUsd(sums.exposure),
})

interface Wanted {
  date: string | null
  provider: string | null
  by: 'day' | 'model' | 'line'
}

function report(core: Core, input: Wanted): BillingReport {
  const { billing } = core
  const today = billing.today()
  const period = periodOf('month', input.date ?? today)
  const comparisons = billing.providers(period).map((provider) => billing.compare(provider, period))
  const shown = comparisons.filter(({ provider }) => input.provider === null || provider === input.provider)
  return {
    ...{ ...period, today },
    providers: comparisons.map((each) => ({
      provider: each.provider,
      origins: [...new Set(each.origins.values())],
      zone: zoneOf(each.provider),
      ...written(sumsOf(each)),
    })),
    rows: shown.flatMap((each) => rowsOf(each, input.by)).sort(byDay),
    prices: shown.flatMap(({ prices }) =>
      prices.map((gap) => ({
        ...{ provider: gap.provider, modelId: gap.modelId, model: gap.model, unit: gap.unit },
        ...{ from: gap.from, days: gap.days, accepted: billing.isAccepted(gap) },
        knownUsd: formatUsd(publishedPrice(gap.unit, gap.known)),
        billedUsd: formatUsd(publishedPrice(gap.unit, gap.billed)),
      })),
    ),
    exposures: shown.flatMap((each) => exposuresOf(core, each)),
  }
}

const byDay = (a: BilledRow, b: BilledRow) => (a.day === b.day ? 0 : (a.day ?? '') < (b.day ?? '') ? 1 : -1)

const rowsOf = (comparison: Comparison, by: 'day' | 'model' | 'line'): BilledRow[] =>
  groupsOf(comparison, by).map((group) => ({
    ...{ provider: group.provider, day: group.day, modelId: group.modelId, model: group.model, unit: group.unit },
    ...{ ...written(group), ledgerQuantity: group.ledgerQuantity, billedQuantity: group.billedQuantity },
    compared: !isUncompared(group),
  }))

function exposuresOf(core: Core, comparison: Comparison): BillingReport['exposures'] {
  const { billed, unbilled } = core.billing.exposures(comparison)
  if (billed.length + unbilled.length === 0) return []
  return [
    {
      provider: comparison.provider,
      billed: billed.length,
      billedUsd: formatUsd(sumUsd(billed.map(({ cost }) => cost.total))),
      unbilled: unbilled.length,
      unbilledUsd: formatUsd(sumUsd(unbilled.map(({ amount }) => amount))),
    },
  ]
}

function behind(core: Core, input: Period & { provider: string; modelId: number | null; model: string | null }) {
  const { lines, lineCount, entries, count } = core.billing.behind(input)
  return {
    lines: lines.map(({ id, day, line, source, quantity, amount }) => ({
      ...{ lineId: id, day, line, source, quantity, amountUsd: formatUsd(amount) },
    })),
    lineCount,
    entries: entries.map(({ modelId, total, ...rest }) => ({
      ...rest,
      model: formatModelRef({ provider: input.provider, model: core.models.byId(modelId).model }),
      totalUsd: formatUsd(total),
    })),
    entryCount: count,
  }
}

/** A keychain that does not answer hides which keys there are, but not which providers tell their bill. */
async function sources(core: Core) {
  const listed = core.endpoints.list().map(({ provider }) => provider)
  try {
    const ready = new Set(await core.billing.askable())
    const statuses = core.home.kind === 'demo' ? [] : await core.keys.adminStatus()
    const hints = new Map(statuses.map(({ provider, hint }) => [provider, hint]))
    return {
      keychain: null,
      sources: listed.map((provider) => ({
        ...{ provider, byApi: isBillingProvider(provider), ready: ready.has(provider) },
        hint: isBillingProvider(provider) ? (hints.get(adminKeyName(provider)) ?? null) : null,
      })),
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const sources = listed.map((provider) => ({
      provider,
      byApi: isBillingProvider(provider),
      ready: false,
      hint: null,
    }))
    return { keychain: error.message, sources }
  }
}
