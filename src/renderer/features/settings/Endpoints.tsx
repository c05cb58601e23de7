import { Button, Checkbox, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Connection } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { providerName } from '../../ui/colours.ts'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { StatusPill } from '../../ui/StatusPill.tsx'
import { tell } from '../../ui/toast.ts'
import { useForm } from '../../ui/useForm.ts'
import { isEndpointName, isEndpointUrl } from './endpoint.ts'
import classes from './Settings.module.css'

/** Where every provider is called, and the endpoints that the user added. */
export function Endpoints({ connections }: { connections: readonly Connection[] }) {
  const { t } = useI18n()
  const { endpoints: words } = t.settingsPage
  const queries = useQueryClient()
  const [adding, setAdding] = useState(false)
  const removing = useMutation({
    mutationFn: (connection: Connection) => rpc.connections.removeEndpoint({ name: connection.provider }),
    onSuccess: (_, { provider, baseUrl, free }) =>
      tell(words.removed(providerName(provider)), {
        undo: async () => {
          await rpc.connections.addEndpoint({ name: provider, baseUrl, free })
          await queries.invalidateQueries()
        },
      }),
    onError: (error) => tell(failureOf(error).message, { tone: 'failure' }),
    onSettled: () => queries.invalidateQueries(),
  })
  return (
    <Panel
      title={words.title}
      actions={
        !adding && (
          <Button variant="default" size="compact-xs" onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        )
      }
    >
      <p className={classes.body}>{words.body}</p>
      <ul className={classes.connections}>
        {connections.map((connection) => (
          <li key={connection.provider} className={classes.connection}>
            <div className={classes.line}>
              <strong className={classes.provider}>{providerName(connection.provider)}</strong>
              <span className={classes.url} title={connection.baseUrl}>
                {connection.baseUrl}
              </span>
              {connection.free && <StatusPill>{words.isFree}</StatusPill>}
              <span className={classes.source}>
                {connection.source === 'setting' ? words.own : words[connection.source]}
              </span>
              {connection.source === 'setting' && (
                <Button variant="default" size="compact-xs" onClick={() => removing.mutate(connection)}>
                  {words.remove}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {adding && <EndpointForm close={() => setAdding(false)} />}
    </Panel>
  )
}

function EndpointForm({ close }: { close: () => void }) {
  const { t } = useI18n()
  const { endpoints: words } = t.settingsPage
  const queries = useQueryClient()
  const form = useForm({
    initial: { name: '', baseUrl: '', free: false },
    check: ({ name, baseUrl }) => ({
      ...(isEndpointName(name) ? {} : { name: words.nameWrong }),
      ...(isEndpointUrl(baseUrl) ? {} : { baseUrl: words.urlWrong }),
    }),
    submit: (values) => rpc.connections.addEndpoint(values),
    done: () => {
      void queries.invalidateQueries()
      close()
    },
  })
  return (
    <form className={classes.form} onSubmit={form.onSubmit} noValidate>
      <TextInput label={words.name} description={words.nameHint} autoFocus {...form.text('name')} />
      <TextInput label={words.url} placeholder="http://localhost:11434/v1" {...form.text('baseUrl')} />
      <Checkbox
        label={words.free}
        checked={form.values.free}
        onChange={(event) => form.set('free', event.currentTarget.checked)}
      />
      <FormFooter form={form} cancel={close} />
    </form>
  )
}
