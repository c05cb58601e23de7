import { addUsd, type PicoUsd, pico, subtractUsd, sumUsd, ZERO } from '../money.ts'
import { BILLED_UNITS, type BilledUnit } from '../providers/index.ts'
import { dayOf } from '../time.ts'
import { zoneOf } from './days.ts'
import { extraKey } from './hourly.ts'
import { type ExposedCall, type LedgerHour, noUnits } from './ledgerSide.ts'
import { type BilledLine, type Cell, type Extra, NO_EXTRA } from './types.ts'

/** A line with the registry's number of its model. */
export type ResolvedLine = Pick<
  BilledLine,
  'day' | 'model' | 'unit' | 'credit' | 'line' | 'amount' | 'tolerance' | 'quantity'
> & { modelId: number | null }

export interface Compared {
  provider: string
  /** The lines of the days, of one source a day. */
  lines: readonly ResolvedLine[]
  /** Days of which a bill is known, with lines or without. */
  covered: ReadonlySet<string>
  /** Days of which the provider's hourly count is known. */
  counted: ReadonlySet<string>
  ledger: readonly (LedgerHour & { model: number })[]
  exposures: readonly (ExposedCall & { model: number })[]
  extra: ReadonlyMap<string, Extra>
  freshFrom: string
  nameOf(modelId: number): string
  /** Pico-dollars a token or search on a day; null when the registry has no price. */
  priceOf(modelId: number, unit: BilledUnit, day: string): PicoUsd | null
}

/** A cell, or a day of the ledger of which no bill is known. */
export type Row = Cell | (Omit<Cell, 'charged'> & { charged: null })

/** What the ledger has of one model on one day. */
interface LedgerDay {
  units: LedgerHour['units']
  rest: PicoUsd
  calls: number
  exposed: PicoUsd
  total: PicoUsd
}

type ModelKey = number | string | null

/**
 * Puts a bill beside the ledger, as finely as the bill tells: by model and unit, by model where lines name no unit, or
 * by day where they name no model. Pure.
 */
export function compareBill(input: Compared): Row[] {
  const linesByDay = Map.groupBy(input.lines, ({ day }) => day)
  const ledgerByDay = ledgerDays(input)
  const days = new Set([...linesByDay.keys(), ...ledgerByDay.keys()])
  return [...days].sort().flatMap((day) => {
    const models = ledgerByDay.get(day) ?? new Map<number, LedgerDay>()
    if (!input.covered.has(day)) return unbilledDay(input, day, models)
    return dayCells(input, day, linesByDay.get(day) ?? [], models)
  })
}

function ledgerDays({ provider, ledger, exposures }: Compared): Map<string, Map<number, LedgerDay>> {
  const zone = zoneOf(provider)
  const days = new Map<string, Map<number, LedgerDay>>()
  const at = (instant: number, model: number) => {
    const day = dayOf(instant, zone)
    const models = days.get(day) ?? new Map<number, LedgerDay>()
    days.set(day, models)
    const known = models.get(model) ?? { units: noUnits(), rest: ZERO, calls: 0, exposed: ZERO, total: ZERO }
    models.set(model, known)
    return known
  }
  for (const { hour, model, units, rest, calls } of ledger) {
    const known = at(hour, model)
    for (const unit of BILLED_UNITS) {
      known.units[unit].quantity += units[unit].quantity
      known.units[unit].amount = addUsd(known.units[unit].amount, units[unit].amount)
      known.total = addUsd(known.total, units[unit].amount)
    }
    known.rest = addUsd(known.rest, rest)
    known.total = addUsd(known.total, rest)
    known.calls += calls
  }
  for (const call of exposures) {
    const known = at(call.at, call.model)
    known.exposed = addUsd(known.exposed, call.amount)
  }
  return days
}

