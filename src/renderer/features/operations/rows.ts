import type { ErrorClass, OperationalFigures } from '../../../contract/index.ts'
import type { Messages } from '../../i18n/en.ts'
import type { Format } from '../../i18n/format.ts'
import { providerName } from '../../ui/colours.ts'
import type { OperationsFilter } from './filter.ts'

type Timed = OperationalFigures['total']

/** A row of the table, whatever it is grouped by; null is what the grouping does not tell. */
export interface FigureRow {
  key: string
  name: string
  /** Whose colour the row has. */
  provider: string | null
  calls: number
  errors: number | null
  errorRate: number | null
  retries: number
  givenUp: number
  latency: Timed['latency'] | null
  inputTokens: number | null
  outputTokens: number | null
  costUsd: string | null
}

/** The rows of a grouping, in the order that the figures come in; days the newest first. */
export function rowsOf(
  data: OperationalFigures,
  groupBy: OperationsFilter['groupBy'],
  t: Messages,
  f: Format,
): FigureRow[] {
  switch (groupBy) {
    case 'model':
      return data.byModel.map((row) => ({ ...row, key: row.model, name: row.displayName }))
    case 'provider':
      return data.byProvider.map((row) => ({ ...row, key: row.provider, name: providerName(row.provider) }))
    case 'project':
      return data.byProject.map((row) => ({
        ...row,
        ...{ key: String(row.projectId), name: row.project ?? t.costs.noProject, provider: null, latency: null },
      }))
    case 'day':
      return data.days.map((row) => ({ ...row, key: row.day, name: f.dayLong(row.day), provider: null })).reverse()
    case 'error':
      return data.errors.map(({ class: name, share, ...row }) => ({
        ...row,
        ...{ key: name, name: errorName(name, t), provider: null, errors: row.calls, errorRate: share },
        ...{ latency: null, inputTokens: null, outputTokens: null, costUsd: null },
      }))
  }
}

/** An error's class in words; one that was never kept is told so. */
const errorName = (name: string, t: Messages): string =>
  name in t.errorWords ? t.errorWords[name as ErrorClass] : t.operations.unknownError
