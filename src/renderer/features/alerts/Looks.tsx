import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { VisibilityLook } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { FailureMessage, LoadingState, Message } from '../../ui/Message.tsx'
import { StatusPill, type Tone } from '../../ui/StatusPill.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import classes from './Alerts.module.css'

const TONES: Record<VisibilityLook['verdict'], Tone> = {
  moved: 'warn',
  within_noise: 'good',
  not_enough_data: 'quiet',
}
/** A smaller p is told as less than this. */
const LEAST_P = 0.001

/** The latest nightly comparisons: what was looked at, and why nothing was told. */
export function Looks({ projectId, filters }: { projectId: number | null; filters: ReactNode }) {
  const { t } = useI18n()
  const columns = useLookColumns()
  const query = useQuery({
    queryKey: ['alerts', 'looks'],
    queryFn: ({ signal }) => rpc.alerts.looks(undefined, { signal }),
  })
  if (query.error) return <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
  if (!query.data) return <LoadingState height={420} />
  const words = t.alerts.looks
  return (
    <>
      <p className={classes.intro}>{words.explanation}</p>
      <DataTable
        name="visibility-looks"
        label={t.alerts.shown.looks}
        columns={columns}
        rows={query.data.looks.filter((look) => projectId === null || look.projectId === projectId)}
        rowKey={(look) => `${look.projectId} ${look.brand} ${look.model}`}
        filters={filters}
        empty={
          <Message title={words.emptyTitle}>
            <p>{words.emptyBody}</p>
          </Message>
        }
      />
    </>
  )
}

function useLookColumns(): Column<VisibilityLook>[] {
  const { t, f } = useI18n()
  const { columns, verdicts, all, pExplanation } = t.alerts.looks
  const shown = (p: number) => (p < LEAST_P ? `< ${f.decimal(LEAST_P, 3)}` : f.decimal(p, 3))
  return [
    {
      ...{ key: 'project', label: columns.project, minWidth: 120 },
      cell: ({ project }) => <span title={project}>{project}</span>,
      value: ({ project }) => project,
    },
    {
      ...{ key: 'model', label: columns.model, minWidth: 150 },
      cell: ({ model }) => model ?? <strong>{all}</strong>,
      value: ({ model }) => model ?? all,
    },
    {
      ...{ key: 'verdict', label: columns.verdict, width: 150 },
      cell: ({ verdict }) => <StatusPill tone={TONES[verdict]}>{verdicts[verdict]}</StatusPill>,
      value: ({ verdict }) => verdicts[verdict],
    },
    {
      ...{ key: 'change', label: columns.change, width: 120, align: 'end' },
      cell: ({ before, now }) => (before === null || now === null ? '–' : `${f.percent(before)} → ${f.percent(now)}`),
      value: ({ before, now }) => (before === null || now === null ? null : now - before),
    },
    {
      ...{ key: 'p', label: columns.p, width: 110, align: 'end', explanation: pExplanation },
      cell: ({ p }) => (p === null ? '–' : shown(p)),
      value: ({ p }) => p,
    },
    {
      ...{ key: 'prompts', label: columns.prompts, width: 90, align: 'end' },
      cell: ({ prompts }) => f.count(prompts),
      value: ({ prompts }) => prompts,
    },
    {
      ...{ key: 'day', label: columns.day, width: 96 },
      cell: ({ day }) => f.day(day),
      value: ({ day }) => day,
    },
  ]
}
