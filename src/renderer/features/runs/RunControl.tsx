import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ProjectSummary, RunRequest } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { rpc } from '../../rpc/client.ts'
import { useWatch } from '../../rpc/useWatch.ts'
import { QuoteDialog } from './QuoteDialog.tsx'
import classes from './RunControl.module.css'
import { RunPanel } from './RunPanel.tsx'

/** Some of what a project asks: one prompt, one model, or what an earlier run has no answer to. */
export type RunNarrowing = Omit<RunRequest, 'projectId'>

interface RunControlProps {
  project: ProjectSummary
  /** All that the project asks when absent. */
  narrowing?: RunNarrowing
}

/** The button that asks, with what it would cost; while a run goes on, how far it is. */
export function RunControl({ project, narrowing }: RunControlProps) {
  const { t, f } = useI18n()
  const { projectId } = project
  const request = { projectId, ...narrowing }
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [closed, close] = useState<number | null>(null)
  const quote = useQuery({
    queryKey: ['quote', request],
    queryFn: ({ signal }) => rpc.runs.quote(request, { signal }),
  })
  // A run may have been started elsewhere, or before the window was opened.
  const current = useQuery({
    queryKey: ['run', projectId],
    queryFn: ({ signal }) => rpc.runs.current({ projectId }, { signal }),
    staleTime: 0,
  })
  const goingOn = current.data?.runId ?? null
  const [watched, watch] = useState<number | null>(null)
  useEffect(() => {
    if (goingOn !== null) watch(goingOn)
  }, [goingOn])
  const { latest: progress, failure } = useWatch(watched, (signal) => rpc.runs.watch({ runId: watched! }, { signal }))
  const running = watched !== null && failure === null && (progress === null || progress.status === 'running')

  const ended = progress !== null && progress.status !== 'running' ? progress.runId : null
  useEffect(() => {
    if (ended === null) return
    for (const key of ['overview', 'quote', 'run', 'runs']) void queries.invalidateQueries({ queryKey: [key] })
  }, [ended, queries])

  return (
    <>
      <Button size="xs" className={classes.button} onClick={() => setAsking(true)} disabled={running} data-run-button>
        {running ? t.run.running : t.run.start}
        {!running && quote.data?.expectedUsd && ` · ${t.run.about(f.usd(quote.data.expectedUsd))}`}
      </Button>
      {asking && (
        <QuoteDialog
          project={project}
          {...(narrowing && { narrowing })}
          close={() => setAsking(false)}
          started={(id) => {
            setAsking(false)
            watch(id)
            void queries.invalidateQueries({ queryKey: ['runs'] })
          }}
        />
      )}
      {progress && closed !== progress.runId && (
        <RunPanel progress={progress} failure={failure} close={() => close(progress.runId)} />
      )}
    </>
  )
}
