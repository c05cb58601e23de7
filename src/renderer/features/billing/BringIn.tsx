import { Button, NativeSelect } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { BillingReport, BillSourceState } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { inWords } from '../../i18n/sentences/index.ts'
import { failureOf, rpc } from '../../rpc/client.ts'
import { providerName } from '../../ui/colours.ts'
import { Drawer } from '../../ui/Drawer.tsx'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import { tell } from '../../ui/toast.ts'
import { AdminKey } from './AdminKey.tsx'
import { BillFile } from './BillFile.tsx'
import classes from './Billing.module.css'
import { useBillSources } from './useBillSources.ts'

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
  const query = useBillSources()
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
          {query.data?.keychain && <p className={classes.failure}>{inWords(query.data.keychain)}</p>}
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
  const { provider, ready } = source
  const queries = useQueryClient()
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
      {!ready && <p className={classes.note}>{texts.byApiHint}</p>}
      <AdminKey source={source} />
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
