import { UserError } from '../errors.ts'
import type { TableKind } from './columns.ts'
import { HEADER_ROWS, headersIn, mapColumns } from './mapping.ts'
import { openSheet } from './sheet.ts'
import { type ImportOptions, type ImportSource, type Row, type Sheet, UnreadableRow } from './types.ts'

/** Rows that a preview shows. */
export const SAMPLE_ROWS = 20
const PEEKED_ROWS = HEADER_ROWS + SAMPLE_ROWS

/**
 * Opens a table and finds its columns.
 * @returns its first rows, and all of its rows, those included
 * @throws UserError `not_found`, `bad_input` when it cannot be read, holds no rows or lacks a column that is needed
 */
export async function openTable(
  source: ImportSource,
  kind: TableKind,
  options: Pick<ImportOptions, 'map' | 'sheet' | 'headers'>,
) {
  const wanted = options.map ?? {}
  const sheet = await openSheet(source, options.sheet, {
    headersIn: (cells) => headersIn(kind, cells, wanted),
    prose: kind === 'prompts',
  })
  const { first, rows, close } = await peek(sheet, source.name)
  try {
    return { sheet, first, rows, mapping: mapColumns(kind, first.slice(0, HEADER_ROWS), wanted, options.headers) }
  } catch (error) {
    await close()
    throw error
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
