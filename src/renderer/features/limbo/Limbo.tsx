import { Button } from '@mantine/core'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { LimboRule } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { useFilter } from '../../routing/useFilter.ts'
import { failureOf, rpc } from '../../rpc/client.ts'
import { Choice } from '../../ui/Choice.tsx'
import { ConfirmDanger } from '../../ui/ConfirmDanger.tsx'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { tell } from '../../ui/toast.ts'
import type { HomePageProps } from '../shell/pages.ts'
import { LIMBO_DAYS, limboFilter, VIEWS } from './filter.ts'
import classes from './Limbo.module.css'
import { Repairs } from './Repairs.tsx'
import { RuleTable } from './RuleTable.tsx'
import { TroubleTable } from './TroubleTable.tsx'

/** What was left half done, rule by rule, and what was mended. */
export function Limbo({ home }: HomePageProps) {
  const { t, language } = useI18n()
  const [{ view, days, rule }, change] = useFilter(limboFilter)
  const [mending, mend] = useState<{ rule: string | null; rows: number } | null>(null)
  const query = useQuery({
    queryKey: ['limbo', days],
    queryFn: ({ signal }) => rpc.limbo.check({ daysBack: days }, { signal }),
    placeholderData: keepPreviousData,
  })
  const rules = query.data?.rules ?? []
  const rows = rules.reduce((sum, { found }) => sum + found, 0)
  const troubles = (query.data?.troubles ?? []).filter((trouble) => rule === null || trouble.rule === rule)
  const titleOf = (name: string) => rules.find((each) => each.name === name)?.[language][0] ?? name
  return (
    <>
      <PageHeader
        title={t.nav.pages.limbo}
        actions={
          <>
            <Button variant="default" size="xs" loading={query.isFetching} onClick={() => void query.refetch()}>
              {t.limbo.check}
            </Button>
            {rows > 0 && (
              <Button size="xs" onClick={() => mend({ rule: null, rows })}>
                {t.limbo.mendAll(rows)}
              </Button>
            )}
          </>
        }
      >
        <Segmented
          label={t.limbo.view}
          value={view}
          change={(next) => change({ view: next })}
          options={VIEWS.map((value) => ({ value, label: t.limbo.views[value] }))}
        />
        {view !== 'repairs' && (
          <Segmented
            label={t.limbo.range}
            value={String(days)}
            change={(value) => change({ days: LIMBO_DAYS.find((each) => String(each) === value) ?? days })}
            options={LIMBO_DAYS.map((each) => ({ value: String(each), label: t.limbo.days(each) }))}
          />
        )}
        {view !== 'rules' && (
          <Choice
            label={t.limbo.rule}
            all={t.limbo.allRules}
            value={rule}
            options={rules.map((each) => [each.name, each[language][0]])}
            choose={(name) => change({ rule: name })}
          />
        )}
        {query.data && rows === 0 && (
          <p className={classes.verdict} role="status" title={t.limbo.inOrderBody(days)}>
            {t.limbo.inOrder}
          </p>
        )}
      </PageHeader>
      {query.error ? (
        <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
      ) : !query.data ? (
        <LoadingState height={420} />
      ) : view === 'rules' ? (
        <RuleTable
          rules={rules}
          open={({ name }) => change({ view: 'found', rule: name })}
          mend={(of: LimboRule) => mend({ rule: of.name, rows: of.found })}
        />
      ) : view === 'found' ? (
        <TroubleTable troubles={troubles} titleOf={titleOf} days={days} />
      ) : (
        <Repairs rule={rule} titleOf={titleOf} zone={home.zone} />
      )}
      {mending && <Mend {...mending} days={days} close={() => mend(null)} />}
    </>
  )
}

function Mend({ rule, rows, days, close }: { rule: string | null; rows: number; days: number; close: () => void }) {
  const { t } = useI18n()
  const queries = useQueryClient()
  const act = async () => {
    const { found, mended } = await rpc.limbo.mend({ daysBack: days, rule })
    tell(t.limbo.mended(mended, found))
    await queries.invalidateQueries()
  }
  return (
    <ConfirmDanger title={t.limbo.confirmTitle} confirm={t.limbo.mendAll(rows)} act={act} close={close}>
      <p>{t.limbo.confirm(rows)}</p>
    </ConfirmDanger>
  )
}
