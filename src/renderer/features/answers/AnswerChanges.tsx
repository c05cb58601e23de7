import { UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import classes from './AnswerPanel.module.css'
import { linesOf } from './changes.ts'

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
