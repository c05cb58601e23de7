import { Button, PasswordInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Connection } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { inWords } from '../../i18n/sentences/index.ts'
import { failureOf, rpc } from '../../rpc/client.ts'
import { providerColour, providerName } from '../../ui/colours.ts'
import { StatusPill } from '../../ui/StatusPill.tsx'
import { tell } from '../../ui/toast.ts'
import classes from './Settings.module.css'

/** One provider and its key. */
export function ConnectionRow({ connection }: { connection: Connection }) {
  const { t } = useI18n()
  const { connections: words } = t.settingsPage
  const { provider, key } = connection
  const queries = useQueryClient()
  const [entering, setEntering] = useState(false)
  const name = providerName(provider)
  const trial = useMutation({ mutationFn: () => rpc.connections.tryKey({ provider }) })
  const removing = useMutation({
    mutationFn: () => rpc.connections.removeKey({ provider }),
    onSuccess: () => {
      trial.reset()
      tell(words.removed(name))
    },
    onError: (error) => tell(failureOf(error).message, { tone: 'failure' }),
    onSettled: () => queries.invalidateQueries(),
  })
  const end = key.hint?.split('…')[1]
  const isSet = key.source !== 'none'
  const own = key.source === 'keychain' || key.source === 'session'

  return (
    <li className={classes.connection} data-provider={provider}>
      <div className={classes.line}>
        <span className={classes.dot} style={{ background: providerColour(provider) }} aria-hidden="true" />
        <strong className={classes.provider}>{name}</strong>
        <StatusPill tone={isSet ? 'good' : 'quiet'}>
          {isSet ? (end ? words.setEnding(end) : words.set) : words.none}
        </StatusPill>
        <span className={classes.source}>{key.source !== 'none' && words.sources[key.source]}</span>
        <span className={classes.buttons}>
          {isSet && (
            <Button
              variant="default"
              size="compact-xs"
              loading={trial.isPending}
              aria-label={words.action(words.test, name)}
              onClick={() => trial.mutate()}
            >
              {words.test}
            </Button>
          )}
          {!entering && (
            <Button
              variant="default"
              size="compact-xs"
              aria-label={words.action(own ? words.replace : words.enter, name)}
              onClick={() => setEntering(true)}
            >
              {own ? words.replace : words.enter}
            </Button>
          )}
          {own && (
            <Button
              variant="default"
              size="compact-xs"
              loading={removing.isPending}
              aria-label={words.action(words.remove, name)}
              onClick={() => removing.mutate()}
            >
              {words.remove}
            </Button>
          )}
        </span>
      </div>
      {key.note && <p className={classes.note}>{inWords(key.note)}</p>}
      {entering && (
        <KeyForm
          provider={provider}
          kept={() => {
            setEntering(false)
            void queries.invalidateQueries()
            trial.mutate()
          }}
          cancel={() => setEntering(false)}
        />
      )}
      <Outcome trial={trial} />
    </li>
  )
}

type Trial = ReturnType<typeof useMutation<Awaited<ReturnType<typeof rpc.connections.tryKey>>>>

/** What came of testing the key: whether it was refused, or nobody was reached. */
function Outcome({ trial }: { trial: Pick<Trial, 'data' | 'error'> }) {
  const { t } = useI18n()
  const { outcomes } = t.settingsPage.connections
  const { data, error } = trial
  if (error) return <p className={classes.bad}>{failureOf(error).message}</p>
  if (!data) return null
  const works = data.outcome === 'works'
  return (
    <p className={works ? classes.good : classes.bad} role="status" data-outcome={data.outcome}>
      {data.outcome === 'works' ? outcomes.works(data.models ?? 0) : outcomes[data.outcome]}
      {data.message && <span className={classes.said}>{inWords(data.message)}</span>}
    </p>
  )
}

interface KeyFormProps {
  provider: string
  kept: () => void
  cancel: () => void
}

function KeyForm({ provider, kept, cancel }: KeyFormProps) {
  const { t } = useI18n()
  const { connections: words } = t.settingsPage
  const [key, setKey] = useState('')
  const [tried, setTried] = useState(false)
  const keeping = useMutation({
    mutationFn: () => rpc.connections.setKey({ provider, key }),
    onSuccess: () => {
      setKey('')
      kept()
    },
  })
  const trimmed = key.trim()
  const mistake = /\s/.test(trimmed) ? words.space : tried && !trimmed ? words.empty : undefined
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (trimmed && !mistake) keeping.mutate()
  }
  return (
    <form className={classes.keyForm} onSubmit={onSubmit} noValidate>
      <PasswordInput
        autoFocus
        className={classes.key}
        aria-label={words.keyOf(providerName(provider))}
        placeholder={words.placeholder}
        autoComplete="off"
        value={key}
        error={mistake ?? (keeping.error ? failureOf(keeping.error).message : undefined)}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" loading={keeping.isPending}>
        {words.save}
      </Button>
      <Button variant="default" size="xs" onClick={cancel}>
        {t.kit.form.cancel}
      </Button>
    </form>
  )
}
