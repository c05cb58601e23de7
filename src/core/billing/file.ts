import { createHash } from 'node:crypto'
import {
  cleanLine,
  createRepeats,
  type Decision,
  type Fault,
  type Given,
  type Importer,
  type ImportResult,
  type ImportSource,
  importRows,
  openSource,
  openTable,
  quoted,
  type Row,
  SAMPLE_ROWS,
} from '../importing/index.ts'
import { ZERO } from '../money.ts'
import { type BilledCost, creditIn, readLineItem, unitIn } from '../providers/index.ts'
import { type Decimal, decimalOf, otherMoney, readAmount, readCount, toleranceOf } from './amounts.ts'
import { orderOf, readDay } from './dates.ts'
import { collectLines, type IncomingLine } from './plan.ts'

export interface FileOptions {
  /** A field's column: its header, letter or number from 1; "-" for none. */
  map?: Readonly<Record<string, string>> | undefined
  sheet?: string | undefined
  /** What stands before the decimals; null lets the file tell. */
  decimal?: Decimal | null | undefined
}

/** A file of a bill, read whole. */
export interface BillFile {
  name: string
  /** SHA-256 of its bytes. */
  hash: string
  lines: IncomingLine[]
  /** What became of its rows; `added` are those that could be read. */
  result: ImportResult
  columns: { title: string; field: string | null }[]
  sample: { row: number; cells: string[] }[]
}

/**
 * Reads the lines of a bill out of a table. Rows that cannot be read are named; rows that are the same in every cell are
 * taken once; rows of the same day, model, item and reference are added up.
 * @throws UserError `not_found`, `bad_input` when it is no such table
 */
export async function readBillFile(
  source: ImportSource,
  options: FileOptions,
  signal?: AbortSignal,
): Promise<BillFile> {
  const habits = await habitsOf(source, options)
  const { sheet, first, rows, mapping } = await openTable(source, 'billing', options)
  const taken: { cost: BilledCost; reference: string | undefined }[] = []
  let current: Row = { number: 0, cells: [] }
  async function* noting(): AsyncGenerator<Row> {
    for await (const row of rows) {
      current = row
      yield row
    }
  }
  const repeated = createRepeats()
  const importer: Importer<null> = {
    batch: 10_000,
    decide(given): Decision<null> {
      const { costs, faults } = readRow(given, habits)
      if (faults.length > 0) return { outcome: 'bad', faults }
      const repeat = repeated(given.row, JSON.stringify(current.cells), null)
      if (repeat) return { outcome: 'duplicate', ...repeat }
      const reference = given.line('reference') ?? undefined
      for (const cost of costs) taken.push({ cost, reference })
      return { outcome: 'added', change: null }
    },
    write: () => undefined,
  }
  const result = await importRows(noting(), mapping, importer, { write: null, signal })
  const fieldAt = new Map([...mapping.fields].map(([field, at]) => [at, field]))
  return {
    ...{ name: source.name, hash: await hashOf(source), lines: collectLines(taken) },
    result: { ...result, notes: [...sheet.notes, ...mapping.notes, ...habits.notes] },
    columns: mapping.titles.map((title, at) => ({ title, field: fieldAt.get(at) ?? null })),
    sample: first
      .filter(({ number }) => number >= mapping.firstRow)
      .slice(0, SAMPLE_ROWS)
      .map(({ number, cells }) => ({ row: number, cells })),
  }
}

async function hashOf(source: ImportSource): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of (await openSource(source)).pieces()) hash.update(piece)
  return hash.digest('hex')
}

/** How a file writes numbers and dates, told by all of its rows. */
interface Habits {
  decimal: Decimal | null
  order: ReturnType<typeof orderOf>
  tolerance: ReturnType<typeof toleranceOf>
  notes: string[]
}

