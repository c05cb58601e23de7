import { UserError } from '../errors.ts'
import type { ImportResult, ImportSource } from '../importing/index.ts'
import type { Period } from '../period.ts'
import type { Clock } from '../ports.ts'
import { type BillSource, ProviderError } from '../providers/index.ts'
import { dayOf } from '../time.ts'
import type { Decimal } from './amounts.ts'
import { zoneOf } from './days.ts'
import { type BillFile, type FileOptions, readBillFile } from './file.ts'
import { collectLines, type ImportPlan, planImport } from './plan.ts'
import type { BillStore } from './store.ts'

/** What an import brought, or would bring. */
export interface Imported {
  /** Null for a dry run, and for a file that brought nothing new. */
  importId: number | null
  provider: string
  /** The provider's own days. */
  from: string
  to: string
  added: number
  unchanged: number
  restated: number
  /** Lines that the provider does not bill any more. */
  gone: number
  /** What to know, a sentence each. */
  notes: string[]
}

export interface ImportedFile extends Imported {
  rows: ImportResult
}

interface Ports {
  store: BillStore
  clock: Clock
  /** @throws UserError, ProviderError when the provider cannot be asked */
  sourceOf(provider: string): Promise<BillSource>
}

const countsOf = ({ added, unchanged, restated, gone }: ImportPlan) => ({
  ...{ added: added.length, unchanged, restated: restated.length, gone: gone.length },
})

/** Takes what a provider's API or a file says of its bill. */
export function createBillImports({ store, clock, sourceOf }: Ports) {
  const daysOf = (lines: readonly { day: string }[]) => {
    const days = lines.map(({ day }) => day).sort()
    return { from: days[0] ?? '', to: days.at(-1) ?? '' }
  }

  /** A file is read by the columns that the user gave, else by those that were given for this provider before. */
  async function read(provider: string, source: ImportSource, options: FileOptions, signal?: AbortSignal) {
    const remembered = options.map === undefined ? store.mapping(provider) : null
    if (!remembered) return { file: await readBillFile(source, options, signal), note: null }
    try {
      const decimal = options.decimal ?? remembered.decimal
      return { file: await readBillFile(source, { ...options, map: remembered.columns, decimal }, signal), note: null }
    } catch (error) {
      if (!(error instanceof UserError) || error.code !== 'bad_input') throw error
      const note = `The columns that were chosen for ${provider} before do not fit this file; they were found by their headers.`
      return { file: await readBillFile(source, options, signal), note }
    }
  }

  const planFile = (provider: string, file: BillFile) => {
    const period = daysOf(file.lines)
    const stored = store.lines(provider, period.from, period.to)
    return { period, plan: planImport(stored, file.lines, false) }
  }

  return {
    /**
     * Fetches a stretch of a provider's days and keeps what is new. A provider that cannot be asked leaves everything as it
     * was.
     * @throws UserError `network`, `keychain` or `bad_input`, as a sentence with the provider's words
     */
    async fromApi(provider: string, { from, to }: Period, dryRun: boolean, signal: AbortSignal): Promise<Imported> {
      const source = await sourceOf(provider)
      const bill = await source.fetch(from, to, signal).catch((error: unknown) => {
        if (!(error instanceof ProviderError)) throw error
        throw new UserError('network', `The bill was not imported: ${error.message}. What was known of it is kept.`, {
          cause: error,
        })
      })
      const lines = collectLines(bill.costs.map((cost) => ({ cost })))
      const plan = planImport(store.lines(provider, from, to), lines, true)
      const told = new Set(lines.map(({ day }) => day))
      const usage = bill.usage.filter(({ hour }) => told.has(dayOf(hour, zoneOf(provider))))
      const given = { provider, source: 'api' as const, name: source.host, fileHash: null, rejected: 0 }
      const importId = dryRun
        ? null
        : await store.keep({ ...given, fromDay: from, toDay: to }, plan, usage, clock.now())
      return { importId, provider, from, to, ...countsOf(plan), notes: [] }
    },

    /**
     * Reads a file and says what importing it would do.
     * @throws UserError `not_found`, `bad_input`
     */
    async preview(provider: string, source: ImportSource, options: FileOptions, signal?: AbortSignal) {
      const { file, note } = await read(provider, source, options, signal)
      const { period, plan } = planFile(provider, file)
      return { file, period, ...countsOf(plan), notes: noteList(file, note) }
    },

    /**
     * Keeps the lines of a file that are new. The columns that the user chose are remembered for the provider.
     * @throws UserError `not_found`, `bad_input`
     */
    async fromFile(
      provider: string,
      source: ImportSource,
      options: FileOptions & { dryRun?: boolean },
      signal?: AbortSignal,
    ): Promise<ImportedFile> {
      const { file, note } = await read(provider, source, options, signal)
      const { period, plan } = planFile(provider, file)
      const notes = noteList(file, note)
      const counts = countsOf(plan)
      const before = store.importOfFile(provider, file.hash)
      const isNew = counts.added + counts.restated > 0
      if (before) notes.push(`This file was imported before, on ${new Date(before.at).toISOString().slice(0, 10)}.`)
      if (options.dryRun || !isNew || signal?.aborted) {
        return { importId: null, provider, ...period, ...counts, notes, rows: file.result }
      }
      if (options.map) await remember(provider, file, options.decimal ?? null)
      const importId = await store.keep(
        {
          ...{ provider, source: 'csv', name: file.name, fileHash: file.hash, rejected: file.result.badRows },
          ...{ fromDay: period.from, toDay: period.to },
        },
        plan,
        [],
        clock.now(),
      )
      return { importId, provider, ...period, ...counts, notes, rows: file.result }
    },
  }

  /** Columns are remembered by their titles, which stay when columns move. */
  async function remember(provider: string, { columns }: BillFile, decimal: Decimal | null): Promise<void> {
    const titles = columns.flatMap(({ title, field }) => (field === null ? [] : [[field, title] as const]))
    await store.rememberMapping(provider, Object.fromEntries(titles), decimal, clock.now())
  }
}

function noteList({ result, lines }: BillFile, note: string | null): string[] {
  const rows = lines.reduce((sum, line) => sum + line.rows, 0)
  const summed =
    rows > lines.length ? [`${rows} rows were added up to ${lines.length} lines of a day and item each.`] : []
  return [...(note === null ? [] : [note]), ...result.notes, ...summed]
}
