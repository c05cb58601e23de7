import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { EntryFilter, Spending } from '../../../contract/index.ts'
import { costsOption } from '../../charts/costs.ts'
import { type ChartClick, EChart, type Ink } from '../../charts/EChart.tsx'
import { useI18n } from '../../i18n/index.tsx'
import { useFilter } from '../../routing/useFilter.ts'
import { failureOf, rpc } from '../../rpc/client.ts'
import { providerColour, providerName } from '../../ui/colours.ts'
import { FailureMessage, LoadingState, Message } from '../../ui/Message.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import type { HomePageProps } from '../shell/pages.ts'
import { CostFilters } from './CostFilters.tsx'
import classes from './Costs.module.css'
import { CostTable } from './CostTable.tsx'
import { Entries } from './Entries.tsx'
import { entriesOf, Figures } from './Figures.tsx'
import { type CostFilter, costFilter } from './filter.ts'
import { useForecast } from './useForecast.ts'

/** A figure that was opened: its name, and the entries that it adds up. */
export interface Opened {
  name: string
  entries: EntryFilter
}

/** What was spent: when, on whom, for which project, with the ledger behind every figure. */
export function Costs({ home }: HomePageProps) {
  const { t } = useI18n()
  const [filter, change] = useFilter(costFilter)
  const [opened, open] = useState<Opened | null>(null)
  const query = useQuery({
    queryKey: ['costs', filter],
    queryFn: ({ signal }) => rpc.costs.spending(filter, { signal }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <PageHeader title={t.nav.pages.costs}>
        <CostFilters filter={filter} change={change} shown={query.data} />
      </PageHeader>
      {query.error ? (
        <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
      ) : query.data ? (
        <Content data={query.data} filter={filter} change={change} open={open} />
      ) : (
        <LoadingState height={520} />
      )}
      {opened && <Entries opened={opened} zone={home.zone} close={() => open(null)} />}
    </>
  )
}

interface ContentProps {
  data: Spending
  filter: CostFilter
  change: (some: Partial<CostFilter>) => void
  open: (opened: Opened) => void
}

function Content({ data, filter, change, open }: ContentProps) {
  const { t, f } = useI18n()
  const forecast = useForecast(data, filter)
  const option = useCallback((ink: Ink) => costsOption(data, f, ink, forecast), [data, f, forecast])
  const openBar = ({ seriesId, name }: ChartClick) => {
    const provider = data.byProvider.find((one) => one.provider === seriesId)?.provider
    const named = provider ? `${providerName(provider)}, ${f.dayLong(name)}` : f.dayLong(name)
    open({
      name: named,
      entries: { ...entriesOf(data, filter), from: name, to: name, provider: provider ?? filter.provider },
    })
  }
  if (data.byProvider.length === 0) return <Nothing filter={filter} change={change} data={data} open={open} />
  const parts = data.byProvider.map(({ provider, costUsd }) => `${providerName(provider)} ${f.usd(costUsd)}`)
  return (
    <>
      <Figures data={data} filter={filter} open={open} forecast={forecast} />
      <Panel
        title={t.costs.byDay}
        subtitle={forecast ? t.costs.byDayForecast : t.costs.byDaySubtitle}
        actions={
          <ul className={classes.legend}>
            {data.byProvider.map(({ provider, costUsd }) => (
              <li key={provider}>
                <span className={classes.dot} style={{ background: providerColour(provider) }} aria-hidden="true" />
                {providerName(provider)} <strong>{f.usd(costUsd)}</strong>
              </li>
            ))}
          </ul>
        }
      >
        <div className={classes.chart}>
          <EChart
            option={option}
            onClick={openBar}
            label={t.costs.chart(f.dayLong(data.from), f.dayLong(data.to), f.list(parts))}
          />
        </div>
      </Panel>
      <CostTable data={data} groupBy={filter.groupBy} group={(groupBy) => change({ groupBy })} open={open} />
    </>
  )
}

function Nothing({ data, filter, change, open }: ContentProps) {
  const { t } = useI18n()
  return (
    <>
      <Figures data={data} filter={filter} open={open} forecast={null} />
      <Message
        title={t.costs.emptyTitle}
        action={
          filter.provider !== null && (
            <Button variant="default" size="xs" onClick={() => change({ provider: null })}>
              {t.costs.clear}
            </Button>
          )
        }
      >
        <p>{filter.provider === null ? t.costs.emptyBody : t.costs.emptyFiltered(providerName(filter.provider))}</p>
      </Message>
    </>
  )
}
