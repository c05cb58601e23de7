import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Limit } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import type { HomePageProps } from '../shell/pages.ts'
import classes from './Budgets.module.css'
import { Holds } from './Holds.tsx'
import { LimitForm } from './LimitForm.tsx'
import { Limits } from './Limits.tsx'

/** How often the use of limits is read anew while the page is open: calls under way move it. */
const REFRESH_MS = 2_000

/** What may be spent, what is left of it, and the money whose fate is open. */
export function Budgets({ home }: HomePageProps) {
  const { t } = useI18n()
  // Undefined: no form; null: a new limit.
  const [editing, edit] = useState<Limit | null | undefined>(undefined)
  const query = useQuery({
    queryKey: ['budgets'],
    queryFn: ({ signal }) => rpc.budgets.list(undefined, { signal }),
    refetchInterval: REFRESH_MS,
  })
  return (
    <>
      <PageHeader
        title={t.nav.pages.budgets}
        actions={
          <Button size="xs" disabled={!query.data} onClick={() => edit(null)}>
            {t.budgets.add}
          </Button>
        }
      />
      {query.data ? (
        <>
          <p className={classes.intro}>{t.budgets.intro}</p>
          <Limits data={query.data} edit={edit} />
          <Holds holds={query.data.holds} zone={home.zone} />
          {editing !== undefined && <LimitForm data={query.data} limit={editing} close={() => edit(undefined)} />}
        </>
      ) : query.error ? (
        <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
      ) : (
        <LoadingState />
      )}
    </>
  )
}
