import { UserError } from '../errors.ts'
import { importBrands } from './kinds/brands.ts'
import type { Importer, ImportPorts } from './kinds/kind.ts'
import { importProjects } from './kinds/projects.ts'
import { importPrompts } from './kinds/prompts.ts'
import { HEADER_ROWS, headersIn, mapColumns } from './mapping.ts'
import { importRows } from './pass.ts'
import { openSheet } from './sheet.ts'
import {
  type ImportKind,
  type ImportOptions,
  type ImportPreview,
  type ImportProgress,
  type ImportResult,
  type ImportSource,
  type Row,
  type Sheet,
  UnreadableRow,
} from './types.ts'

const SAMPLE_ROWS = 20
const PEEKED_ROWS = HEADER_ROWS + SAMPLE_ROWS

export type Imports = ReturnType<typeof createImports>

/** Prompts, brands and projects out of tables that people keep: CSV of every sort, and XLSX. */
export function createImports(ports: ImportPorts) {
  const importers: Record<ImportKind, (options: ImportOptions) => Importer<unknown>> = {
    prompts: ({ project }) => importPrompts(ports, project),
    brands: ({ project }) => importBrands(ports, project),
    projects: () => importProjects(ports),
  }

  async function open(source: ImportSource, kind: ImportKind, options: ImportOptions) {
    const importer = importers[kind](options)
    const wanted = options.map ?? {}
    const sheet = await openSheet(source, options.sheet, {
      headersIn: (cells) => headersIn(kind, cells, wanted),
      prose: kind === 'prompts',
    })
    const { first, rows, close } = await peek(sheet, source.name)
    try {
      const mapping = mapColumns(kind, first.slice(0, HEADER_ROWS), wanted)
      return { importer, sheet, first, rows, mapping }
    } catch (error) {
      await close()
      throw error
    }
  }

  return {
    /**
     * Reads a whole file and says what importing it would do; writes nothing.
     * @throws UserError `not_found`, `bad_input` as `run` does
     */
    async preview(
      source: ImportSource,
      kind: ImportKind,
      options: ImportOptions = {},
      signal?: AbortSignal,
    ): Promise<ImportPreview> {
      const { importer, sheet, first, rows, mapping } = await open(source, kind, options)
      const result = await importRows(rows, mapping, importer, { write: null, signal })
      const fieldAt = new Map([...mapping.fields].map(([field, at]) => [at, field]))
      return {
        ...result,
        notes: [...sheet.notes, ...mapping.notes],
        columns: mapping.titles.map((title, at) => ({ title, field: fieldAt.get(at) ?? null })),
        sample: first
          .filter(({ number }) => number >= mapping.firstRow)
          .slice(0, SAMPLE_ROWS)
          .map(({ number, cells }) => ({ row: number, cells })),
      }
    },

    /**
     * Imports a file. Good rows go in, batch by batch, each in one transaction; the others are named. Again, the same file
     * changes nothing. When `signal` aborts it stops between batches, and what is in stays.
     * @throws UserError `not_found` for the file or the project, `bad_input` when the file as a whole cannot be imported
     */
    async run(
      source: ImportSource,
      kind: ImportKind,
      options: ImportOptions = {},
      onProgress?: (progress: ImportProgress) => void,
      signal?: AbortSignal,
    ): Promise<ImportResult> {
      const { importer, sheet, rows, mapping } = await open(source, kind, options)
      const result = await importRows(rows, mapping, importer, {
        write: (work) => ports.db.write(work),
        onProgress: (read) => onProgress?.({ rows: read, share: sheet.share() }),
        signal,
      })
      const advice = result.added + result.updated > 0 ? importer.advice?.() : null
      return { ...result, notes: [...sheet.notes, ...mapping.notes, ...(advice ? [advice] : [])] }
    },
  }
}

/**
 * The first rows that hold something, and all of those. Where the file ends early, the rows until there come first.
 * @throws UserError `bad_input` when there is none
 */
async function peek(sheet: Sheet, name: string) {
  const iterator = filled(sheet.rows)
  const first: Row[] = []
  let failure: UnreadableRow | null = null
  try {
    while (first.length < PEEKED_ROWS) {
      const { done, value } = await iterator.next()
      if (done) break
      first.push(value)
    }
  } catch (error) {
    if (!(error instanceof UnreadableRow)) throw error
    failure = error
  }
  if (first.length === 0) {
    throw new UserError('bad_input', `${name} holds no rows. Nothing was imported. ${failure?.message ?? ''}`.trim())
  }
  return { first, rows: all(), close: () => iterator.return(undefined) }

  async function* all(): AsyncGenerator<Row> {
    yield* first
    if (failure) throw failure
    yield* iterator
  }
}

async function* filled(rows: AsyncIterable<Row>): AsyncGenerator<Row> {
  for await (const row of rows) if (row.cells.some((cell) => cell.trim() !== '')) yield row
}
