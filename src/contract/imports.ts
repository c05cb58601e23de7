import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { count, id, procedure } from './common.ts'

/** Bytes of a file in one call, so that each stays below what a host takes at once. */
export const UPLOAD_CHUNK_BYTES = 600_000

const IMPORTED = ['prompts', 'brands', 'projects'] as const

const uploadId = z.uuid()
const row = z.number().int().positive()

/** Which file becomes what, and where it goes. */
const importOf = z.object({
  uploadId,
  kind: z.enum(IMPORTED),
  /** Where prompts and brands go; null for projects. */
  projectId: id.nullable(),
  /** A field's column: its number from 1, or "-" for none. The others are found by their headers. */
  map: z.record(z.string(), z.string()),
  /** The sheet of a workbook; the first when null. */
  sheet: z.string().max(255).nullable(),
  /** Whether the first row has the headers; found by what stands there when null. */
  headers: z.boolean().nullable(),
})
export type ImportOf = z.infer<typeof importOf>

const counts = z.object({
  rows: count,
  added: count,
  updated: count,
  unchanged: count,
  duplicates: count,
  badRows: count,
})
export type ImportedCounts = z.infer<typeof counts>

const importPreview = counts.extend({
  /** What is wrong, a row may have several; the first of them. */
  bad: z.array(z.object({ row, column: z.string().nullable(), reason: z.string() })),
  /** Rows that say what an earlier one says; the first of them. */
  repeats: z.array(z.object({ row, of: row })),
  /** How the file was read, a sentence each. */
  notes: z.array(z.string()),
  /** The columns of the file in order, and the field that each gives. */
  columns: z.array(z.object({ title: z.string(), field: z.string().nullable() })),
  /** The sheets of a workbook, in order; none of a CSV. */
  sheets: z.array(z.string()),
  /** Whether a row was taken for the headers. */
  headers: z.boolean(),
  /** The first rows as they stand in the file. */
  sample: z.array(z.object({ row, cells: z.array(z.string()) })),
})
export type ImportPreview = z.infer<typeof importPreview>

export const imports = {
  /** The fields that a file of a kind may give. */
  fields: procedure
    .input(z.object({ kind: z.enum(IMPORTED) }))
    .output(z.array(z.object({ field: z.string(), required: z.boolean() }))),
  /** A file of CSV or XLSX, piece by piece; the first piece begins it. It is held until another one comes. */
  upload: procedure
    .input(
      z.object({
        uploadId: uploadId.nullable(),
        name: z.string().max(255),
        base64: z.base64().max(Math.ceil(UPLOAD_CHUNK_BYTES / 3) * 4),
      }),
    )
    .output(z.object({ uploadId })),
  /** What importing would do; writes nothing. */
  preview: procedure.input(importOf).output(importPreview),
  /** Imports the good rows, told as it goes and ending with the counts. Ending the subscription stops it between batches. */
  run: procedure
    .input(importOf)
    .output(eventIterator(z.object({ rows: count, share: z.number().nullable(), result: counts.nullable() }))),
}