async function habitsOf(source: ImportSource, options: FileOptions): Promise<Habits> {
  const { rows, mapping } = await openTable(source, 'billing', options)
  const at = (field: string) => mapping.fields.get(field) ?? -1
  const amounts: string[] = []
  const dates: string[] = []
  try {
    for await (const { number, cells } of rows) {
      if (number < mapping.firstRow) continue
      for (const field of ['amount', 'credit']) amounts.push(cleanLine(cells[at(field)] ?? ''))
      dates.push(cleanLine(cells[at('day')] ?? ''))
    }
  } catch {
    // A row that cannot be read is named when the rows are taken; until there the file has told enough.
  }
  const told = decimalOf(amounts)
  const decimal = options.decimal ?? (told === 'both' ? null : told)
  const decimals = amounts.map((text) => readAmount(text, decimal)).map((read) => ('fault' in read ? 0 : read.decimals))
  const notes = told === ',' && !options.decimal ? ['Amounts were read with a decimal comma.'] : []
  return { decimal, order: orderOf(dates), tolerance: toleranceOf(decimals.reduce((a, b) => Math.max(a, b), 0)), notes }
}

function readRow(given: Given, { decimal, order, tolerance }: Habits): { costs: BilledCost[]; faults: Fault[] } {
  const faults: Fault[] = []
  const fault = (field: string, reason: string) => void faults.push({ field, reason })
  const date = given.line('day')
  const day = date === null ? { fault: 'The day is missing.' } : readDay(date, order)
  if ('fault' in day) fault('day', day.fault)
  const money = (field: string) => {
    const text = given.line(field)
    if (text === null) return null
    const read = readAmount(text, decimal)
    if (!('fault' in read)) return read.amount
    fault(field, read.fault)
    return null
  }
  const amount = money('amount')
  if (given.line('amount') === null) fault('amount', 'The amount is missing.')
  const off = money('credit')
  const currency = given.line('currency')
  if (currency !== null && !/^(?:us\$|\$|usd|us dollars?)$/i.test(currency)) {
    fault(
      'currency',
      `${quoted(currency)} is ${otherMoney(currency) ? 'another currency' : 'not dollars'}: the ledger is in dollars.`,
    )
  }
  const counted = given.line('quantity')
  const quantity = counted === null ? null : readCount(counted, null)
  if (counted !== null && quantity === null) fault('quantity', `${quoted(counted)} is not a count.`)
  if ('fault' in day || amount === null || faults.length > 0) return { costs: [], faults }
  const line = given.line('line') ?? given.line('model') ?? 'all usage'
  const of = { day: day.day, tolerance, line, ...subjectOf(given.line('model'), given.line('line')) }
  const charge: BilledCost = { ...of, amount, quantity, credit: amount < 0n ? creditIn(line) : null }
  if (off === null || off === 0n) return { costs: [charge], faults }
  // Files write what was taken off with a minus or without.
  const credit: BilledCost = {
    ...of,
    amount: off > 0n ? negated(off) : off,
    quantity: null,
    credit: creditIn(line),
    tolerance: ZERO,
  }
  return { costs: [charge, credit], faults }
}

const negated = (amount: BilledCost['amount']) => -amount as BilledCost['amount']

const GEMINI = /gemini[ -](\d+(?:\.\d+)?)[ -](flash[ -]?lite|flash|pro|ultra|nano)/i

/** The model and the unit that a row is about, by its own column or by the words of its line item. */
function subjectOf(model: string | null, line: string | null): Pick<BilledCost, 'model' | 'unit'> {
  const item = line === null ? null : readLineItem(line)
  const unit = line === null ? null : unitIn(line)
  const gemini = GEMINI.exec(line ?? '')
  const named = item?.model && !item.model.includes(' ') ? item.model : null
  const inWords = gemini
    ? `gemini-${gemini[1]}-${(gemini[2] ?? '').toLowerCase().replace(/flash ?lite/, 'flash-lite')}`
    : null
  return { model: model ?? named ?? inWords, unit }
}
