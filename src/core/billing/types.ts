import type { GapCause } from '../../contract/index.ts'
import type { PicoUsd } from '../money.ts'
import type { BilledCost, BilledUnit } from '../providers/index.ts'

/** Where a bill comes from: the provider's API, a file, or what the provider said of each call as it answered. */
export type BillOrigin = 'api' | 'csv' | 'reported'

/** A line of a bill as it is kept. */
export interface BilledLine extends BilledCost {
  id: number
  importId: number
  source: 'api' | 'csv'
  /** Rows of the file that were added up; 1 of an API. */
  rows: number
}

/** Why a bill and the ledger differ. */
export type Cause = GapCause

/** A part of a gap with its cause; the parts of a gap add up to it exactly. */
export interface Part {
  cause: Cause
  /** What it adds to the bill, against the ledger. */
  amount: PicoUsd
  /** Tokens or searches that it is about, when that is known. */
  quantity: number | null
}

/** One day, model and unit of one provider: what the ledger has, and what was billed. */
export interface Cell {
  provider: string
  /** The provider's own day. */
  day: string
  /** The registry's number; null for a model that it does not know, and for lines of no model. */
  modelId: number | null
  /** The registry's name, else the provider's; null for lines of no model. */
  model: string | null
  /** Null where the bill does not tell units apart. */
  unit: BilledUnit | null
  ledger: PicoUsd
  /** Tokens or searches in the ledger; null where units are added up. */
  ledgerQuantity: number | null
  /** What was charged, before reductions that have lines of their own. */
  charged: PicoUsd
  /** Reductions by lines of their own, below zero. */
  credits: readonly { cause: 'discount' | 'free_quota'; amount: PicoUsd }[]
  tolerance: PicoUsd
  /** What the provider counted; null when it does not tell. */
  billedQuantity: number | null
  /** Parts of the provider's count that the ledger does not have, told by the hour. */
  extra: Extra
  /** The registry's price of one unit on that day; null when unknown, or where units are added up. */
  price: PicoUsd | null
  /** The most that the model's calls of unknown outcome can have cost that day, whatever the unit. */
  exposed: PicoUsd
  /** Whether the provider may still add to this day. */
  fresh: boolean
}

/** Counts of a unit that the bill has beyond the ledger. */
export interface Extra {
  /** In hours in which a call's outcome is unknown. */
  exposed: number
  /** In hours in which nothing was asked here. */
  other: number
  /** In hours in which something was asked, and everything asked is accounted for. */
  missing: number
  /** Counts of the ledger that the bill does not have, 0 or less. */
  unbilled: number
  /** Counts that the provider has on the day before or after, 0 on balance. */
  boundary: number
}

export const NO_EXTRA: Extra = { exposed: 0, other: 0, missing: 0, unbilled: 0, boundary: 0 }
