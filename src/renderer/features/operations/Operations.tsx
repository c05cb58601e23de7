import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { RANGES } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { useFilter } from '../../routing/useFilter.ts'
import { failureOf, rpc } from '../../rpc/client.ts'
import { Choice } from '../../ui/Choice.tsx'
import { providerName } from '../../ui/colours.ts'
import { FailureMessage, LoadingState, Message } from '../../ui/Message.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import type { HomePageProps } from '../shell/pages.ts'
import { Charts } from './Charts.tsx'
import { Diagnostics } from './Diagnostics.tsx'
import { Figures } from './Figures.tsx'
import { FigureTable } from './FigureTable.tsx'
import { type OperationsFilter, operationsFilter } from './filter.ts'
import { Log } from './Log.tsx'

type Range = (typeof RANGES)[number]

export interface PartProps {
  filter: OperationsFilter
  change: (some: Partial<OperationsFilter>) => void
}

/** How the asking goes: response times, tokens, errors and costs, and the program's log. */
export function Operations({ home }: HomePageProps) {
  const { t } = useI18n()
  const { operations: words } = t
  const [filter, change] = useFilter(operationsFilter)
  return (
    <>
      <PageHeader title={t.nav.pages.operations} actions={<Diagnostics />}>
        <Segmented
          label={words.view}
          value={filter.view}
          change={(view) => change({ view })}
          options={(['figures', 'log'] as const).map((view) => ({ value: view, label: words.views[view] }))}
        />
        {filter.view === 'figures' && <FigureFilters filter={filter} change={change} />}
      </PageHeader>
      {filter.view === 'figures' ? (
        <FiguresView filter={filter} change={change} />
      ) : (
        <Log filter={filter} change={change} zone={home.zone} />
      )}
    </>
  )
}

function FigureFilters({ filter, change }: PartProps) {
  const { t } = useI18n()
  const { operations: words } = t
  const projects = useQuery({
    queryKey: ['projects'],
    queryFn: ({ signal }) => rpc.projects.list(undefined, { signal }),
  })
  const connections = useQuery({
    queryKey: ['operations', 'providers'],
    queryFn: ({ signal }) =>
      rpc.operations.figures({ days: 366, projectId: null, provider: null, model: null }, { signal }),
    select: ({ byProvider }) => byProvider.map(({ provider }) => [provider, providerName(provider)] as const),
  })
  return (
    <>
      <Segmented
        label={words.days}
        value={String(filter.days)}
        change={(days) => change({ days: Number(days) as Range })}
        options={RANGES.map((days) => ({ value: String(days), label: t.overview.rangeOption(days) }))}
      />
      <Choice
        label={words.project}
        all={words.allProjects}
        value={filter.of}
        options={(projects.data ?? []).map(({ projectId, name }) => [projectId, name] as const)}
        choose={(of) => change({ of: of === null ? null : Number(of) })}
      />
      <Choice
        label={words.provider}
        all={words.allProviders}
        value={filter.provider}
        options={connections.data ?? []}
        choose={(provider) => change({ provider })}
      />
    </>
  )
}

function FiguresView({ filter, change }: PartProps) {
  const { t } = useI18n()
  const { days, of: projectId, provider } = filter
  const query = useQuery({
    queryKey: ['operations', days, projectId, provider],
    queryFn: ({ signal }) => rpc.operations.figures({ days, projectId, provider, model: null }, { signal }),
    placeholderData: keepPreviousData,
  })
  if (query.error) return <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
  if (!query.data) return <LoadingState height={520} />
  if (query.data.total.calls === 0 && query.data.total.givenUp === 0) {
    return <Message title={t.operations.emptyTitle}>{t.operations.emptyBody}</Message>
  }
  return (
    <>
      <Figures data={query.data} />
      <Charts data={query.data} />
      <FigureTable data={query.data} groupBy={filter.groupBy} group={(groupBy) => change({ groupBy })} />
    </>
  )
}
