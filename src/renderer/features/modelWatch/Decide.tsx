import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ModelFinding } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { rpc } from '../../rpc/client.ts'
import { Drawer } from '../../ui/Drawer.tsx'
import { useAct } from '../../ui/useAct.ts'
import { listed } from '../models/columns.tsx'
import classes from './ModelWatch.module.css'

interface DecideProps {
  finding: ModelFinding
  close: () => void
  /** Opens the model's prices instead. */
  setPrice: () => void
}

/** One finding with all that speaks for it: its prices with their source, and whether runs may ask it. */
export function Decide({ finding, close, setPrice }: DecideProps) {
  const { t } = useI18n()
  const { dialog, done, decideAbout, renamedFrom, versionOf, evidence } = t.modelWatch
  const { findingId, provider, model, relative, proposal, priced, modelId } = finding
  const [takePrices, setTake] = useState(proposal !== null && !priced)
  const [from, setFrom] = useState('')
  const act = useAct()
  const decide = (decision: 'allowed' | 'offered') => {
    close()
    return act(
      () => rpc.modelWatch.decide({ findingIds: [findingId], decision, takePrices, from: from || null }),
      done[decision](model),
      () => rpc.modelWatch.reopen({ findingIds: [findingId] }),
    )
  }
  return (
    <Drawer title={decideAbout(`${provider}:${model}`)} close={close} width={620}>
      {relative !== null && (
        <p className={classes.note}>
          {finding.kind === 'renamed' ? renamedFrom(relative) : versionOf(relative)}
          {finding.evidence && `: ${evidence[finding.evidence]}`}.
        </p>
      )}
      {proposal ? (
        <>
          <Proposal proposal={proposal} />
          <Checkbox
            size="xs"
            label={dialog.take}
            checked={takePrices}
            onChange={(event) => setTake(event.currentTarget.checked)}
          />
          {takePrices && (
            <TextInput
              size="xs"
              type="date"
              className={classes.from}
              label={dialog.from}
              value={from}
              onChange={(event) => setFrom(event.currentTarget.value)}
            />
          )}
        </>
      ) : (
        <p className={classes.note}>{priced ? dialog.priced : dialog.none}</p>
      )}
      <p className={classes.note}>{dialog.explain}</p>
      <div className={classes.decide}>
        {modelId !== null && (
          <Button variant="default" size="xs" onClick={setPrice}>
            {dialog.own}
          </Button>
        )}
        <Button variant="default" size="xs" onClick={() => void decide('allowed')}>
          {dialog.allow}
        </Button>
        <Button size="xs" onClick={() => void decide('offered')}>
          {dialog.offer}
        </Button>
      </div>
    </Drawer>
  )
}

function Proposal({ proposal }: { proposal: NonNullable<ModelFinding['proposal']> }) {
  const { t, f } = useI18n()
  const { dialog } = t.modelWatch
  const { units, above, tier } = t.models.drawer
  const unitOf = ({ unit, minInputTokens, serviceTier }: (typeof proposal.rows)[number]) =>
    [units[unit], minInputTokens > 0 && above(f.count(minInputTokens)), serviceTier !== null && tier(serviceTier)]
      .filter(Boolean)
      .join(', ')
  return (
    <>
      <h3 className={classes.title}>{dialog.proposal}</h3>
      <p className={classes.note}>
        {dialog.basis[proposal.basis](proposal.of)} {dialog.source(proposal.source, f.day(proposal.checkedOn))}
      </p>
      <table className={classes.prices}>
        <thead>
          <tr>
            <th scope="col">{dialog.unit}</th>
            <th scope="col">{dialog.price}</th>
          </tr>
        </thead>
        <tbody>
          {proposal.rows.map((row) => (
            <tr key={`${row.unit} ${row.minInputTokens} ${row.serviceTier} ${row.from}`}>
              <th scope="row">{unitOf(row)}</th>
              <td>{listed(row.usd, f)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
