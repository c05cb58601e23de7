import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf } from '../../rpc/client.ts'
import { tell } from '../toast.ts'
import { type Column, nextOrder, type Order, sorted } from './columns.ts'
import classes from './DataTable.module.css'
import { exportTable } from './exportTable.ts'
import { TableRows } from './TableRows.tsx'
import { Toolbar } from './Toolbar.tsx'
import { useColumnChoice } from './useColumnChoice.ts'

export interface DataTableProps<Row> {
  /** Names the table's remembered columns and its exported file. */
  name: string
  /** What the table lists, for those who do not see it. */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string | number
  /** What narrows the rows down, before them. */
  filters?: ReactNode
  /** What stands there when there are no rows: why, and what to do. */
  empty: ReactNode
  /** How many rows there are in all when not every one is loaded, `10,000+`. */
  total?: string
  /** Loads further rows when the end comes into sight; null or absent when there are none. */
  more?: { load: () => void; loading: boolean } | null
  /** The order that the rows come in. Without it the table sorts its rows itself. */
  order?: Order | null
  reorder?: (order: Order) => void
  /** The key of the chosen row. With `choose`, rows are chosen by click, arrow keys and Enter. */
  chosen?: string | number | null
  choose?: (row: Row) => void
  /** Height of a row in pixels, of one line or two. */
  rowHeight?: number
  /** Rows grow with what they hold; `rowHeight` is the least. */
  grows?: boolean
  /** The most height the table takes, as CSS says it. */
  maxHeight?: string
  /** Replaces the export of the loaded rows, for lists of which more exists than is loaded. */
  exportAll?: () => Promise<unknown>
}

/** A table of any number of rows, of which only those in sight are drawn: sorted, narrowed, chosen and exported. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { name, columns, rows, filters, total, exportAll } = props
  const { t, f, language } = useI18n()
  const { shown, isShown, toggle } = useColumnChoice(name, columns)
  const [ownOrder, setOwnOrder] = useState<Order | null>(null)
  const order = props.reorder ? (props.order ?? null) : ownOrder
  const ordered = useMemo(
    () => (props.reorder ? rows : sorted(rows, columns, ownOrder, language)),
    [props.reorder, rows, columns, ownOrder, language],
  )
  const exporting = useMutation({
    mutationFn: () => (exportAll ? exportAll() : exportTable(name, shown, ordered, language)),
    onError: (error) => tell(`${t.kit.table.exportFailed}: ${failureOf(error).message}`, { tone: 'failure' }),
  })

  return (
    <div className={classes.frame}>
      <Toolbar
        filters={filters}
        count={total === undefined ? t.kit.table.rows(rows.length) : t.kit.table.rowsOf(rows.length, total)}
        columns={columns.map(({ key, label }) => ({ key, label, shown: isShown(key) }))}
        toggle={toggle}
        exporting={exporting.isPending}
        exportRows={() => exporting.mutate()}
      />
      {rows.length === 0 && !props.more?.loading ? (
        <div className={classes.empty}>{props.empty}</div>
      ) : (
        <TableRows
          {...props}
          label={`${props.label}, ${f.count(rows.length)}`}
          columns={shown}
          rows={ordered}
          order={order}
          sortBy={(column) => (props.reorder ?? setOwnOrder)(nextOrder(column, order))}
        />
      )}
    </div>
  )
}
