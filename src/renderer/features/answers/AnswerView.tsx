import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { AnswerDetail } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { FailureMessage } from '../../ui/Message.tsx'
import { AnswerMarkdown } from './AnswerMarkdown.tsx'
import classes from './AnswerView.module.css'
import { marksOf } from './highlight.ts'

const SHOWN_DOMAINS = 4

/** Reads one answer. */
export const useAnswer = (answerId: number) =>
  useQuery({
    queryKey: ['answer', answerId],
    queryFn: ({ signal }) => rpc.answers.get({ answerId }, { signal }),
    // Answers are immutable; their analysis changes only by commands that invalidate it.
    staleTime: Number.POSITIVE_INFINITY,
  })

/** One answer: its text with the brands it names, and what it took. */
export function AnswerView({ answerId, zone }: { answerId: number; zone: string }) {
  const { t } = useI18n()
  const query = useAnswer(answerId)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={classes.view} aria-label={t.answer.label} tabIndex={0}>
      {query.error ? (
        <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
      ) : query.data ? (
        <Answer answer={query.data} zone={zone} />
      ) : (
        <Skeleton height={120} />
      )}
    </section>
  )
}

/** The text of an answer with its brands marked, under its prompt. */
export function Answer({ answer, zone }: { answer: AnswerDetail; zone: string }) {
  const { t } = useI18n()
  const tone = answer.findings.find((finding) => finding.isOwn)?.sentiment ?? 'none'
  const marks = useMemo(() => marksOf(answer.findings), [answer])
  return (
    <>
      <h3 className={classes.prompt}>{answer.prompt}</h3>
      {answer.text.trim() === '' ? (
        <p className={classes.meta}>{t.answer.empty}</p>
      ) : (
        <AnswerMarkdown text={answer.text} marks={marks} tone={tone} />
      )}
      {answer.textLength > answer.text.length && <p className={classes.meta}>{t.answer.shortened}</p>}
      <p className={classes.meta}>{useMeta(answer, zone)}</p>
    </>
  )
}

/** The line under an answer: who answered, how, when, what it cited. */
function useMeta(answer: AnswerDetail, zone: string): string {
  const { t, f } = useI18n()
  const domains = [...new Set(answer.citations.map(({ domain, url }) => domain ?? url))]
  const shown = domains.slice(0, SHOWN_DOMAINS)
  const hidden = domains.length - shown.length
  return [
    answer.servedModel,
    answer.search ? t.answer.searchOn(answer.usage.searches) : t.answer.searchOff,
    t.answer.tokens(f.count(answer.usage.inputTokens), f.count(answer.usage.outputTokens)),
    f.duration(answer.latencyMs),
    f.usdFine(answer.costUsd),
    f.dateTime(answer.at, zone),
    shown.length > 0 && t.answer.cites(f.list(hidden > 0 ? [...shown, t.answer.more(hidden)] : shown)),
  ]
    .filter(Boolean)
    .join(' · ')
}
