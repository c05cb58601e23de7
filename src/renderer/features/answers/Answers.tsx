import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { useI18n } from '../../i18n/index.tsx'
import { useFilter } from '../../routing/useFilter.ts'
import { failureOf } from '../../rpc/client.ts'
import { FailureMessage, LoadingState, Message } from '../../ui/Message.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import type { Order } from '../../ui/table/columns.ts'
import type { ProjectPageProps } from '../shell/pages.ts'
import { AnswerFilters } from './AnswerFilters.tsx'
import { AnswerPanel } from './AnswerPanel.tsx'
import classes from './Answers.module.css'
import { AnswerTable } from './AnswerTable.tsx'
import { answersView, everything, filterOf, isNarrowed, orderOf, sortOf } from './filter.ts'
import { useAnswerChoices, useAnswerList } from './useAnswerList.ts'

/** Rows before the end of what is loaded at which stepping through the answers loads further ones. */
const NEAR_END = 10

/** Every stored answer: found, narrowed down, and read beside the list. */
export function Answers({ project, home }: ProjectPageProps) {
  const { t, f } = useI18n()
  const { projectId } = project
  const [view, change] = useFilter(answersView)
  const choices = useAnswerChoices(projectId)
  const listing = { filter: filterOf(projectId, view), order: orderOf(view.sort) }
  const query = useAnswerList(listing)
  const { data } = query
  const rows = useMemo(() => data?.pages.flatMap(({ answers }) => answers) ?? [], [data])
  const total = query.data?.pages[0]?.total
  const chosen = view.answer ?? rows[0]?.answerId ?? null
  const at = rows.findIndex(({ answerId }) => answerId === chosen)
  const loadMore = () => void query.fetchNextPage()

  const step = (by: number) => {
    const to = rows[at + by]
    if (to) change({ answer: to.answerId })
    if (query.hasNextPage && at + by > rows.length - NEAR_END) loadMore()
  }
  /** Another list has another first row, which is shown then. */
  const narrow: typeof change = (some) => change({ answer: null, ...some })

  return (
    <>
      <PageHeader title={t.nav.pages.answers} />
      <AnswerFilters view={view} change={narrow} choices={choices.data} />
      {query.error ? (
        <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
      ) : query.data ? (
        <div className={classes.columns}>
          <AnswerTable
            listing={listing}
            rows={rows}
            total={total ? `${f.count(total.count)}${total.more ? '+' : ''}` : ''}
            more={query.hasNextPage ? { load: loadMore, loading: query.isFetchingNextPage } : null}
            order={listing.order}
            reorder={(order) => narrow({ sort: sortOf(bestRankFirst(order, listing.order)) })}
            chosen={chosen}
            choose={(answer) => change({ answer })}
            empty={<NoAnswers narrowed={isNarrowed(view)} clear={() => narrow(everything)} />}
            zone={home.zone}
          />
          {chosen !== null && (
            <AnswerPanel
              answerId={chosen}
              zone={home.zone}
              open={(answer) => change({ answer })}
              previous={at > 0 ? () => step(-1) : null}
              next={at >= 0 && at < rows.length - 1 ? () => step(1) : null}
            />
          )}
        </div>
      ) : (
        <LoadingState height={520} />
      )}
    </>
  )
}

/** Sorting by rank begins with the best, which is the lowest number. */
const bestRankFirst = (order: Order, before: Order): Order =>
  order.by === 'rank' && before.by !== 'rank' ? { ...order, descending: false } : order

function NoAnswers({ narrowed, clear }: { narrowed: boolean; clear: () => void }) {
  const { t } = useI18n()
  if (!narrowed) {
    return (
      <Message title={t.answers.emptyTitle}>
        <p>{t.answers.emptyBody}</p>
      </Message>
    )
  }
  return (
    <Message
      title={t.overview.emptyFiltered}
      action={
        <Button variant="default" size="xs" onClick={clear}>
          {t.answers.filters.clear}
        </Button>
      }
    >
      <p>{t.answers.emptyFiltered}</p>
    </Message>
  )
}
