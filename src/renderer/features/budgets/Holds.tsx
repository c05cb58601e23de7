import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { HeldMoney } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { rpc } from '../../rpc/client.ts'
import { ConfirmDanger } from '../../ui/ConfirmDanger.tsx'
import { StatusPill } from '../../ui/StatusPill.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { tell } from '../../ui/toast.ts'
import classes from './Budgets.module.css'

/** Money that is reserved, or of which nobody knows whether it was spent. */
export function Holds({ holds, zone }: { holds: readonly HeldMoney[]; zone: string }) {
  const { t, f } = useI18n()
  const texts = t.budgets.holds
  const queries = useQueryClient()
  const [doubted, doubt] = useState<HeldMoney | null>(null)
  const writeOff = async ({ holdId, amountUsd }: HeldMoney) => {
    await rpc.budgets.writeOff({ holdId })
    tell(texts.written(f.usdFine(amountUsd)))
    await queries.invalidateQueries()
  }
  const columns: Column<HeldMoney>[] = [
    {
      ...{ key: 'state', label: texts.state, width: 110 },
      cell: ({ state }) => (
        <StatusPill tone={state === 'exposure' ? 'warn' : 'accent'}>{texts.states[state]}</StatusPill>
      ),
      value: ({ state }) => texts.states[state],
    },
    {
      ...{ key: 'model', label: texts.model, minWidth: 180 },
      cell: ({ model }) => <span title={model}>{model}</span>,
      value: ({ model }) => model,
    },
    {
      ...{ key: 'project', label: texts.project, minWidth: 140 },
      cell: ({ project }) => project ?? texts.none,
      value: ({ project }) => project,
    },
    {
      ...{ key: 'since', label: texts.since, width: 170 },
      cell: ({ createdAt }) => f.dateTime(createdAt, zone),
      value: ({ createdAt }) => new Date(createdAt).toISOString(),
    },
    {
      ...{ key: 'amount', label: texts.amount, align: 'end', width: 120 },
      cell: ({ amountUsd }) => f.usdFine(amountUsd),
      value: ({ amountUsd }) => amountUsd,
    },
    {
      ...{ key: 'do', label: '', width: 120 },
      cell: (hold) =>
        hold.state === 'exposure' && (
          <Button variant="default" size="compact-xs" onClick={() => doubt(hold)}>
            {texts.writeOff}
          </Button>
        ),
    },
  ]
  return (
    <>
      <DataTable
        name="holds"
        label={texts.title}
        columns={columns}
        rows={holds}
        rowKey={({ holdId }) => holdId}
        filters={<h2 className={classes.title}>{texts.title}</h2>}
        empty={texts.empty}
        maxHeight="420px"
      />
      <p className={classes.note}>{texts.intro}</p>
      {doubted && (
        <ConfirmDanger
          title={texts.confirmTitle}
          confirm={texts.writeOffLong(f.usdFine(doubted.amountUsd))}
          act={() => writeOff(doubted)}
          close={() => doubt(null)}
        >
          <p>{texts.confirm(f.usdFine(doubted.amountUsd), doubted.model)}</p>
        </ConfirmDanger>
      )}
    </>
  )
}
