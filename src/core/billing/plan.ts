import { addUsd } from '../money.ts'
import type { BilledCost } from '../providers/index.ts'
import type { BilledLine } from './types.ts'

/** A line that is to be kept, and what makes it the same line in another import. */
export interface IncomingLine extends BilledCost {
  rows: number
  key: string
}

/** What an import changes. */
export interface ImportPlan {
  added: IncomingLine[]
  /** Lines that are there with another amount or count; the newer word counts. */
  restated: { before: StoredLine; after: IncomingLine }[]
  unchanged: number
  /** Lines that the provider does not bill any more. */
  gone: StoredLine[]
}

export type StoredLine = BilledLine & { key: string }

/** What makes two lines the same: the day and what they are for, whatever they cost. */
const keyOfLine = (line: Pick<BilledCost, 'day' | 'model' | 'unit' | 'credit' | 'line'>, reference = ''): string =>
  JSON.stringify([line.day, line.model, line.unit, line.credit, line.line, reference])

/** Adds up costs that are for the same, so that each line is there once. */
export function collectLines(costs: readonly { cost: BilledCost; reference?: string | undefined }[]): IncomingLine[] {
  const lines = new Map<string, IncomingLine>()
  for (const { cost, reference } of costs) {
    const key = keyOfLine(cost, reference)
    const known = lines.get(key)
    if (!known) {
      lines.set(key, { ...cost, rows: 1, key })
      continue
    }
    lines.set(key, {
      ...known,
      amount: addUsd(known.amount, cost.amount),
      tolerance: addUsd(known.tolerance, cost.tolerance),
      quantity: known.quantity === null || cost.quantity === null ? null : known.quantity + cost.quantity,
      rows: known.rows + 1,
    })
  }
  return [...lines.values()]
}

/**
 * What to do with the lines of an import, by those that are kept: a line is taken once, however often it is imported.
 * Pure.
 * @param whole whether the import says everything of its days, so that a line it lacks is billed no more. A day of which
 * it says nothing at all is left as it was: a provider that forgets a day has not taken the bill back.
 */
export function planImport(
  stored: readonly StoredLine[],
  incoming: readonly IncomingLine[],
  whole: boolean,
): ImportPlan {
  const known = new Map(stored.map((line) => [line.key, line]))
  const plan: ImportPlan = { added: [], restated: [], unchanged: 0, gone: [] }
  for (const line of incoming) {
    const before = known.get(line.key)
    if (!before) plan.added.push(line)
    else if (before.amount === line.amount && before.quantity === line.quantity) plan.unchanged += 1
    else plan.restated.push({ before, after: line })
  }
  if (whole) {
    const days = new Set(incoming.map(({ day }) => day))
    const keys = new Set(incoming.map(({ key }) => key))
    plan.gone = stored.filter(({ day, key, source }) => source === 'api' && days.has(day) && !keys.has(key))
  }
  return plan
}
