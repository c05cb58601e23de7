import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { COMPARED, type Comparison, RANGES } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { flagParam, rangeParam } from '../../routing/params.ts'
import { useFilter } from '../../routing/useFilter.ts'
import { failureOf, rpc } from '../../rpc/client.ts'
import { Choice } from '../../ui/Choice.tsx'
import { FailureMessage, LoadingState, Message } from '../../ui/Message.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import type { ProjectPageProps } from '../shell/pages.ts'
import { CompareTable } from './CompareTable.tsx'
import { SmallCharts } from './SmallCharts.tsx'

const compareView = z.object({
  metric: z.enum(COMPARED).catch('visibility'),
  days: rangeParam,
  search: flagParam,
})
export type CompareView = z.infer<typeof compareView>

/** Models and brands side by side, and over time. */
export function Compare({ project }: ProjectPageProps) {
  const { t } = useI18n()
  const { projectId } = project
  const [view, change] = useFilter(compareView)
  const { days, search } = view
  const query = useQuery({
    queryKey: ['compare', projectId, days, search],
    queryFn: ({ signal }) => rpc.compare.get({ projectId, days, search }, { signal }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <PageHeader title={t.nav.pages.compare}>
        <Segmented
          label={t.compare.metric}
          value={view.metric}
          change={(metric) => change({ metric })}
          options={COMPARED.map((value) => ({ value, label: t.compare.metrics[value] }))}
        />
        <Segmented
          label={t.overview.range}
          value={String(days)}
          change={(value) => change({ days: RANGES.find((each) => String(each) === value) ?? days })}
          options={RANGES.map((each) => ({ value: String(each), label: t.overview.rangeOption(each) }))}
        />
        <Choice
          label={t.overview.search}
          all={t.overview.searchOptions.all}
          value={search === null ? null : String(search)}
          options={[
            ['true', t.overview.searchOptions.on],
            ['false', t.overview.searchOptions.off],
          ]}
          choose={(value) => change({ search: value === null ? null : value === 'true' })}
        />
      </PageHeader>
      {query.error ? (
        <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
      ) : query.data ? (
        <Content data={query.data} view={view} />
      ) : (
        <LoadingState height={520} />
      )}
    </>
  )
}

function Content({ data, view }: { data: Comparison; view: CompareView }) {
  const { t } = useI18n()
  if (data.models.length === 0) {
    return (
      <Message title={t.overview.emptyTitle}>
        <p>{t.compare.emptyBody}</p>
      </Message>
    )
  }
  return (
    <>
      <CompareTable data={data} view={view} />
      <SmallCharts data={data} metric={view.metric} />
    </>
  )
}
