import type { ReactNode } from 'react'

/** What a cell is worth: to sort by, and in an export. An exact amount is its decimal text. */
export type CellValue = string | number | null

/** One column of a table. */
export interface Column<Row> {
  key: string
  label: string
  /** What the figures mean, in a sentence; shown at the header. */
  explanation?: string
  /** In pixels; columns without share what is left, and never get less than `minWidth`. */
  width?: number
  minWidth?: number
  /** `end` is for numbers. */
  align?: 'start' | 'end'
  cell: (row: Row) => ReactNode
  /** Makes the column sortable and exported. */
  value?: (row: Row) => CellValue
  /** Not shown until the user chooses it. */
  hidden?: boolean
  /** Gives way where the table is too narrow for all columns; it is exported all the same. */
  yields?: boolean
}

/** The least width of the columns beside one another, in pixels. */
export const leastWidth = <Row>(columns: readonly Column<Row>[]): number =>
  columns.reduce((sum, { width, minWidth }) => sum + (width ?? minWidth ?? 120), 0)

/**
 * The columns that fit a width: those that yield go, the last of them first, until the rest does.
 * @param width in pixels; null while it is not known
 */
export function fitting<Row>(columns: readonly Column<Row>[], width: number | null): readonly Column<Row>[] {
  if (width === null || leastWidth(columns) <= width) return columns
  const last = columns.findLast((column) => column.yields)
  return last
    ? fitting(
        columns.filter((column) => column !== last),
        width,
      )
    : columns
}

export interface Order {
  by: string
  descending: boolean
}

/**
 * The rows in an order, those without a value last whichever way it goes. Texts sort as the language does, and decimal
 * texts of a numeric column by their amount; equal rows keep their order.
 */
export function sorted<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  order: Order | null,
  language: string,
): readonly Row[] {
  const column = columns.find(({ key }) => key === order?.by)
  if (!order || !column?.value) return rows
  const { value, align } = column
  const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: 'base' })
  const sign = order.descending ? -1 : 1
  const comparable = (row: Row) => {
    const raw = value(row)
    return raw !== null && align === 'end' ? Number(raw) : raw
  }
  return rows
    .map((row) => ({ row, at: comparable(row) }))
    .sort((a, b) => {
      if (a.at === null || b.at === null) return Number(a.at === null) - Number(b.at === null)
      if (typeof a.at === 'number' && typeof b.at === 'number') return sign * (a.at - b.at)
      return sign * compare(String(a.at), String(b.at))
    })
    .map(({ row }) => row)
}

/** The order after its header was pressed: numbers begin with the largest, texts with the first. */
export function nextOrder<Row>(column: Column<Row>, order: Order | null): Order {
  if (order?.by === column.key) return { by: column.key, descending: !order.descending }
  return { by: column.key, descending: column.align === 'end' }
}
