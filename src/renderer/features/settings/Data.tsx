import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Backup, HomeState } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { ConfirmDanger } from '../../ui/ConfirmDanger.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { tell } from '../../ui/toast.ts'
import { useOpenHome } from '../shell/useOpenHome.ts'
import { Exporting } from './Exporting.tsx'
import classes from './Settings.module.css'

const MEGABYTE = 1024 * 1024

/** Where the data is, its copies, and the way to the demo and back. */
export function Data({ home }: { home: HomeState }) {
  const { t, f } = useI18n()
  const { data: words } = t.settingsPage
  const openHome = useOpenHome()
  const [restoring, restore] = useState<Backup | null>(null)
  const [choosing, choose] = useState(false)
  const data = useQuery({
    queryKey: ['home'],
    queryFn: ({ signal }) => rpc.homes.get(undefined, { signal }),
    staleTime: 0,
  })
  const backUp = useMutation({
    mutationFn: () => rpc.homes.backUp(),
    onSuccess: ({ name }) => tell(words.backedUp(name)),
    onError: (error) => tell(failureOf(error).message, { tone: 'failure' }),
    onSettled: () => data.refetch(),
  })
  const backUpTo = useMutation({
    mutationFn: () => rpc.homes.backUpTo(),
    onSuccess: ({ path }) => path !== null && tell(words.backedUp(path)),
    onError: (error) => tell(failureOf(error).message, { tone: 'failure' }),
  })
  const other = home.kind === 'demo' ? 'user' : 'demo'
  return (
    <Panel
      title={words.title}
      actions={
        <span className={classes.buttons}>
          <Button
            variant="default"
            size="compact-xs"
            loading={openHome.isPending}
            onClick={() => openHome.mutate(other)}
          >
            {other === 'demo' ? words.openDemo : words.leaveDemo}
          </Button>
          {home.kind === 'user' && (
            <>
              <Button variant="default" size="compact-xs" loading={backUp.isPending} onClick={() => backUp.mutate()}>
                {words.backUp}
              </Button>
              {data.data?.asksForFiles && (
                <Button
                  variant="default"
                  size="compact-xs"
                  loading={backUpTo.isPending}
                  onClick={() => backUpTo.mutate()}
                >
                  {words.backUpTo}
                </Button>
              )}
            </>
          )}
        </span>
      }
    >
      <dl className={classes.facts}>
        <dt>{words.folder}</dt>
        <dd>
          <code className={classes.path}>{data.data?.folder}</code>
        </dd>
      </dl>
      <Exporting />
      {home.kind === 'user' && (
        <>
          <h3 className={classes.subheading}>{words.backups}</h3>
          {data.data?.backups.length === 0 && <p className={classes.body}>{words.none}</p>}
          <ul className={classes.backups}>
            {data.data?.backups.map((backup) => (
              <li key={backup.name} className={classes.line}>
                <span className={classes.url} title={backup.name}>
                  {backup.name}
                </span>
                <span className={classes.source}>
                  {f.dateTime(backup.at, home.zone)} · {words.size(backup.bytes / MEGABYTE)}
                </span>
                <Button
                  variant="default"
                  size="compact-xs"
                  aria-label={words.restoreOf(backup.name)}
                  onClick={() => restore(backup)}
                >
                  {words.restore}
                </Button>
              </li>
            ))}
          </ul>
          {data.data?.asksForFiles && (
            <Button variant="default" size="compact-xs" onClick={() => choose(true)}>
              {words.restoreOther}
            </Button>
          )}
        </>
      )}
      {choosing && (
        <ConfirmDanger
          title={words.restoreTitle}
          confirm={words.chooseFile}
          act={() => rpc.homes.restoreChosen()}
          close={() => choose(false)}
        >
          <p>{words.restoreOtherBody}</p>
        </ConfirmDanger>
      )}
      {restoring && (
        <ConfirmDanger
          title={words.restoreTitle}
          confirm={words.restore}
          act={() => rpc.homes.restore({ name: restoring.name })}
          close={() => restore(null)}
        >
          <p>{words.restoreBody(f.dateTime(restoring.at, home.zone))}</p>
        </ConfirmDanger>
      )}
    </Panel>
  )
}
