import { UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { AnswerChanges as Changes } from '../../../contract/index.ts'
import type { Messages } from '../../i18n/en.ts'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import classes from './AnswerPanel.module.css'

interface AnswerChangesProps {
  answerId: number
  zone: string
  open: (answerId: number) => void
}

/** What an answer says otherwise than the one before it to the same prompt. */
export function AnswerChanges({ answerId, zone, open }: AnswerChangesProps) {
  const { t, f } = useI18n()
  const { changes } = t.answers
  const query = useQuery({
    queryKey: ['answerChanges', answerId],
    queryFn: ({ signal }) => rpc.answers.changes({ answerId }, { signal }),
  })
  if (query.error) return <p className={classes.quiet}>{failureOf(query.error).message}</p>
  if (query.data === undefined) return null
  const data = query.data
  return (
    <section className={classes.changes} aria-label={changes.title}>
      <h3 className={classes.heading}>{changes.title}</h3>
      {data === null ? (
        <p className={classes.quiet}>{changes.first}</p>
      ) : (
        <>
          <UnstyledButton className={classes.link} onClick={() => open(data.previous.answerId)}>
            {changes.since(f.dateTime(data.previous.at, zone))}
          </UnstyledButton>
          <ChangeList lines={linesOf(data, t)} none={changes.none} />
        </>
      )}
    </section>
  )
}

function ChangeList({ lines, none }: { lines: readonly string[]; none: string }) {
  if (lines.length === 0) return <p className={classes.quiet}>{none}</p>
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** One line for each thing that changed: `Acme: rank 3 → 1`. Pure. */
export function linesOf({ brands, newCitations, lostCitations }: Changes, t: Messages): string[] {
  const { changes, filters } = t.answers
  const tone = (sentiment: Changes['brands'][number]['now']['sentiment']) =>
    sentiment === 'none' ? '–' : t.latest.tones[sentiment]
  const sites = (cited: Changes['newCitations']) => [...new Set(cited.map(({ domain, url }) => domain ?? url))]
  return [
    ...brands.map(({ brand, before, now }) => {
      const parts = [
        before.state !== now.state && `${filters.states[before.state]} → ${filters.states[now.state]}`,
        before.rank !== now.rank && changes.rank(String(before.rank ?? '–'), String(now.rank ?? '–')),
        before.sentiment !== now.sentiment && `${tone(before.sentiment)} → ${tone(now.sentiment)}`,
      ]
      return `${brand}: ${parts.filter(Boolean).join(', ')}`
    }),
    ...sites(newCitations).map(changes.cites),
    ...sites(lostCitations).map(changes.citesNoMore),
  ]
}
