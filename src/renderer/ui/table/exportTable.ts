import { TABLE_CHUNK_ROWS } from '../../../contract/index.ts'
import type { Language } from '../../i18n/index.tsx'
import { rpc } from '../../rpc/client.ts'
import { saveText } from '../saveText.ts'
import type { Column } from './columns.ts'

/** Saves what a table shows as CSV: its shown columns that have a value, its rows in their order. */
export async function exportTable<Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  language: Language,
): Promise<void> {
  const valued = columns.filter((column) => column.value)
  const header = valued.map(({ label, align }) => ({ label, numeric: align === 'end' }))
  const texts: string[] = []
  for (let at = 0; at === 0 || at < rows.length; at += TABLE_CHUNK_ROWS) {
    const chunk = rows.slice(at, at + TABLE_CHUNK_ROWS).map((row) =>
      valued.map(({ value }) => {
        const cell = value?.(row) ?? null
        return cell === null ? null : String(cell)
      }),
    )
    const { text } = await rpc.tables.csv({ language, columns: header, rows: chunk, first: at === 0 })
    texts.push(text)
  }
  saveText(`earshot-${name}.csv`, texts)
}
