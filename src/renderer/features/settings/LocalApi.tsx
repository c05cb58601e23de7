import { Button, Checkbox, NumberInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ApiAccess } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { StatusPill, type Tone } from '../../ui/StatusPill.tsx'
import type { HomePageProps } from '../shell/pages.ts'
import { ApiTokens } from './ApiTokens.tsx'
import classes from './Settings.module.css'

const TONES: Record<ApiAccess['state']['phase'], Tone> = { on: 'good', off: 'quiet', failed: 'bad' }
const PORTS = { min: 1_024, max: 65_535 }

/** Whether other programs may ask, where, and by which tokens. */
export function LocalApi({ home }: HomePageProps) {
  const { t } = useI18n()
  const { localApi: words } = t
  const query = useQuery({ queryKey: ['access'], queryFn: ({ signal }) => rpc.access.get(undefined, { signal }) })
  const phase = query.data?.state.phase
  return (
    <Panel title={words.title} actions={phase && <StatusPill tone={TONES[phase]}>{words[phase]}</StatusPill>}>
      <p className={classes.body}>{words.body}</p>
      {query.error ? (
        <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
      ) : query.data ? (
        <>
          <Switch key={JSON.stringify(query.data.settings)} {...query.data} />
          <ApiTokens tokens={query.data.tokens} zone={home.zone} />
        </>
      ) : (
        <LoadingState />
      )}
    </Panel>
  )
}

function Switch({ settings, state }: Pick<ApiAccess, 'settings' | 'state'>) {
  const { t } = useI18n()
  const { localApi: words } = t
  const queries = useQueryClient()
  const [enabled, setEnabled] = useState(settings.enabled)
  const [port, setPort] = useState<number | string>(settings.port)
  const wrong = typeof port !== 'number' || !Number.isInteger(port) || port < PORTS.min || port > PORTS.max
  const applying = useMutation({
    mutationFn: () => rpc.access.set({ enabled, port: Number(port) }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['access'] }),
  })
  return (
    <>
      {state.switchable ? (
        <form
          className={classes.keyForm}
          onSubmit={(event) => {
            event.preventDefault()
            if (!wrong) applying.mutate()
          }}
        >
          <Checkbox
            className={classes.key}
            label={words.serve}
            checked={enabled}
            onChange={(event) => setEnabled(event.currentTarget.checked)}
          />
          <NumberInput
            size="xs"
            w={120}
            label={words.port}
            value={port}
            onChange={setPort}
            error={wrong && words.portWrong}
            hideControls
            allowDecimal={false}
            allowNegative={false}
          />
          <Button type="submit" variant="default" size="xs" mt={20} loading={applying.isPending}>
            {words.apply}
          </Button>
        </form>
      ) : (
        state.url !== null && <p className={classes.body}>{words.always}</p>
      )}
      {(applying.error || state.message !== null) && (
        <p className={classes.bad} role="alert">
          {applying.error ? failureOf(applying.error).message : state.message}
        </p>
      )}
      {state.url !== null && (
        <dl className={classes.facts}>
          <dt>{words.address}</dt>
          <dd className={classes.path}>
            {state.url}
            <p className={classes.body}>{words.docs(state.url)}</p>
          </dd>
        </dl>
      )}
    </>
  )
}
