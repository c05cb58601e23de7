import { importBrands } from './kinds/brands.ts'
import type { Importer, ImportPorts } from './kinds/kind.ts'
import { importProjects } from './kinds/projects.ts'
import { importPrompts } from './kinds/prompts.ts'
import { importRows } from './pass.ts'
import { openTable, SAMPLE_ROWS } from './table.ts'
import type { ImportKind, ImportOptions, ImportPreview, ImportProgress, ImportResult, ImportSource } from './types.ts'

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
    return { importer, ...(await openTable(source, kind, options)) }
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
        sheets: sheet.sheets,
        headers: mapping.headers,
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
