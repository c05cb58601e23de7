import type { Db } from '../db/index.ts'
import { UserError } from '../errors.ts'
import { checkDay, type Period } from '../period.ts'
import type { ExportFilter } from '../ports.ts'
import { findProject, liveProjects } from '../projects/index.ts'
import { createAnswerReader, type ExportedProject } from './answers.ts'
import { createAnswerCsv } from './answersCsv.ts'
import { createCountReader } from './counts.ts'
import { csvHeader, csvLines, toCsv, toJsonl } from './csv.ts'
import { COLUMNS, type ExportKind, type ExportRows } from './rows.ts'

/** Some 64 kB of text or, as UTF-8, some 400 kB, which are good only until the next block is asked for. */
export type Block = string | Uint8Array

const KINDS = Object.keys(COLUMNS) as ExportKind[]
const FORMATS = ['jsonl', 'csv']

/** Everything there is, row by row: however much it is, a page of it is held at a time. */
export function createExports({ db }: { db: Db }) {
  const answers = createAnswerReader(db)
  const answerLines = createAnswerCsv(db)
  const counts = createCountReader(db)

  /** @throws UserError `not_found`, `bad_input`, at once and not while rows are read */
  function exportRows<K extends ExportKind>(kind: K, filter: ExportFilter = {}): Generator<ExportRows[K]> {
    const period = periodOf(filter)
    const project = filter.project === undefined ? null : findProject(db, filter.project)
    const each = <Row>(read: (project: ExportedProject, period: Period) => Generator<Row>) =>
      eachOf(project ? [project] : liveProjects(db), (one) => read(one, period))
    const readers: { [Kind in ExportKind]: () => Generator<ExportRows[Kind]> } = {
      answers: () => each(answers.answers),
      mentions: () => each(answers.mentions),
      citations: () => each(answers.citations),
      snapshots: () => each(counts.snapshots),
      ledger: () => counts.ledger(project, period),
    }
    return readers[kind]()
  }

  /** A project after the other: its stored answers as SQLite writes them, then the calls that were given up. */
  function answersAsCsv(filter: ExportFilter): Generator<Block> {
    const period = periodOf(filter)
    const projects = filter.project === undefined ? liveProjects(db) : [findProject(db, filter.project)]
    return (function* () {
      yield csvHeader(COLUMNS.answers)
      for (const project of projects) {
        yield* answerLines(project, period)
        yield* csvLines(COLUMNS.answers, answers.givenUp(project, period))
      }
    })()
  }

  return {
    exportRows,

    /**
     * The same as text, block by block.
     * @throws UserError `not_found`, `bad_input`, at once
     */
    exportText(kind: string, format: string, filter: ExportFilter = {}): Generator<Block> {
      const known = KINDS.find((each) => each === kind)
      if (!known) throw new UserError('bad_input', `There is no export of "${kind}". There are: ${KINDS.join(', ')}.`)
      if (!FORMATS.includes(format)) {
        throw new UserError('bad_input', `"${format}" is not a format of exports. There are: ${FORMATS.join(', ')}.`)
      }
      if (known === 'answers' && format === 'csv') return answersAsCsv(filter)
      const rows = exportRows(known, filter)
      return format === 'csv' ? toCsv(COLUMNS[known], rows) : toJsonl(rows)
    },
  }
}

export type Exports = ReturnType<typeof createExports>

function* eachOf<Row>(
  projects: readonly ExportedProject[],
  read: (project: ExportedProject) => Generator<Row>,
): Generator<Row> {
  for (const project of projects) yield* read(project)
}

/** Days compare as texts; these two come before and after every one. */
function periodOf({ from, to }: ExportFilter): Period {
  const period = {
    from: from === undefined ? '0000-01-01' : checkDay(from, 'from'),
    to: to === undefined ? '9999-12-31' : checkDay(to, 'to'),
  }
  if (period.from <= period.to) return period
  throw new UserError('bad_input', `The export would begin on ${period.from}, after its end on ${period.to}.`)
}
