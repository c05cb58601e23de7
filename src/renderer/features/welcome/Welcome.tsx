import { Button } from '@mantine/core'
import { useState } from 'react'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf } from '../../rpc/client.ts'
import { FailureMessage, LoadingState, Message } from '../../ui/Message.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ConnectionList } from '../settings/ConnectionList.tsx'
import { useConnections } from '../settings/useConnections.ts'
import type { HomePageProps } from '../shell/pages.ts'
import { useOpenHome } from '../shell/useOpenHome.ts'
import { NewProjectForm } from './NewProjectForm.tsx'
import classes from './Welcome.module.css'

/** From nothing to a first run: the demo or a key, the brand, its questions, its models, and the quote. */
export function Welcome({ home, first }: HomePageProps & { first: boolean }) {
  const { t } = useI18n()
  const [keyDone, setKeyDone] = useState(!first)
  const { data, error, refetch } = useConnections()
  const title = first ? t.welcome.title : t.welcome.newProject
  if (home.kind === 'demo') return <InDemo title={title} />
  if (error) return <FailureMessage failure={failureOf(error)} retry={() => void refetch()} />
  if (!data) return <LoadingState />
  return (
    <>
      <PageHeader title={title} />
      {first && <p className={classes.intro}>{t.welcome.intro}</p>}
      {keyDone ? (
        <NewProjectForm connections={data.connections} back={first ? () => setKeyDone(false) : null} />
      ) : (
        <Beginning done={() => setKeyDone(true)} hasKey={data.connections.some(({ key }) => key.source !== 'none')} />
      )}
    </>
  )
}

function Beginning({ done, hasKey }: { done: () => void; hasKey: boolean }) {
  const { t } = useI18n()
  const { key, demo } = t.welcome
  const openHome = useOpenHome()
  return (
    <div className={classes.ways}>
      <Panel title={key.title}>
        <p className={classes.body}>{key.body}</p>
        <ConnectionList only="keys" />
        <div className={classes.actions}>
          <Button size="xs" variant={hasKey ? 'filled' : 'default'} onClick={done}>
            {hasKey ? key.next : key.later}
          </Button>
        </div>
      </Panel>
      <Panel title={demo.title}>
        <p className={classes.body}>{demo.body}</p>
        <div className={classes.actions}>
          <Button size="xs" loading={openHome.isPending} onClick={() => openHome.mutate('demo')}>
            {demo.open}
          </Button>
        </div>
      </Panel>
    </div>
  )
}

function InDemo({ title }: { title: string }) {
  const { t } = useI18n()
  const { inDemo } = t.welcome
  const openHome = useOpenHome()
  return (
    <>
      <PageHeader title={title} />
      <Message
        title={inDemo.title}
        action={
          <Button size="xs" loading={openHome.isPending} onClick={() => openHome.mutate('user')}>
            {inDemo.open}
          </Button>
        }
      >
        <p>{inDemo.body}</p>
      </Message>
    </>
  )
}
