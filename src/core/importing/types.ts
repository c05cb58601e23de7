export const IMPORT_KINDS = ['prompts', 'brands', 'projects'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

/** A file to import: on this machine, or its bytes, when they came through a window. `name` is what messages call it. */
export type ImportSource = { name: string; path: string } | { name: string; bytes: Uint8Array }

export interface ImportOptions {
  /** Where prompts and brands go; the only project when there is one. */
  project?: string | undefined
  /** A field's column: its header, letter ("B") or number from 1; "-" for none. The others are found by their headers. */
  map?: Readonly<Record<string, string>> | undefined
  /** The sheet of a workbook, by name; the first when absent. */
  sheet?: string | undefined
  /** Whether the first row that holds something has the headers; found by what stands there when absent. */
  headers?: boolean | undefined
}

/** What is wrong with one cell, or with a whole row. */
export interface Problem {
  /** As a spreadsheet counts: the first row is 1, headers included. */
  row: number
  /** The column as the file calls it; null when it is the row as a whole. */
  column: string | null
  /** One sentence. */
  reason: string
}

/** A row that says what an earlier row of the file says. */
export interface Repeat {
  row: number
  of: number
  /** Whether its other cells say something else; the earlier row was taken. */
  differs: boolean
}

export interface ImportCounts {
  /** Rows that hold something, headers left out: the sum of the others. */
  rows: number
  added: number
  updated: number
  unchanged: number
  duplicates: number
  badRows: number
}

export interface ImportResult extends ImportCounts {
  /** Everything that is wrong, in the file's order; a row may have several. The first 100,000. */
  bad: Problem[]
  /** The duplicates. The first 100,000. */
  repeats: Repeat[]
  /** What to know about how the file was read, and what to do next: a sentence each. */
  notes: string[]
  /** Whether it was stopped. The rows that are counted are in, the others are not. */
  cancelled: boolean
}

export interface ImportPreview extends ImportResult {
  /** The columns of the file, in order, and the field that each gives; null for one that is not used. */
  columns: { title: string; field: string | null }[]
  /** The sheets of a workbook, in order; none of a CSV. */
  sheets: readonly string[]
  /** Whether a row was taken for the headers. */
  headers: boolean
  /** The first rows as they stand in the file. */
  sample: { row: number; cells: string[] }[]
}

export interface ImportProgress {
  /** Rows read so far. */
  rows: number
  /** How much of the file that is, 0…1; null when the format does not tell. */
  share: number | null
}

/** One row of the file. */
export interface Row {
  number: number
  cells: string[]
}

/** The rows of a file, whatever its format. */
export interface Sheet {
  /** @throws UnreadableRow where the file cannot be read any further */
  rows: AsyncIterable<Row>
  notes: string[]
  /** Of a workbook, in order. */
  sheets: readonly string[]
  share(): number | null
}

/** The file cannot be read from a row on. */
export class UnreadableRow extends Error {
  readonly row: number

  constructor(row: number, reason: string, options?: ErrorOptions) {
    super(reason, options)
    this.row = row
  }
}