const empty = (input: Compared, day: string): Cell => ({
  ...{ provider: input.provider, day, modelId: null, model: null, unit: null, ledger: ZERO, ledgerQuantity: null },
  ...{ charged: ZERO, credits: [], tolerance: ZERO, billedQuantity: null, extra: NO_EXTRA, price: null },
  ...{ exposed: ZERO, fresh: day >= input.freshFrom },
})

const unbilledDay = (input: Compared, day: string, models: ReadonlyMap<number, LedgerDay>): Row[] =>
  [...models].map(([modelId, { total, exposed }]) => ({
    ...empty(input, day),
    ...{ modelId, model: input.nameOf(modelId), ledger: total, exposed, charged: null },
  }))

const keyOf = ({ modelId, model }: Pick<ResolvedLine, 'modelId' | 'model'>): ModelKey => modelId ?? model

function dayCells(input: Compared, day: string, lines: ResolvedLine[], models: Map<number, LedgerDay>): Cell[] {
  const charges = lines.filter(({ credit }) => credit === null)
  const credits = lines.filter(({ credit }) => credit !== null)
  const cells =
    charges.length > 0 && charges.every((line) => keyOf(line) === null && line.unit === null)
      ? [wholeDay(input, day, charges, models)]
      : byModel(input, day, charges, models)
  for (const line of credits) {
    const same = cells.findIndex((cell) => cell.unit === line.unit && keyOf(cell) === keyOf(line))
    const cell = cells[same] ?? { ...empty(input, day), ...namesOf(input, keyOf(line)), unit: line.unit }
    const credit = { cause: line.credit as 'discount' | 'free_quota', amount: line.amount }
    const changed = { ...cell, credits: [...cell.credits, credit] }
    if (same < 0) cells.push(changed)
    else cells[same] = changed
  }
  return cells.filter(
    ({ ledger, charged, credits: off, unit, exposed, billedQuantity }) =>
      ledger !== 0n ||
      charged !== 0n ||
      off.length > 0 ||
      (unit === null && exposed !== 0n) ||
      (billedQuantity !== null && billedQuantity > 0),
  )
}

const amountOf = (lines: readonly ResolvedLine[]) => sumUsd(lines.map(({ amount }) => amount))
const toleranceOf = (lines: readonly ResolvedLine[]) => sumUsd(lines.map(({ tolerance }) => tolerance))

const wholeDay = (input: Compared, day: string, lines: ResolvedLine[], models: Map<number, LedgerDay>): Cell => ({
  ...empty(input, day),
  ledger: sumUsd([...models.values()].map(({ total }) => total)),
  exposed: sumUsd([...models.values()].map(({ exposed }) => exposed)),
  charged: amountOf(lines),
  tolerance: toleranceOf(lines),
})

function byModel(input: Compared, day: string, lines: ResolvedLine[], models: Map<number, LedgerDay>): Cell[] {
  const named = lines.filter((line) => keyOf(line) !== null)
  const unnamed = lines.filter((line) => keyOf(line) === null)
  // Units that the bill tells for all models together, such as searches.
  const shared = new Set(unnamed.map(({ unit }) => unit).filter((unit) => unit !== null))
  const linesOf = Map.groupBy(named, keyOf)
  const keys = new Set<ModelKey>([...linesOf.keys(), ...models.keys(), ...countedModels(input, day)])
  const cells = [...keys].flatMap((key) =>
    modelCells(input, {
      day,
      key,
      lines: linesOf.get(key) ?? [],
      own: typeof key === 'number' ? models.get(key) : undefined,
      shared,
    }),
  )
  for (const unit of shared) {
    const own = unnamed.filter((line) => line.unit === unit)
    const used = [...models.values()].map(({ units }) => units[unit])
    cells.push({
      ...empty(input, day),
      ...{ unit, charged: amountOf(own), tolerance: toleranceOf(own) },
      ledger: sumUsd(used.map(({ amount }) => amount)),
      ledgerQuantity: used.reduce((sum, { quantity }) => sum + quantity, 0),
    })
  }
  const others = unnamed.filter(({ unit }) => unit === null)
  if (others.length > 0) {
    cells.push({ ...empty(input, day), charged: amountOf(others), tolerance: toleranceOf(others) })
  }
  return cells
}

