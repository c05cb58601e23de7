import { addUsd, type PicoUsd, subtractUsd } from '../money.ts'
import type { Cause, Cell, Part } from './types.ts'

/** A cell on its way: what is charged, and how much of it is explained so far. */
export interface Explaining {
  cell: Cell
  parts: Part[]
  /** What the ledger and the parts so far would have the bill say. */
  expected: PicoUsd
  /** Charged, before a discount that is taken off every line. */
  charged: PicoUsd
}

/** A billionth of a dollar a line: what providers' own arithmetic leaves behind. */
const DUST = 1_000n

/** Whether what is left of a line is no more than rounding. */
export function isRounding(each: Explaining): boolean {
  const rest = restOf(each)
  const size = rest < 0n ? -rest : rest
  return size <= DUST || size <= each.cell.tolerance
}

export const restOf = ({ charged, expected }: Explaining): PicoUsd => subtractUsd(charged, expected)

/** Adds a part, and expects it from then on. */
export function explain(each: Explaining, cause: Cause, amount: PicoUsd, quantity: number | null = null): void {
  if (amount === 0n) return
  each.parts.push({ cause, amount, quantity })
  each.expected = addUsd(each.expected, amount)
}
