import { Button, Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useI18n } from '../i18n/index.tsx'
import type { Failure } from '../rpc/client.ts'
import classes from './Message.module.css'

interface MessageProps {
  title: string
  children: ReactNode
  /** What to do next. */
  action?: ReactNode
  tone?: 'quiet' | 'failure'
}

/** What stands where content would be: an empty page, a failure. Says what to do next. */
export function Message({ title, children, action, tone = 'quiet' }: MessageProps) {
  return (
    <div className={classes.message} role={tone === 'failure' ? 'alert' : undefined}>
      <h2 className={tone === 'failure' ? classes.failure : classes.title}>{title}</h2>
      <div className={classes.body}>{children}</div>
      {action}
    </div>
  )
}

/** The outline of a page or a panel while its content comes. */
export function LoadingState({ height = 320 }: { height?: number }) {
  const { t } = useI18n()
  return (
    <div role="status" aria-label={t.kit.table.loading}>
      <Skeleton height={height} />
    </div>
  )
}

/** A failed call in words, with the way on. */
export function FailureMessage({ failure, retry }: { failure: Failure; retry: () => void }) {
  const { t } = useI18n()
  return (
    <Message
      tone="failure"
      title={t.failure.titles[failure.code]}
      action={
        <Button variant="default" size="xs" onClick={retry}>
          {t.failure.retry}
        </Button>
      }
    >
      <p>{failure.message}</p>
      {failure.details.length > 0 && (
        <ul className={classes.details}>
          {failure.details.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Message>
  )
}