/** Models that the provider counted on a day, with a charge or without. */
function countedModels({ extra }: Compared, day: string): (number | string)[] {
  return [...extra.keys()].flatMap((key) => {
    const [of, model] = JSON.parse(key) as [string, number | string]
    return of === day ? [model] : []
  })
}

const namesOf = (input: Compared, key: ModelKey) =>
  typeof key === 'number' ? { modelId: key, model: input.nameOf(key) } : { modelId: null, model: key }

interface ModelDay {
  day: string
  key: ModelKey
  lines: ResolvedLine[]
  own: LedgerDay | undefined
  shared: ReadonlySet<BilledUnit>
}

function modelCells(input: Compared, { day, key, lines, own, shared }: ModelDay): Cell[] {
  const base = { ...empty(input, day), ...namesOf(input, key) }
  const exposed = own?.exposed ?? ZERO
  const sharedCost = sumUsd([...shared].map((unit) => own?.units[unit].amount ?? ZERO))
  if (lines.some(({ unit }) => unit === null)) {
    const ledger = subtractUsd(own?.total ?? ZERO, sharedCost)
    return [{ ...base, ledger, exposed, charged: amountOf(lines), tolerance: toleranceOf(lines) }]
  }
  const byUnit = Map.groupBy(lines, ({ unit }) => unit as BilledUnit)
  const cells = BILLED_UNITS.filter((unit) => !shared.has(unit)).map((unit): Cell => {
    const charges = byUnit.get(unit) ?? []
    const used = own?.units[unit] ?? { quantity: 0, amount: ZERO }
    const counted = countOf(input, { day, key, unit, charges, used: used.quantity, calls: own?.calls ?? 0, exposed })
    return {
      ...{ ...base, unit, exposed, ledger: used.amount, ledgerQuantity: used.quantity, ...counted },
      ...{ charged: amountOf(charges), tolerance: toleranceOf(charges) },
      price: priceOf(input, key, unit, day, used),
    }
  })
  const rest = own?.rest ?? ZERO
  // An exposure belongs to a call, not to one of its units: added up, it counts once, where units are not told apart.
  return [...cells, ...(rest !== 0n || exposed !== 0n ? [{ ...base, ledger: rest, exposed }] : [])]
}

interface Counted {
  day: string
  key: ModelKey
  unit: BilledUnit
  charges: readonly ResolvedLine[]
  used: number
  calls: number
  exposed: PicoUsd
}

/** What the provider counted: by the hour when it tells, else by what its lines say. */
function countOf(input: Compared, of: Counted): Pick<Cell, 'billedQuantity' | 'extra'> {
  const { day, key, unit, charges, used } = of
  if (input.counted.has(day) && key !== null) {
    const extra = input.extra.get(extraKey(day, key, unit)) ?? NO_EXTRA
    return { extra, billedQuantity: used + Object.values(extra).reduce((sum, count) => sum + count, 0) }
  }
  if (charges.length === 0 || charges.some(({ quantity }) => quantity === null)) {
    return { billedQuantity: null, extra: NO_EXTRA }
  }
  const billedQuantity = charges.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0)
  const more = billedQuantity - used
  const part = more < 0 ? 'unbilled' : of.exposed > 0n ? 'exposed' : of.calls > 0 ? 'missing' : 'other'
  return { billedQuantity, extra: { ...NO_EXTRA, [part]: more } }
}

/** The price that the ledger was charged at that day, where it was one; else the registry's. */
function priceOf(
  input: Compared,
  key: ModelKey,
  unit: BilledUnit,
  day: string,
  { quantity, amount }: { quantity: number; amount: PicoUsd },
): PicoUsd | null {
  if (quantity > 0 && amount % BigInt(quantity) === 0n) return pico(amount / BigInt(quantity))
  return typeof key === 'number' ? input.priceOf(key, unit, day) : null
}
