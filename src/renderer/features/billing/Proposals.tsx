import { Button } from '@mantine/core'
import { useState } from 'react'
import type { BilledExposures, BillingReport, PriceGap } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { rpc } from '../../rpc/client.ts'
import { ConfirmDanger } from '../../ui/ConfirmDanger.tsx'
import { providerName } from '../../ui/colours.ts'
import { Panel } from '../../ui/Panel.tsx'
import { StatusPill } from '../../ui/StatusPill.tsx'
import { useAct } from '../../ui/useAct.ts'
import classes from './Billing.module.css'

/** What the bills ask to decide: prices that have changed, calls that were billed after all, calls that never were. */
export function Proposals({ data }: { data: BillingReport }) {
  const { t, f } = useI18n()
  const texts = t.billing.proposals
  const act = useAct()
  const [doubted, doubt] = useState<BilledExposures | null>(null)
  const period = { from: data.from, to: data.to }
  if (data.prices.length + data.exposures.length === 0) return null
  const settle = ({ provider, billed }: BilledExposures) =>
    act(() => rpc.billing.settle({ provider, ...period }), texts.settled(billed))
  return (
    <Panel title={texts.title}>
      <ul className={classes.proposals}>
        {data.prices.map((gap) => (
          <Price key={`${gap.modelId} ${gap.unit} ${gap.billedUsd}`} gap={gap} period={period} />
        ))}
        {data.exposures.map((of) => (
          <li key={of.provider} className={classes.proposal}>
            {of.billed > 0 && (
              <span className={classes.line}>
                {texts.settle(providerName(of.provider), of.billed, f.usdFine(of.billedUsd))}
                <Button variant="default" size="compact-xs" onClick={() => void settle(of)}>
                  {texts.settleDo}
                </Button>
              </span>
            )}
            {of.unbilled > 0 && (
              <span className={classes.line}>
                {texts.writeOff(providerName(of.provider), of.unbilled, f.usdFine(of.unbilledUsd))}
                <Button variant="default" size="compact-xs" onClick={() => doubt(of)}>
                  {texts.writeOffDo}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {doubted && (
        <ConfirmDanger
          title={texts.confirmTitle}
          confirm={texts.writeOffDo}
          act={async () => {
            const { calls } = await rpc.billing.writeOff({ provider: doubted.provider, ...period })
            await act(async () => undefined, texts.writtenOff(calls))
          }}
          close={() => doubt(null)}
        >
          <p>{texts.writeOff(providerName(doubted.provider), doubted.unbilled, f.usdFine(doubted.unbilledUsd))}</p>
          <p>{texts.confirm}</p>
        </ConfirmDanger>
      )}
    </Panel>
  )
}

function Price({ gap, period }: { gap: PriceGap; period: { from: string; to: string } }) {
  const { t, f } = useI18n()
  const texts = t.billing.proposals
  const act = useAct()
  const { provider, modelId, model, unit, knownUsd, billedUsd, from, accepted } = gap
  const amount = (usd: string) =>
    unit === 'search' ? texts.perThousand(f.usdFine(usd)) : texts.perMillion(f.usdFine(usd))
  const take = () =>
    act(
      () => rpc.billing.acceptPrice({ provider, modelId, unit, usd: billedUsd, ...period }),
      texts.acceptedSaid(model),
    )
  return (
    <li className={classes.proposal}>
      <span className={classes.line}>
        {texts.price(model, t.billing.units[unit], amount(knownUsd), amount(billedUsd), f.dayLong(from))}
        {accepted ? (
          <StatusPill tone="good">{texts.accepted}</StatusPill>
        ) : (
          <Button variant="default" size="compact-xs" onClick={() => void take()}>
            {texts.accept}
          </Button>
        )}
      </span>
    </li>
  )
}
