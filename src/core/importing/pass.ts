import { setImmediate } from 'node:timers/promises'
import { cleanLine, cleanText, whyUnusable } from './clean.ts'
import type { Fault, Given, Importer } from './kinds/kind.ts'
import type { Mapping } from './mapping.ts'
import { createTally } from './tally.ts'
import { type ImportResult, type Row, UnreadableRow } from './types.ts'

export interface PassOptions {
  /** Writes a batch; null decides only, which is a dry run. */
  write: ((work: () => void) => Promise<void>) | null
  onProgress?: ((rows: number) => void) | undefined
  signal?: AbortSignal | undefined
}

/**
 * Takes the rows of a file through an importer: good ones are written batch by batch, the others are named. Between
 * batches others get their turn, and it stops when the signal says so.
 */
export async function importRows<Change>(
  rows: AsyncIterable<Row>,
  mapping: Mapping,
  importer: Importer<Change>,
  { write, onProgress, signal }: PassOptions,
): Promise<Omit<ImportResult, 'notes'>> {
  const tally = createTally()
  let waiting: { outcome: 'added' | 'updated'; change: Change }[] = []
  let read = 0

  async function flush(): Promise<void> {
    const batch = waiting
    waiting = []
    if (write && batch.length > 0) {
      await write(() => importer.write(batch.map(({ change }) => change)))
      importer.written?.()
    }
    for (const { outcome } of batch) tally.count(outcome)
    onProgress?.(read)
    await setImmediate()
  }

  try {
    for await (const { number, cells } of rows) {
      if (signal?.aborted) return tally.result(true)
      if (number < mapping.firstRow) continue
      read += 1
      const { given, unusable } = givenBy(number, cells, mapping)
      const decision = unusable.length > 0 ? { outcome: 'bad' as const, faults: unusable } : importer.decide(given)
      switch (decision.outcome) {
        case 'bad':
          tally.bad(
            number,
            decision.faults.map(({ field, reason }) => ({ column: titleOf(mapping, field), reason })),
          )
          break
        case 'duplicate':
          tally.duplicate({ row: number, of: decision.of, differs: decision.differs })
          break
        case 'unchanged':
          tally.count('unchanged')
          break
        default:
          waiting.push(decision)
      }
      if (waiting.length >= importer.batch || read % 1000 === 0) await flush()
    }
  } catch (error) {
    if (!(error instanceof UnreadableRow)) throw error
    tally.bad(error.row, [{ column: null, reason: error.message }])
  }
  if (signal?.aborted) return tally.result(true)
  await flush()
  return tally.result(false)
}

/** The cells of a row by their fields, and those of which nothing can be made. */
function givenBy(row: number, cells: readonly string[], { fields }: Mapping): { given: Given; unusable: Fault[] } {
  const texts = new Map<string, string>()
  const unusable: Fault[] = []
  for (const [field, at] of fields) {
    const text = cleanText(cells[at] ?? '')
    const why = whyUnusable(text)
    if (why !== null) unusable.push({ field, reason: `The ${field} ${why}.` })
    texts.set(field, text)
  }
  const text = (field: string) => texts.get(field) || null
  const line = (field: string) => {
    const lines = text(field)
    return lines === null ? null : cleanLine(lines)
  }
  return { given: { row, text, line }, unusable }
}

function titleOf({ fields, titles }: Mapping, field: string | null): string | null {
  const at = field === null ? undefined : fields.get(field)
  return at === undefined ? null : (titles[at] ?? null)
}
