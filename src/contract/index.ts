import { access } from './access.ts'
import { alerts } from './alerts.ts'
import { answers } from './answers.ts'
import { app } from './app.ts'
import { billing } from './billing.ts'
import { brands } from './brands.ts'
import { budgets } from './budgets.ts'
import { compare } from './compare.ts'
import { costs } from './costs.ts'
import { coverage } from './coverage.ts'
import { doctor } from './doctor.ts'
import { imports } from './imports.ts'
import { jobs } from './jobs.ts'
import { limbo } from './limbo.ts'
import { logs } from './logs.ts'
import { models } from './models.ts'
import { modelWatch } from './modelWatch.ts'
import { operations } from './operations.ts'
import { overview } from './overview.ts'
import { projects } from './projects.ts'
import { prompts } from './prompts.ts'
import { runs } from './runs.ts'
import { connections, homes } from './settings.ts'
import { sources } from './sources.ts'
import { tables } from './tables.ts'

/** The one contract between the core and whatever shows it. */
export const contract = {
  coverage,
  limbo,
  doctor,
  access,
  operations,
  logs,
  app,
  connections,
  homes,
  projects,
  prompts,
  brands,
  imports,
  overview,
  answers,
  compare,
  sources,
  runs,
  tables,
  costs,
  budgets,
  billing,
  models,
  modelWatch,
  alerts,
  jobs,
}

export type { ApiAccess, ListedToken } from './access.ts'
export { placeOfAlert } from './alertPlaces.ts'
export type { AlertDelivery, ListedAlert, MutedTopic, VisibilityLook } from './alerts.ts'
export {
  ANSWER_ORDERS,
  type AnswerChanges,
  type AnswerChoices,
  type AnswerDetail,
  type AnswersFilter,
  answerFilter,
  type ListedAnswer,
} from './answers.ts'
export type { AppState, HomeState } from './app.ts'
export {
  BILLED_BY,
  type BilledExposures,
  type BilledRow,
  type BillImport,
  type BillingReport,
  type BillOf,
  type BillPreview,
  type BillSourceState,
  type GapCause,
  type ImportedBill,
  type PriceGap,
} from './billing.ts'
export type { BrandChange, BrandPreview, ListedBrand } from './brands.ts'
export type { Budgets, HeldMoney, Limit } from './budgets.ts'
export { ERROR_CLASSES, type ErrorClass, type FailureCode, failures } from './common.ts'
export { COMPARED, type Compared, type ComparedBrand, type ComparedFigure, type Comparison } from './compare.ts'
export {
  COST_GROUPINGS,
  COST_PERIODS,
  type EntryFilter,
  type LedgerEntry,
  type MonthForecast,
  type Spending,
} from './costs.ts'
export type { CoverageGap, CoverageView } from './coverage.ts'
export type { DoctorCheck } from './doctor.ts'
export { type ImportedCounts, type ImportOf, type ImportPreview, UPLOAD_CHUNK_BYTES } from './imports.ts'
export {
  type ComingUp,
  type CronField,
  type CronPreview,
  JOB_NAMES,
  type JobExecution,
  type JobLine,
  type JobName,
  type ListedJob,
  type Schedule,
} from './jobs.ts'
export type { LimboRepair, LimboRule, LimboTrouble } from './limbo.ts'
export type { ListedLogLine } from './logs.ts'
export type { ModelPrice, RegistryModel } from './models.ts'
export type { CheckedProvider, ModelFinding, ModelList, RetiringModel } from './modelWatch.ts'
export type { OperationalFigures } from './operations.ts'
export {
  type AnswerRow,
  type BrandSeries,
  type ModelRow,
  type Overview,
  type ProjectChange,
  RANGES,
} from './overview.ts'
export type { NewProject, PortfolioRow, ProjectSettings, ProjectSummary } from './projects.ts'
export type { ListedPrompt, PastedPrompt } from './prompts.ts'
export type { ListedRun, Quote, QuoteOutcome, RunProgress, RunRequest } from './runs.ts'
export { type Backup, type Connection, EXPORT_KINDS } from './settings.ts'
export type { CitedDomain, CitedDomains } from './sources.ts'
export { TABLE_CHUNK_ROWS } from './tables.ts'
