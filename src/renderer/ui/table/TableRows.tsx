import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, memo, useEffect, useMemo, useRef } from 'react'
import { useI18n } from '../../i18n/index.tsx'
import { type Column, fitting, leastWidth, type Order } from './columns.ts'
import classes from './DataTable.module.css'
import type { DataTableProps } from './DataTable.tsx'
import { useRowKeys } from './useRowKeys.ts'
import { useWidth } from './useWidth.ts'

interface TableRowsProps<Row> extends Omit<DataTableProps<Row>, 'order' | 'reorder'> {
  order: Order | null
  sortBy: (column: Column<Row>) => void
}

const ROW_HEIGHT = 33
/** Rows from the end at which further ones are loaded. */
const NEAR_END = 30

/** The rows in sight, between two empty ones that stand for all the others. */
export function TableRows<Row>(props: TableRowsProps<Row>) {
  const { label, rows, rowKey, order, sortBy, chosen, choose, more } = props
  const { t } = useI18n()
  const scroll = useRef<HTMLDivElement>(null)
  const columns = fitting(props.columns, useWidth(scroll))
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => props.rowHeight ?? ROW_HEIGHT,
    overscan: 8,
  })
  const items = virtualizer.getVirtualItems()
  const lastSeen = items.at(-1)?.index ?? 0
  const wantsMore = more && !more.loading && lastSeen >= rows.length - NEAR_END
  useEffect(() => {
    if (wantsMore) more.load()
  }, [wantsMore, more])

  // A table is drawn anew with every step of its scrolling: what walks all rows is done once.
  const chosenAt = useMemo(
    () => (chosen == null ? -1 : rows.findIndex((row) => rowKey(row) === chosen)),
    [rows, chosen, rowKey],
  )
  const { active, onKeyDown, onFocus } = useRowKeys({
    count: rows.length,
    initial: Math.max(0, chosenAt),
    scroll,
    reveal: (index) => virtualizer.scrollToIndex(index),
    choose: (index) => choose?.(rows[index]!),
  })
  const before = items[0]?.start ?? 0
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)

  return (
    <div
      ref={scroll}
      className={classes.scroll}
      style={{ maxHeight: props.maxHeight ?? 'max(280px, calc(100vh - 190px))' }}
      // What scrolls must be reachable by keyboard.
      tabIndex={choose ? undefined : 0}
    >
      <table
        className={classes.table}
        style={{ minWidth: leastWidth(columns) }}
        role={choose ? 'grid' : undefined}
        aria-label={label}
        aria-rowcount={rows.length + 1}
      >
        <colgroup>
          {columns.map(({ key, width }) => (
            <col key={key} style={width === undefined ? undefined : { width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <Header key={column.key} column={column} order={order} sort={() => sortBy(column)} />
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={choose && onKeyDown} onFocus={choose && onFocus}>
          {before > 0 && <Rest height={before} columns={columns.length} />}
          {items.map(({ index }) => {
            const row = rows[index]!
            const key = rowKey(row)
            return (
              <Row
                key={key}
                row={row}
                index={index}
                columns={columns}
                height={props.rowHeight ?? ROW_HEIGHT}
                chosen={key === chosen}
                active={index === active}
                choose={choose}
                measure={props.grows ? virtualizer.measureElement : undefined}
              />
            )
          })}
          {after > 0 && <Rest height={after} columns={columns.length} />}
        </tbody>
      </table>
      {more?.loading && (
        <p className={classes.more} role="status">
          {t.kit.table.more}
        </p>
      )}
    </div>
  )
}

interface RowProps<Item> {
  row: Item
  index: number
  columns: readonly Column<Item>[]
  height: number
  chosen: boolean
  active: boolean
  choose: ((row: Item) => void) | undefined
  measure: ((row: HTMLTableRowElement | null) => void) | undefined
}

function OneRow<Item>({ row, index, columns, height, chosen, active, choose, measure }: RowProps<Item>) {
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={choose ? chosen : undefined}
      tabIndex={choose ? (active ? 0 : -1) : undefined}
      className={choose ? classes.choosable : undefined}
      style={{ height }}
      onClick={choose && (() => choose(row))}
    >
      {columns.map((column) => (
        <td key={column.key} className={column.align === 'end' ? classes.end : undefined}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
}

/** While one scrolls, rows that stay in sight are not drawn again. */
const Row = memo(OneRow) as typeof OneRow

/** Takes the room of the rows that are not drawn. */
const Rest = ({ height, columns }: { height: number; columns: number }) => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
  <tr className={classes.rest} aria-hidden="true">
    <td colSpan={columns} style={{ height }} />
  </tr>
)

interface HeaderProps<Row> {
  column: Column<Row>
  order: Order | null
  sort: () => void
}

function Header<Row>({ column, order, sort }: HeaderProps<Row>) {
  const { key, label, explanation, align, value } = column
  const direction = order?.by === key ? (order.descending ? 'descending' : 'ascending') : undefined
  const style: CSSProperties = align === 'end' ? { textAlign: 'end' } : {}
  if (!label) return <td />
  return (
    <th scope="col" aria-sort={direction} style={style} title={explanation}>
      {value ? (
        <button type="button" className={classes.sort} onClick={sort}>
          {label}
          <span className={classes.arrow} aria-hidden="true">
            {direction === 'ascending' ? '↑' : direction === 'descending' ? '↓' : ''}
          </span>
        </button>
      ) : (
        label
      )}
    </th>
  )
}
