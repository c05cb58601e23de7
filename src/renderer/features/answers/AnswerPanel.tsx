import { ActionIcon } from '@mantine/core'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf } from '../../rpc/client.ts'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import { AnswerChanges } from './AnswerChanges.tsx'
import { AnswerFacts } from './AnswerFacts.tsx'
import classes from './AnswerPanel.module.css'
import { Answer, useAnswer } from './AnswerView.tsx'
import { RawBody } from './RawBody.tsx'

interface AnswerPanelProps {
  answerId: number
  zone: string
  /** Shows another answer. */
  open: (answerId: number) => void
  /** Null at the ends of the list. */
  previous: (() => void) | null
  next: (() => void) | null
}

/** Everything there is about one answer, beside the list that it is from. */
export function AnswerPanel({ answerId, zone, open, previous, next }: AnswerPanelProps) {
  const { t, f } = useI18n()
  const query = useAnswer(answerId)
  return (
    <section className={classes.panel} aria-label={t.answer.label}>
      <header className={classes.header}>
        <h2 className={classes.title}>{t.answers.panel.title}</h2>
        {query.data && <span className={classes.when}>{f.dateTime(query.data.at, zone)}</span>}
        <ActionIcon
          variant="default"
          size="sm"
          aria-label={t.answers.panel.previous}
          disabled={!previous}
          onClick={() => previous?.()}
        >
          <span aria-hidden="true">↑</span>
        </ActionIcon>
        <ActionIcon
          variant="default"
          size="sm"
          aria-label={t.answers.panel.next}
          disabled={!next}
          onClick={() => next?.()}
        >
          <span aria-hidden="true">↓</span>
        </ActionIcon>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section key={answerId} className={classes.body} aria-label={t.answers.panel.text} tabIndex={0}>
        {query.error ? (
          <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
        ) : query.data ? (
          <>
            <Answer answer={query.data} zone={zone} />
            <AnswerChanges answerId={answerId} zone={zone} open={open} />
            <AnswerFacts answer={query.data} />
            <RawBody answerId={answerId} />
          </>
        ) : (
          <LoadingState />
        )}
      </section>
    </section>
  )
}
