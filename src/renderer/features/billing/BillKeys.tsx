import { useI18n } from '../../i18n/index.tsx'
import { inWords } from '../../i18n/sentences/index.ts'
import { failureOf } from '../../rpc/client.ts'
import { providerName } from '../../ui/colours.ts'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { AdminKey } from './AdminKey.tsx'
import classes from './Billing.module.css'
import { useBillSources } from './useBillSources.ts'

/** The keys that read bills, for the page Settings. */
export function BillKeys() {
  const { t } = useI18n()
  const { data, error, refetch } = useBillSources()
  return (
    <Panel title={t.billing.keys}>
      {error ? (
        <FailureMessage failure={failureOf(error)} retry={() => void refetch()} />
      ) : data ? (
        <div className={classes.drawer}>
          <p className={classes.note}>{t.billing.bring.byApiHint}</p>
          {data.keychain && <p className={classes.failure}>{inWords(data.keychain)}</p>}
          {data.sources
            .filter(({ byApi }) => byApi)
            .map((source) => (
              <section key={source.provider} className={classes.keyForm} aria-label={providerName(source.provider)}>
                <h3 className={classes.title}>{providerName(source.provider)}</h3>
                <AdminKey source={source} />
              </section>
            ))}
        </div>
      ) : (
        <LoadingState height={120} />
      )}
    </Panel>
  )
}
