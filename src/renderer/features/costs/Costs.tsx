import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { EntryFilter, Spending } from '../../../contract/index.ts'
import { costsOption } from '../../charts/costs.ts'
import { EChart, type Ink } from '../../charts/EChart.tsx'
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
import { type CostFilter, costFilter } from './filter.ts'

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
  const option = useCallback((ink: Ink) => costsOption(data, f, ink), [data, f])
  if (data.byProvider.length === 0) return <Nothing filter={filter} change={change} data={data} open={open} />
  const parts = data.byProvider.map(({ provider, costUsd }) => `${providerName(provider)} ${f.usd(costUsd)}`)
  return (
    <>
      <Figures data={data} filter={filter} open={open} />
      <Panel
        title={t.costs.byDay}
        subtitle={t.costs.byDaySubtitle}
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
          <EChart option={option} label={t.costs.chart(f.dayLong(data.from), f.dayLong(data.to), f.list(parts))} />
        </div>
      </Panel>
      <CostTable data={data} groupBy={filter.groupBy} group={(groupBy) => change({ groupBy })} open={open} />
    </>
  )
}

/** The period's total, the month's, and what may have been spent besides. */
function Figures({ data, filter, open }: Pick<ContentProps, 'data' | 'filter' | 'open'>) {
  const { t, f } = useI18n()
  const { total, monthToDate } = data
  const period = t.costs.range(f.day(data.from), f.day(data.to))
  const entries: EntryFilter = {
    ...{ from: data.from, to: data.to, provider: filter.provider, modelId: null, projectId: null },
    ...{ kind: null, state: null },
  }
  const monthEntries = { ...entries, from: `${monthToDate.month}-01`, to: data.today }
  const month = t.costs.monthToDate(f.monthName(monthToDate.month))
  const unknown = (usd: string) => (Number(usd) === 0 ? t.costs.none : f.usd(usd))
  return (
    <div className={classes.figures}>
      <Figure
        name={t.costs.total}
        value={f.usd(total.costUsd)}
        note={`${period} · ${t.costs.calls(total.calls)}`}
        open={() => open({ name: period, entries })}
      />
      <Figure
        name={month}
        value={f.usd(monthToDate.costUsd)}
        note={filter.provider ? providerName(filter.provider) : t.costs.allProviders}
        open={() => open({ name: month, entries: monthEntries })}
      />
      <Figure
        name={t.costs.exposure}
        value={unknown(total.exposureUsd)}
        note={t.costs.exposureLong}
        open={() => open({ name: t.costs.exposure, entries: { ...entries, state: 'exposure' } })}
      />
    </div>
  )
}

interface FigureProps {
  name: string
  value: string
  note: string
  open: () => void
}

function Figure({ name, value, note, open }: FigureProps) {
  const { t } = useI18n()
  return (
    <button type="button" className={classes.figure} title={t.costs.open(name)} onClick={open}>
      <span className={classes.name}>{name}</span>
      <span className={classes.value}>{value}</span>
      <span className={classes.note}>{note}</span>
    </button>
  )
}

function Nothing({ data, filter, change, open }: ContentProps) {
  const { t } = useI18n()
  return (
    <>
      <Figures data={data} filter={filter} open={open} />
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
