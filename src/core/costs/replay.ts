import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Db } from '../db/index.ts'
import { type PriceRow, priceUsage } from '../models/index.ts'
import { formatUsd, type PicoUsd, pico } from '../money.ts'
import type { Usage } from '../providers/index.ts'

/** Entries read in one go; other work gets its turn between two. */
const AT_ONCE = 2_000
/** Entries that are named, at most. */
const MOST_NAMED = 20

/** What an entry holds of what it was priced by. */
interface StoredCost {
  state: 'settled' | 'exposure' | 'written_off'
  usage: Usage
  serviceTier: string | null
  reported: PicoUsd | null
  /** The price rows it was made with. */
  prices: readonly PriceRow[]
  /** Price rows that it names and that are no more. */
  lost: number
  tokens: PicoUsd
  search: PicoUsd
  total: PicoUsd
  /** What was held for it. */
  held: PicoUsd
}

interface ReplayReport {
  checked: number
  /** Entries whose stored amounts do not follow from their usage and prices. */
  wrong: number
  /** The first of them, a sentence each. */
  problems: string[]
}

/**
 * What is wrong with an entry's amounts, in words; null when they follow from what was stored, to the last pico-dollar. A
 * call whose outcome is unknown counts what was held for it. Pure.
 */
function replayed(entry: StoredCost): string | null {
  if (entry.state !== 'settled') {
    return entry.total === entry.held
      ? null
      : `counts $${formatUsd(entry.total)}, and $${formatUsd(entry.held)} was held`
  }
  if (entry.tokens + entry.search !== entry.total) return 'its parts do not sum to its total'
  if (entry.lost > 0) return `${entry.lost} of the prices it was made with are gone`
  const { usage, serviceTier, prices, reported, total } = entry
  const cost = priceUsage({
    usage,
    prices,
    serviceTier,
    reportedCost: reported,
    free: prices.length === 0 && total === 0n,
  })
  if ('unpriced' in cost) return `cannot be priced again: ${cost.reason}`
  // Where the provider's word is the cost, prices only divide it, and only where they were known.
  const same =
    reported !== null && prices.length === 0
      ? cost.total === total
      : cost.tokens === entry.tokens && cost.search === entry.search
  if (same && cost.total === total) return null
  return `holds $${formatUsd(total)}, and its usage and prices make $${formatUsd(cost.total)}`
}

/** Replays the ledger: every total from the usage and the price rows that are stored with it. Changes nothing. */
export function createReplay({ sqlite }: Db) {
  const page = sqlite
    .prepare(`
    SELECT l.id, l.state, l.input_tokens, l.cached_input_tokens, l.cache_write_tokens, l.cache_write_1h_tokens, l.output_tokens,
      l.reasoning_tokens, l.searches, l.service_tier, l.reported_cost, l.tokens_cost, l.search_cost, l.total, l.price_ids, h.amount
    FROM ledger l JOIN holds h ON h.id = l.hold_id WHERE l.id < ? ORDER BY l.id DESC LIMIT ?`)
    .safeIntegers()
  const price = sqlite
    .prepare(`
    SELECT id, unit, pico, min_input_tokens AS minInputTokens, service_tier AS serviceTier, effective_from AS effectiveFrom,
      effective_to AS effectiveTo, origin, source, checked_on AS checkedOn FROM prices WHERE id = ?`)
    .safeIntegers()

  /** @param limit entries, the newest first */
  return async ({ limit }: { limit: number }): Promise<ReplayReport> => {
    const report: ReplayReport = { checked: 0, wrong: 0, problems: [] }
    const prices = new Map<number, PriceRow | undefined>()
    const rowOf = (id: number) => {
      if (!prices.has(id)) prices.set(id, priceOf(price.get(id) as PriceText | undefined))
      return prices.get(id)
    }
    for (let before = Number.MAX_SAFE_INTEGER; report.checked < limit; await nextTurn()) {
      const entries = page.all(before, Math.min(AT_ONCE, limit - report.checked)) as EntryRow[]
      for (const entry of entries) {
        const problem = replayed(storedOf(entry, rowOf))
        if (problem === null) continue
        report.wrong += 1
        if (report.problems.length < MOST_NAMED) report.problems.push(`Entry ${entry.id} ${problem}.`)
      }
      report.checked += entries.length
      const last = entries.at(-1)
      if (!last) break
      before = Number(last.id)
    }
    return report
  }
}

type NumberColumn =
  | 'id'
  | `${'input' | 'cached_input' | 'cache_write' | 'cache_write_1h' | 'output' | 'reasoning'}_tokens`
  | 'searches'
  | 'tokens_cost'
  | 'search_cost'
  | 'total'
  | 'amount'

interface EntryRow extends Record<NumberColumn, bigint> {
  state: StoredCost['state']
  service_tier: string | null
  reported_cost: bigint | null
  price_ids: string
}

type PriceText = Omit<PriceRow, 'id' | 'pico' | 'minInputTokens' | 'effectiveFrom' | 'effectiveTo'> &
  Record<'id' | 'pico' | 'minInputTokens' | 'effectiveFrom', bigint> & { effectiveTo: bigint | null }

const priceOf = (row: PriceText | undefined): PriceRow | undefined =>
  row && {
    ...row,
    ...{ id: Number(row.id), pico: pico(row.pico), minInputTokens: Number(row.minInputTokens) },
    effectiveFrom: Number(row.effectiveFrom),
    effectiveTo: row.effectiveTo === null ? null : Number(row.effectiveTo),
  }

function storedOf(row: EntryRow, rowOf: (id: number) => PriceRow | undefined): StoredCost {
  const named = (JSON.parse(row.price_ids) as number[]).map(rowOf)
  const prices = named.filter((one) => one !== undefined)
  return {
    state: row.state,
    usage: {
      ...{ inputTokens: Number(row.input_tokens), cachedInputTokens: Number(row.cached_input_tokens) },
      cacheWriteTokens: Number(row.cache_write_tokens),
      cacheWrite1hTokens: Number(row.cache_write_1h_tokens),
      ...{ outputTokens: Number(row.output_tokens), reasoningTokens: Number(row.reasoning_tokens) },
      searches: Number(row.searches),
    },
    serviceTier: row.service_tier,
    reported: row.reported_cost === null ? null : pico(row.reported_cost),
    ...{ prices, lost: named.length - prices.length },
    ...{ tokens: pico(row.tokens_cost), search: pico(row.search_cost), total: pico(row.total), held: pico(row.amount) },
  }
}
