import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { AnswerChoices, CitedDomains } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { useFilter } from '../../routing/useFilter.ts'
import { failureOf, rpc } from '../../rpc/client.ts'
import { Choice } from '../../ui/Choice.tsx'
import { FailureMessage, LoadingState, Message } from '../../ui/Message.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { useAnswerChoices } from '../answers/useAnswerList.ts'
import { Filters } from '../overview/Filters.tsx'
import type { ProjectPageProps } from '../shell/pages.ts'
import { DomainPanel } from './DomainPanel.tsx'
import { DomainTable } from './DomainTable.tsx'
import { type SourcesView, sourcesView } from './filter.ts'
import { KindBar } from './KindBar.tsx'
import classes from './Sources.module.css'

/** What the answers cite: whose sites, which pages, in answers to what. */
export function Sources({ project }: ProjectPageProps) {
  const { t } = useI18n()
  const { projectId } = project
  const [view, change] = useFilter(sourcesView)
  const { days, model, prompt, search } = view
  const choices = useAnswerChoices(projectId)
  const asked = useMemo(
    () => ({ projectId, days, model, promptId: prompt, search }),
    [projectId, days, model, prompt, search],
  )
  const query = useQuery({
    queryKey: ['sources', asked],
    queryFn: ({ signal }) => rpc.sources.domains(asked, { signal }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <PageHeader title={t.nav.pages.sources}>
        <Filters filter={{ days, model, search }} change={change} models={choices.data?.models ?? []} />
        <Choice
          label={t.answers.filters.prompt}
          all={t.answers.filters.allPrompts}
          value={prompt}
          options={(choices.data?.prompts ?? []).map(({ promptId, text }) => [promptId, text])}
          choose={(value) => change({ prompt: value === null ? null : Number(value) })}
        />
      </PageHeader>
      {query.error ? (
        <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
      ) : query.data ? (
        <Content data={query.data} brands={choices.data?.brands ?? []} asked={asked} view={view} change={change} />
      ) : (
        <LoadingState height={520} />
      )}
    </>
  )
}

export interface Asked {
  projectId: number
  days: SourcesView['days']
  model: string | null
  promptId: number | null
  search: boolean | null
}

interface ContentProps {
  data: CitedDomains
  brands: AnswerChoices['brands']
  asked: Asked
  view: SourcesView
  change: (some: Partial<SourcesView>) => void
}

function Content({ data, brands, asked, view, change }: ContentProps) {
  const { t, f } = useI18n()
  if (data.domains.length === 0) {
    return (
      <Message title={t.sources.emptyTitle}>
        <p>{data.answers === 0 ? t.overview.emptyTitle : t.sources.emptyBody(f.count(data.answers))}</p>
      </Message>
    )
  }
  const chosen = data.domains.find(({ domain }) => domain === view.domain) ?? data.domains[0]!
  return (
    <>
      <KindBar data={data} />
      <div className={classes.columns}>
        <DomainTable
          data={data}
          brands={brands}
          view={view}
          chosen={chosen.domain}
          choose={(domain) => change({ domain })}
        />
        <DomainPanel data={data} cited={chosen} asked={asked} view={view} />
      </div>
    </>
  )
}
