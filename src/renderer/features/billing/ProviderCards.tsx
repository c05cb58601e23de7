import type { BillingReport } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { providerColour, providerName } from '../../ui/colours.ts'
import classes from './Billing.module.css'
import { signedUsd } from './money.ts'
import { Parts } from './Parts.tsx'

interface ProviderCardsProps {
  data: BillingReport
  chosen: string | null
  choose: (provider: string | null) => void
}

/** Each provider's month: ledger, bill, gap and why. A card narrows the page to its provider. */
export function ProviderCards({ data, chosen, choose }: ProviderCardsProps) {
  return (
    <div className={classes.cards}>
      {data.providers.map((of) => (
        <ProviderCard
          key={of.provider}
          of={of}
          chosen={chosen === of.provider}
          choose={() => choose(chosen === of.provider ? null : of.provider)}
        />
      ))}
    </div>
  )
}

interface ProviderCardProps {
  of: BillingReport['providers'][number]
  chosen: boolean
  choose: () => void
}

function ProviderCard({ of, chosen, choose }: ProviderCardProps) {
  const { t, f } = useI18n()
  const { provider, origins, zone, ledgerUsd, billedUsd, gapUsd, uncomparedUsd, parts } = of
  const compared = origins.length > 0
  const said = compared ? f.list(origins.map((origin) => t.billing.origins[origin])) : t.billing.noBill
  return (
    <section className={classes.card} data-chosen={chosen} aria-label={providerName(provider)}>
      <button type="button" className={classes.cardHead} aria-pressed={chosen} onClick={choose}>
        <span className={classes.dot} style={{ background: providerColour(provider) }} aria-hidden="true" />
        {providerName(provider)}
      </button>
      <p className={classes.note}>
        {said} · {t.billing.zone(zone)}
      </p>
      {compared && (
        <dl className={classes.sums}>
          <dt>{t.billing.columns.ledger}</dt>
          <dd>{f.usdFine(ledgerUsd)}</dd>
          <dt>{t.billing.columns.billed}</dt>
          <dd>{f.usdFine(billedUsd)}</dd>
          <dt>{t.billing.columns.gap}</dt>
          <dd className={classes.gap}>{gapUsd === '0' ? t.billing.matched : signedUsd(gapUsd, f)}</dd>
        </dl>
      )}
      <Parts parts={parts} />
      {uncomparedUsd !== '0' && <p className={classes.note}>{t.billing.uncompared(f.usdFine(uncomparedUsd))}</p>}
    </section>
  )
}
