import { Button } from '@mantine/core'
import type { PortfolioRow } from '../../../contract/index.ts'
import type { Messages } from '../../i18n/en.ts'
import type { Format } from '../../i18n/format.ts'
import type { Navigation } from '../../routing/route.ts'
import { IntervalBar } from '../../ui/IntervalBar.tsx'
import { StatusPill, type Tone } from '../../ui/StatusPill.tsx'
import type { Column } from '../../ui/table/columns.ts'
import classes from './Projects.module.css'
import type { ProjectActions } from './useProjectActions.ts'

interface ColumnsOptions {
  t: Messages
  f: Format
  zone: string
  href: Navigation['href']
  edit: (project: PortfolioRow) => void
  actions: ProjectActions
  /** Of the visibilities, by project; absent until they are read. */
  intervals: ReadonlyMap<number, { low: number | null; high: number | null }> | undefined
}

const RUN_TONES: Record<NonNullable<PortfolioRow['lastRun']>['status'], Tone> = {
  ...{ running: 'accent', completed: 'good', partial: 'warn', failed: 'bad', blocked: 'warn', cancelled: 'quiet' },
}

/** The columns of the list of projects. */
export function projectColumns(options: ColumnsOptions): Column<PortfolioRow>[] {
  const { t, f, zone, href } = options
  const { columns } = t.projects
  const number = (key: 'prompts' | 'competitors', label: string): Column<PortfolioRow> => ({
    ...{ key, label, width: 88, align: 'end', yields: true, hidden: key === 'competitors' },
    cell: (row) => f.count(row[key]),
    value: (row) => row[key],
  })
  const text = (key: 'industry' | 'language' | 'country', label: string): Column<PortfolioRow> => ({
    ...{ key, label, width: 100, hidden: true },
    cell: (row) => row[key] ?? '–',
    value: (row) => row[key],
  })
  return [
    {
      ...{ key: 'name', label: columns.name, minWidth: 120 },
      cell: ({ name, projectId, archivedAt }) =>
        archivedAt === null ? (
          <a className={classes.name} href={href('overview', { project: projectId })} title={name}>
            {name}
          </a>
        ) : (
          name
        ),
      value: ({ name }) => name,
    },
    {
      ...{ key: 'brand', label: columns.brand, width: 140, hidden: true },
      cell: (row) => row.brand,
      value: (row) => row.brand,
    },
    {
      ...{
        key: 'visibility',
        label: columns.visibility,
        explanation: columns.visibilityLong,
        width: 164,
        align: 'end',
      },
      cell: (row) => <Visibility row={row} interval={options.intervals?.get(row.projectId)} f={f} />,
      value: (row) => row.visibility.value,
    },
    {
      ...{ key: 'cost', label: columns.cost, explanation: columns.costLong, width: 92, align: 'end' },
      cell: (row) => f.usd(row.monthToDateUsd),
      value: (row) => row.monthToDateUsd,
    },
    {
      ...{ key: 'lastRun', label: columns.lastRun, width: 168 },
      cell: ({ lastRun }) =>
        lastRun ? (
          <span className={classes.stacked}>
            {f.dateTime(lastRun.at, zone)}
            <StatusPill tone={RUN_TONES[lastRun.status]}>{t.run.statuses[lastRun.status]}</StatusPill>
          </span>
        ) : (
          t.projects.never
        ),
      value: ({ lastRun }) => (lastRun ? new Date(lastRun.at).toISOString() : null),
    },
    number('prompts', columns.prompts),
    {
      ...{ key: 'models', label: columns.models, width: 78, align: 'end', yields: true },
      cell: (row) => <span title={row.models.join('\n')}>{f.count(row.models.length)}</span>,
      value: (row) => row.models.length,
    },
    number('competitors', columns.competitors),
    text('industry', columns.industry),
    text('language', columns.language),
    text('country', columns.country),
    {
      ...{ key: 'status', label: columns.status, width: 80 },
      cell: (row) => <StatusPill tone={row.active ? 'good' : 'quiet'}>{t.projects.statuses[statusOf(row)]}</StatusPill>,
      value: (row) => t.projects.statuses[statusOf(row)],
    },
    {
      ...{ key: 'actions', label: columns.actions, width: 224 },
      cell: (row) => <Actions row={row} {...options} />,
    },
  ]
}

const statusOf = ({ active, archivedAt }: PortfolioRow) =>
  archivedAt !== null ? 'archived' : active ? 'active' : 'paused'

interface VisibilityProps {
  row: PortfolioRow
  interval: { low: number | null; high: number | null } | undefined
  f: Format
}

function Visibility({ row, interval, f }: VisibilityProps) {
  const { value, n } = row.visibility
  if (value === null) return '–'
  return (
    <span className={classes.visibility}>
      <span className={classes.percent}>{f.percent(value)}</span>
      <IntervalBar value={value} low={interval?.low ?? null} high={interval?.high ?? null} />
      <span className={classes.n}>n {f.count(n)}</span>
    </span>
  )
}

function Actions({ row, t, edit, actions }: ColumnsOptions & { row: PortfolioRow }) {
  const { pause, resume, archive, restore, rowAction, edit: editLabel } = t.projects
  const button = (label: string, act: () => void) => (
    <Button variant="default" size="compact-xs" aria-label={rowAction(label, row.name)} onClick={act}>
      {label}
    </Button>
  )
  if (row.archivedAt !== null) return button(restore, () => actions.restore(row))
  return (
    <span className={classes.actions}>
      {button(editLabel, () => edit(row))}
      {row.active ? button(pause, () => actions.pause(row)) : button(resume, () => actions.resume(row))}
      {button(archive, () => actions.archive(row))}
    </span>
  )
}
