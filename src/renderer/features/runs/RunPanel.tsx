import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { RunProgress } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { type Failure, rpc } from '../../rpc/client.ts'
import { providerColour, providerName } from '../../ui/colours.ts'
import { verdictOf } from './quoted.ts'
import classes from './RunPanel.module.css'

interface RunPanelProps {
  progress: RunProgress
  failure: Failure | null
  close: () => void
}

type Provider = RunProgress['providers'][number]

const doneOf = (counts: Pick<RunProgress, 'succeeded' | 'failed' | 'blocked'>) =>
  counts.succeeded + counts.failed + counts.blocked

/** How far a run is, by provider; afterwards, what came of it. */
export function RunPanel({ progress, failure, close }: RunPanelProps) {
  const { t, f } = useI18n()
  const cancel = useMutation({ mutationFn: () => rpc.runs.cancel({ runId: progress.runId }) })
  const running = progress.status === 'running'
  const troubled = !running && progress.status !== 'completed'

  return (
    <section className={classes.panel} aria-label={t.run.progress} data-status={progress.status}>
      <header className={classes.header}>
        <h2 className={classes.title}>{t.run.statuses[progress.status]}</h2>
        <p className={classes.summary} aria-live="polite">
          {running
            ? `${t.run.done(doneOf(progress), progress.planned)} · ${t.run.spent(f.usdFine(progress.costUsd))}`
            : `${t.run.outcome(progress.succeeded, f.usdFine(progress.costUsd))}${troubled ? ` ${t.run.kept}` : ''}`}
        </p>
        {running ? (
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => cancel.mutate()}
            disabled={cancel.isPending || cancel.isSuccess}
          >
            {cancel.isIdle ? t.run.cancel : t.run.cancelling}
          </Button>
        ) : (
          <Button variant="default" size="compact-xs" onClick={close}>
            {t.run.dismiss}
          </Button>
        )}
      </header>
      <ul className={classes.providers}>
        {progress.providers.map((provider) => (
          <ProviderRow key={provider.provider} provider={provider} running={running} />
        ))}
      </ul>
      {!running && progress.quote && (
        <p className={classes.quote}>
          {t.runs.quoted(
            f.usdFine(progress.quote.expectedUsd),
            f.usdFine(progress.quote.lowUsd),
            f.usdFine(progress.quote.highUsd),
          )}{' '}
          {t.runs.verdicts[verdictOf(progress.quote, progress.costUsd)]}
        </p>
      )}
      {failure && <p className={classes.error}>{failure.message}</p>}
    </section>
  )
}

function ProviderRow({ provider, running }: { provider: Provider; running: boolean }) {
  const { t, f } = useI18n()
  const done = doneOf(provider)
  // When a run has ended, what was not asked any more was cancelled.
  const left = provider.planned - done - provider.inFlight
  const counts = [
    provider.inFlight > 0 && t.run.inFlight(provider.inFlight),
    left > 0 && (running ? t.run.waiting(left) : t.run.cancelled(left)),
    provider.failed > 0 && t.run.failed(provider.failed),
    provider.blocked > 0 && t.run.blocked(provider.blocked),
  ]
  return (
    <li className={classes.provider}>
      <span className={classes.name}>{providerName(provider.provider)}</span>
      <Bar provider={provider} />
      <span className={classes.figure}>
        {f.count(done)} / {f.count(provider.planned)}
      </span>
      <span className={classes.counts}>{counts.filter(Boolean).join(' · ')}</span>
      {provider.paused && (
        <span className={classes.error}>{t.run.paused(t.errorWords[provider.paused.errorClass])}</span>
      )}
      {provider.errors.map((error) => (
        <span key={error.class} className={classes.error} title={error.message}>
          {t.errorWords[error.class]} {t.run.times(error.count)}
        </span>
      ))}
    </li>
  )
}

/** Stored, then failed, then in flight, of all that is planned. */
function Bar({ provider }: { provider: Provider }) {
  const share = (count: number) => `${provider.planned === 0 ? 0 : (100 * count) / provider.planned}%`
  return (
    <span
      className={classes.bar}
      role="progressbar"
      aria-label={providerName(provider.provider)}
      aria-valuenow={doneOf(provider)}
      aria-valuemin={0}
      aria-valuemax={provider.planned}
    >
      <span style={{ width: share(provider.succeeded), background: providerColour(provider.provider) }} />
      <span className={classes.lost} style={{ width: share(doneOf(provider) - provider.succeeded) }} />
      <span
        className={classes.flight}
        style={{ width: share(provider.inFlight), background: providerColour(provider.provider) }}
      />
    </span>
  )
}
