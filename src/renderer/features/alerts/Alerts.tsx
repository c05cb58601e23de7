import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useI18n } from '../../i18n/index.tsx'
import { useFilter } from '../../routing/useFilter.ts'
import { failureOf, rpc } from '../../rpc/client.ts'
import { Choice } from '../../ui/Choice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { tell } from '../../ui/toast.ts'
import type { HomePageProps } from '../shell/pages.ts'
import { Delivery } from './Delivery.tsx'
import { Inbox } from './Inbox.tsx'
import { Looks } from './Looks.tsx'
import { Muted } from './Muted.tsx'
import { useMarking } from './useMarking.ts'
import { useOpenAlerts } from './useOpenAlerts.ts'
import { alertsView, SHOWN } from './view.ts'

/** What the user should know, what is muted, what was looked at, and how it is told. */
export function Alerts({ home }: HomePageProps) {
  const { t } = useI18n()
  const words = t.alerts
  const [{ show, about }, change] = useFilter(alertsView)
  const [delivering, setDelivering] = useState(false)
  const mark = useMarking()
  const queries = useQueryClient()
  const open = useOpenAlerts()
  const projects = useQuery({
    queryKey: ['projects'],
    queryFn: ({ signal }) => rpc.projects.list(undefined, { signal }),
  })
  const allSeen = useMutation({
    mutationFn: () => rpc.alerts.acknowledgeAll({ projectId: about }),
    onSuccess: ({ alertIds }) => {
      tell(words.told, { undo: () => mark(alertIds, false) })
      void queries.invalidateQueries({ queryKey: ['alerts'] })
    },
    onError: (error) => tell(failureOf(error).message, { tone: 'failure' }),
  })
  const filters = (
    <>
      <Segmented
        label={words.show}
        value={show}
        change={(value) => change({ show: value })}
        options={SHOWN.map((value) => ({ value, label: words.shown[value] }))}
      />
      {show !== 'muted' && (
        <Choice
          label={words.project}
          all={words.everyProject}
          value={about}
          options={(projects.data ?? []).map(({ projectId, name }) => [projectId, name])}
          choose={(value) => change({ about: value === null ? null : Number(value) })}
        />
      )}
    </>
  )
  return (
    <>
      <PageHeader
        title={t.nav.pages.alerts}
        actions={
          <>
            <Button variant="default" size="xs" onClick={() => setDelivering(true)}>
              {words.delivery.open}
            </Button>
            <Button
              variant="default"
              size="xs"
              disabled={open === 0}
              loading={allSeen.isPending}
              onClick={() => allSeen.mutate()}
            >
              {words.allSeen}
            </Button>
          </>
        }
      />
      {show === 'muted' ? (
        <Muted zone={home.zone} filters={filters} />
      ) : show === 'looks' ? (
        <Looks projectId={about} filters={filters} />
      ) : (
        <Inbox show={show} projectId={about} zone={home.zone} filters={filters} />
      )}
      {delivering && <Delivery close={() => setDelivering(false)} isDemo={home.kind === 'demo'} zone={home.zone} />}
    </>
  )
}
