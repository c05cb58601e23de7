import { Button, TextInput } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ModelFinding } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { useFilter } from '../../routing/useFilter.ts'
import { failureOf, rpc } from '../../rpc/client.ts'
import { Choice } from '../../ui/Choice.tsx'
import { providerName } from '../../ui/colours.ts'
import { FailureMessage, LoadingState, Message } from '../../ui/Message.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { Prices } from '../models/Prices.tsx'
import { useFindingColumns } from './columns.tsx'
import { Decide } from './Decide.tsx'
import { KINDS, matching, SHOWN, watchFilter } from './filter.ts'
import classes from './ModelWatch.module.css'
import { useDecisions } from './useDecisions.ts'

/** The most that are decided about with one click. */
const MOST_AT_ONCE = 10_000

/** What the lists brought, to decide about or decided. */
export function Findings({ open, zone }: { open: number; zone: string }) {
  const { t, f } = useI18n()
  const texts = t.modelWatch
  const [filter, change] = useFilter(watchFilter)
  const [deciding, decideAbout] = useState<ModelFinding | null>(null)
  const [pricing, setPrice] = useState<ModelFinding | null>(null)
  const decisions = useDecisions()
  const query = useInfiniteQuery({
    queryKey: ['modelWatch', 'findings', filter.show],
    queryFn: ({ pageParam, signal }) => rpc.modelWatch.findings({ show: filter.show, before: pageParam }, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  })
  const columns = useFindingColumns(zone, decideAbout, decisions)
  if (query.error) return <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
  if (!query.data) return <LoadingState height={420} />
  const all = query.data.pages.flatMap(({ findings }) => findings)
  const rows = matching(all, filter)
  const providers = [...new Set(all.map(({ provider }) => provider))]
  const ignored = rows.slice(0, MOST_AT_ONCE)
  return (
    <>
      <DataTable
        name="model-watch"
        label={texts.table}
        columns={columns}
        rows={rows}
        rowKey={({ findingId }) => findingId}
        rowHeight={48}
        {...(filter.show === 'open' && rows.length < open && query.hasNextPage && { total: f.count(open) })}
        more={query.hasNextPage ? { load: () => void query.fetchNextPage(), loading: query.isFetchingNextPage } : null}
        empty={
          <Message title={filter.show === 'open' ? texts.emptyTitle : texts.emptyDecided}>
            {filter.show === 'open' && <p>{texts.emptyBody}</p>}
          </Message>
        }
        filters={
          <>
            <Segmented
              label={texts.show}
              value={filter.show}
              change={(show) => change({ show })}
              options={SHOWN.map((value) => ({ value, label: texts.shown[value] }))}
            />
            <Choice
              label={texts.kind}
              all={texts.allKinds}
              value={filter.kind}
              options={KINDS.map((kind) => [kind, texts.kinds[kind]])}
              choose={(value) => change({ kind: KINDS.find((kind) => kind === value) ?? null })}
            />
            <Choice
              label={texts.provider}
              all={texts.allProviders}
              value={filter.provider}
              options={providers.map((provider) => [provider, providerName(provider)])}
              choose={(provider) => change({ provider })}
            />
            <TextInput
              size="xs"
              className={classes.find}
              type="search"
              aria-label={texts.find}
              placeholder={texts.find}
              value={filter.find}
              onChange={(event) => change({ find: event.currentTarget.value })}
            />
            {filter.show === 'open' && rows.length > 1 && (
              <Button variant="default" size="xs" onClick={() => void decisions.ignore(ignored)}>
                {texts.ignoreAll(ignored.length)}
              </Button>
            )}
          </>
        }
      />
      {deciding && (
        <Decide
          finding={deciding}
          close={() => decideAbout(null)}
          setPrice={() => {
            setPrice(deciding)
            decideAbout(null)
          }}
        />
      )}
      {pricing?.modelId && (
        <Prices model={{ ...pricing, modelId: pricing.modelId }} zone={zone} close={() => setPrice(null)} />
      )}
    </>
  )
}
