import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ProjectSummary } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { rpc } from '../../rpc/client.ts'
import { useWatch } from '../../rpc/useWatch.ts'
import { Drawer } from '../../ui/Drawer.tsx'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import { QuoteDialog } from './QuoteDialog.tsx'
import { RunPanel } from './RunPanel.tsx'
import classes from './Runs.module.css'

interface OneRunProps {
  runId: number
  project: ProjectSummary
  close: () => void
}

/** What came of a run, by provider and in words, and the way to ask again what has no answer. */
export function OneRun({ runId, project, close }: OneRunProps) {
  const { t } = useI18n()
  const queries = useQueryClient()
  const [asking, ask] = useState(false)
  const { latest: progress, failure } = useWatch(runId, (signal) => rpc.runs.watch({ runId }, { signal }))
  const left = progress ? progress.failed + progress.blocked + progress.cancelled : 0
  return (
    <Drawer title={t.runs.title(runId)} close={close} width={720}>
      {progress ? (
        <>
          <RunPanel progress={progress} failure={failure} close={close} />
          {progress.status !== 'running' && left > 0 && (
            <div className={classes.again}>
              <Button size="xs" onClick={() => ask(true)}>
                {t.runs.again(left)}
              </Button>
              <p className={classes.note}>{t.runs.againNote}</p>
            </div>
          )}
        </>
      ) : failure ? (
        <FailureMessage failure={failure} retry={close} />
      ) : (
        <LoadingState height={180} />
      )}
      {asking && (
        <QuoteDialog
          project={project}
          narrowing={{ retryOf: runId }}
          close={() => ask(false)}
          started={() => {
            ask(false)
            close()
            void queries.invalidateQueries()
          }}
        />
      )}
    </Drawer>
  )
}
