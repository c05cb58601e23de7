import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { LoadingState } from '../../ui/Message.tsx'
import classes from './AnswerPanel.module.css'

/** Beyond this a window would labour; `earshot export` writes all of it. */
const SHOWN = 200_000

/** What the provider sent, fetched when asked for. */
export function RawBody({ answerId }: { answerId: number }) {
  const { t } = useI18n()
  const { panel } = t.answers
  const [shown, show] = useState(false)
  const query = useQuery({
    queryKey: ['answerBody', answerId],
    queryFn: ({ signal }) => rpc.answers.body({ answerId }, { signal }),
    enabled: shown,
  })
  return (
    <div className={classes.raw}>
      <Button variant="default" size="compact-xs" aria-expanded={shown} onClick={() => show(!shown)}>
        {shown ? panel.hideRaw : panel.showRaw}
      </Button>
      {shown &&
        (query.error ? (
          <p className={classes.quiet}>{failureOf(query.error).message}</p>
        ) : query.data ? (
          <>
            <pre className={classes.pre}>{indented(query.data.body).slice(0, SHOWN)}</pre>
            {query.data.body.length > SHOWN && <p className={classes.quiet}>{panel.rawShortened}</p>}
          </>
        ) : (
          <LoadingState height={120} />
        ))}
    </div>
  )
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
