import { Button, Progress } from '@mantine/core'
import type { AppState } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { inWords } from '../../i18n/sentences/index.ts'
import { Message } from '../../ui/Message.tsx'
import classes from './Starting.module.css'

type Under = Exclude<AppState, { phase: 'ready' | 'failed' }>

/** Opening takes a moment; making the demo takes longer, and shows how far it is. */
export function Starting({ state }: { state: Under }) {
  const { t } = useI18n()
  if (state.phase === 'opening') return <p className={classes.opening}>{t.starting.opening}</p>
  return (
    <Message title={t.starting.demoTitle}>
      <p>{t.starting.demoBody}</p>
      <Progress
        className={classes.progress}
        color="var(--accent)"
        value={state.total === 0 ? 0 : (100 * state.done) / state.total}
        aria-label={t.starting.demoTitle}
      />
      <p className={classes.days}>{t.starting.demoProgress(state.done, state.total)}</p>
    </Message>
  )
}

export function StartingFailed({ state, retry }: { state: Extract<AppState, { phase: 'failed' }>; retry: () => void }) {
  const { t } = useI18n()
  return (
    <Message
      tone="failure"
      title={t.starting.failed}
      action={
        <Button variant="default" size="xs" onClick={retry}>
          {t.failure.retry}
        </Button>
      }
    >
      <p>{inWords(state.message)}</p>
      {state.details.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Message>
  )
}

export function CoreGone({ restart }: { restart: () => void }) {
  const { t } = useI18n()
  return (
    <Message
      tone="failure"
      title={t.gone.title}
      action={
        <Button size="xs" onClick={restart}>
          {t.gone.again}
        </Button>
      }
    >
      <p>{t.gone.body}</p>
    </Message>
  )
}
