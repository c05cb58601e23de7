import { Button, Modal, Skeleton } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { ProjectSummary, Quote } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { inWords } from '../../i18n/sentences/index.ts'
import { failureOf, rpc } from '../../rpc/client.ts'
import { FailureMessage } from '../../ui/Message.tsx'
import classes from './QuoteDialog.module.css'
import type { RunNarrowing } from './RunControl.tsx'

interface QuoteDialogProps {
  project: ProjectSummary
  /** Some of what the project asks; all of it when absent. */
  narrowing?: RunNarrowing
  close: () => void
  started: (runId: number) => void
}

/** What a run would ask and cost, before anybody is asked. */
export function QuoteDialog({ project, narrowing, close, started }: QuoteDialogProps) {
  const { t } = useI18n()
  const request = { projectId: project.projectId, ...narrowing }
  const quote = useQuery({
    queryKey: ['quote', request],
    queryFn: ({ signal }) => rpc.runs.quote(request, { signal }),
    staleTime: 0,
  })
  const start = useMutation({
    mutationFn: () => rpc.runs.start(request),
    onSuccess: ({ runId }) => started(runId),
  })
  const error = start.error ?? quote.error

  return (
    // The page behind must not be locked by a style element, which its policy forbids.
    <Modal
      opened
      onClose={close}
      title={t.run.title(project.brand)}
      size={640}
      lockScroll={false}
      centered
      classNames={{ content: classes.dialog, header: classes.dialog, title: classes.title }}
    >
      {error ? (
        <FailureMessage
          failure={failureOf(error)}
          retry={() => (start.error ? start.mutate() : void quote.refetch())}
        />
      ) : quote.data ? (
        <QuoteTable quote={quote.data} />
      ) : (
        <div role="status" aria-label={t.run.quoting}>
          <Skeleton height={150} />
        </div>
      )}
      <div className={classes.actions}>
        <Button variant="default" size="xs" onClick={close}>
          {t.run.keep}
        </Button>
        <Button
          size="xs"
          data-autofocus
          loading={start.isPending}
          disabled={!quote.data || quote.data.tasks === 0}
          onClick={() => start.mutate()}
        >
          {t.run.confirm(quote.data?.tasks ?? 0)}
        </Button>
      </div>
    </Modal>
  )
}

function QuoteTable({ quote }: { quote: Quote }) {
  const { t, f } = useI18n()
  const amount = (usd: string | null) => (usd === null ? '–' : f.usd(usd))
  const between = ({ lowUsd, highUsd }: Pick<Quote['models'][number], 'lowUsd' | 'highUsd'>) =>
    lowUsd === null || highUsd === null ? '–' : `${f.usd(lowUsd)}–${f.usd(highUsd)}`
  return (
    <>
      <p>{t.run.body(quote.tasks, quote.models.length)}</p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t.run.model}</th>
            <th scope="col" className={classes.number}>
              {t.run.questions}
            </th>
            <th scope="col" className={classes.number}>
              {t.run.expected}
            </th>
            <th scope="col" className={classes.number} title={t.runs.withinLong}>
              {t.runs.within}
            </th>
            <th scope="col" className={classes.number}>
              {t.run.worst}
            </th>
          </tr>
        </thead>
        <tbody>
          {quote.models.map((model) => (
            <tr key={`${model.kind} ${model.ref}`}>
              <th scope="row">
                {model.kind === 'judge' ? t.runs.asJudge(model.displayName) : model.displayName}
                <small className={classes.basis}>{t.runs.bases[model.basis](model.pastCalls)}</small>
              </th>
              <td className={classes.number}>{f.count(model.tasks)}</td>
              <td className={classes.number}>{amount(model.expectedUsd)}</td>
              <td className={classes.number}>{between(model)}</td>
              <td className={classes.number}>{amount(model.worstUsd)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td />
            <td className={classes.number}>{f.count(quote.tasks)}</td>
            <td className={classes.number}>{amount(quote.expectedUsd)}</td>
            <td className={classes.number}>{between(quote)}</td>
            <td className={classes.number}>{amount(quote.worstUsd)}</td>
          </tr>
        </tfoot>
      </table>
      {quote.record.runs > 0 && (
        <p className={classes.record}>{t.runs.record(quote.record.within, quote.record.runs)}</p>
      )}
      {quote.problems.length > 0 && (
        <div className={classes.problems} role="note">
          <strong>{t.run.problems}</strong>
          <ul>
            {quote.problems.map((problem) => (
              <li key={problem}>{inWords(problem)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
