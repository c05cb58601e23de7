import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BilledRow, BillingReport } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { useFilter } from '../../routing/useFilter.ts'
import { failureOf, rpc } from '../../rpc/client.ts'
import { FailureMessage, LoadingState, Message } from '../../ui/Message.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import type { HomePageProps } from '../shell/pages.ts'
import { Behind } from './Behind.tsx'
import classes from './Billing.module.css'
import { BillingFilters } from './BillingFilters.tsx'
import { BillTable } from './BillTable.tsx'
import { BringIn } from './BringIn.tsx'
import { type BillingFilter, billingFilter } from './filter.ts'
import { History } from './History.tsx'
import { Proposals } from './Proposals.tsx'
import { ProviderCards } from './ProviderCards.tsx'

/** What providers billed beside the ledger: every gap named, what to decide about it, and where the bills came from. */
export function Billing({ home }: HomePageProps) {
  const { t } = useI18n()
  const [filter, change] = useFilter(billingFilter)
  const [opened, open] = useState<BilledRow | null>(null)
  const [bringing, bring] = useState(false)
  const query = useQuery({
    queryKey: ['billing', 'report', filter],
    queryFn: ({ signal }) => rpc.billing.report(filter, { signal }),
    placeholderData: keepPreviousData,
  })
  const { data } = query
  return (
    <>
      <PageHeader
        title={t.nav.pages.billing}
        actions={
          <Button size="xs" disabled={!data} onClick={() => bring(true)}>
            {t.billing.bringIn}
          </Button>
        }
      >
        <BillingFilters filter={filter} change={change} shown={data} />
      </PageHeader>
      {query.error ? (
        <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
      ) : data ? (
        <>
          <p className={classes.intro}>{t.billing.intro}</p>
          <Content data={data} filter={filter} change={change} open={open} />
          <History zone={home.zone} />
          {opened && <Behind row={opened} report={data} zone={home.zone} close={() => open(null)} />}
          {bringing && <BringIn report={data} provider={filter.provider} close={() => bring(false)} />}
        </>
      ) : (
        <LoadingState height={520} />
      )}
    </>
  )
}

interface ContentProps {
  data: BillingReport
  filter: BillingFilter
  change: (some: Partial<BillingFilter>) => void
  open: (row: BilledRow) => void
}

function Content({ data, filter, change, open }: ContentProps) {
  const { t } = useI18n()
  if (data.rows.length === 0) {
    return (
      <Message title={t.billing.emptyTitle}>
        <p>{t.billing.emptyBody}</p>
      </Message>
    )
  }
  return (
    <>
      <ProviderCards data={data} chosen={filter.provider} choose={(provider) => change({ provider })} />
      <Proposals data={data} />
      <BillTable data={data} by={filter.by} show={(by) => change({ by })} open={open} />
    </>
  )
}
