import { Button, NativeSelect, PasswordInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { BillingReport, BillSourceState } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { providerName } from '../../ui/colours.ts'
import { Drawer } from '../../ui/Drawer.tsx'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import { tell } from '../../ui/toast.ts'
import { useAct } from '../../ui/useAct.ts'
import { BillFile } from './BillFile.tsx'
import classes from './Billing.module.css'

interface BringInProps {
  report: BillingReport
  provider: string | null
  close: () => void
}

/** A bill comes in: fetched from the provider where it tells it, or read from a file that it lets one download. */
export function BringIn({ report, provider, close }: BringInProps) {
  const { t } = useI18n()
  const texts = t.billing.bring
  const [chosen, choose] = useState(provider)
  const query = useQuery({
    queryKey: ['billing', 'sources'],
    queryFn: ({ signal }) => rpc.billing.sources(undefined, { signal }),
  })
  const sources = query.data?.sources ?? []
  const source = sources.find((each) => each.provider === chosen) ?? sources[0]
  return (
    <Drawer title={texts.title} close={close} width={720}>
      {query.error ? (
        <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
      ) : source ? (
        <div className={classes.drawer}>
          <NativeSelect
            size="xs"
            label={texts.provider}
            value={source.provider}
            onChange={(event) => choose(event.currentTarget.value)}
            data={sources.map((each) => ({ value: each.provider, label: providerName(each.provider) }))}
          />
          {source.byApi && <ByApi key={source.provider} source={source} report={report} close={close} />}
          {query.data?.keychain && <p className={classes.failure}>{query.data.keychain}</p>}
          <BillFile key={`${source.provider} file`} provider={source.provider} close={close} />
        </div>
      ) : (
        <LoadingState />
      )}
    </Drawer>
  )
}

interface ByApiProps {
  source: BillSourceState
  report: BillingReport
  close: () => void
}

function ByApi({ source, report, close }: ByApiProps) {
  const { t, f } = useI18n()
  const texts = t.billing.bring
  const { provider, ready, hint } = source
  const queries = useQueryClient()
  const act = useAct()
  const fetching = useMutation({
    mutationFn: () => rpc.billing.fetch({ provider, from: report.from, to: report.to }),
    onSuccess: ({ added, restated }) => {
      tell(texts.fetched(added, restated))
      close()
    },
    onSettled: () => queries.invalidateQueries(),
  })
  return (
    <section className={classes.step} aria-label={texts.byApi}>
      <h3 className={classes.title}>{texts.byApi}</h3>
      {ready ? (
        <p className={classes.line}>
          {hint ? texts.keySet(hint) : texts.keyDemo}
          {hint && (
            <Button
              variant="default"
              size="compact-xs"
              onClick={() => void act(() => rpc.billing.removeAdminKey({ provider }), texts.removed)}
            >
              {texts.remove}
            </Button>
          )}
        </p>
      ) : (
        <AdminKey provider={provider} />
      )}
      {fetching.error && (
        <p role="alert" className={classes.failure}>
          {failureOf(fetching.error).message}
        </p>
      )}
      <div>
        <Button size="xs" disabled={!ready} loading={fetching.isPending} onClick={() => fetching.mutate()}>
          {texts.fetch(f.month(report.from.slice(0, 7)))}
        </Button>
      </div>
    </section>
  )
}

/** A key that reads bills; it leaves this field only inwards. */
export function AdminKey({ provider }: { provider: string }) {
  const { t } = useI18n()
  const texts = t.billing.bring
  const queries = useQueryClient()
  const [key, setKey] = useState('')
  const [sent, send] = useState(false)
  const keeping = useMutation({
    mutationFn: () => rpc.billing.setAdminKey({ provider, key }),
    onSuccess: async () => {
      setKey('')
      tell(texts.kept)
      await queries.invalidateQueries()
    },
  })
  const missing = sent && key.trim() === '' ? texts.missing : null
  return (
    <form
      className={classes.keyForm}
      onSubmit={(event) => {
        event.preventDefault()
        send(true)
        if (key.trim() !== '') keeping.mutate()
      }}
    >
      <PasswordInput
        size="xs"
        label={texts.key}
        description={texts.byApiHint}
        autoComplete="off"
        value={key}
        error={keeping.error ? failureOf(keeping.error).message : missing}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" variant="default" size="xs" loading={keeping.isPending}>
          {texts.keep}
        </Button>
      </div>
    </form>
  )
}
