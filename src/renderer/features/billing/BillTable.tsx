import { UnstyledButton } from '@mantine/core'
import { BILLED_BY, type BilledRow, type BillingReport } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { providerColour, providerName } from '../../ui/colours.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import classes from './Billing.module.css'
import type { BillingFilter } from './filter.ts'
import { signedUsd } from './money.ts'
import { Parts } from './Parts.tsx'
import { useRowName } from './useRowName.ts'

interface BillTableProps {
  data: BillingReport
  by: BillingFilter['by']
  show: (by: BillingFilter['by']) => void
  open: (row: BilledRow) => void
}

/** Ledger, bill, gap and why: by model, by day, or line by line. Every row opens what stands behind it. */
export function BillTable({ data, by, show, open }: BillTableProps) {
  const { t } = useI18n()
  return (
    <DataTable
      name={`billing-${by}`}
      label={t.billing.table}
      columns={useColumns(by, open)}
      rows={data.rows}
      rowKey={({ provider, day, modelId, model, unit }) => `${provider} ${day} ${modelId ?? model} ${unit}`}
      empty={t.billing.emptyTitle}
      maxHeight="640px"
      filters={
        <Segmented
          label={t.billing.by}
          value={by}
          change={show}
          options={BILLED_BY.map((value) => ({ value, label: t.billing.groups[value] }))}
        />
      }
    />
  )
}

function useColumns(by: BillingFilter['by'], open: (row: BilledRow) => void): Column<BilledRow>[] {
  const { t, f } = useI18n()
  const { columns, explanations } = t.billing
  const nameOf = useRowName()
  const money = (key: 'ledger' | 'billed', value: (row: BilledRow) => string | null): Column<BilledRow> => ({
    ...{ key, label: columns[key], explanation: explanations[key], align: 'end', width: 110, value },
    cell: (row) => {
      const amount = value(row)
      return amount === null ? <span className={classes.note}>{t.billing.noBill}</span> : f.usdFine(amount)
    },
  })
  const counted = (key: 'counted' | 'billedCount', value: (row: BilledRow) => number | null): Column<BilledRow> => ({
    ...{ key, label: columns[key], align: 'end', width: 110, value },
    cell: (row) => {
      const count = value(row)
      return count === null ? '–' : f.count(count)
    },
  })
  const own = ({ ledgerUsd, uncomparedUsd, compared }: BilledRow) => (compared ? ledgerUsd : uncomparedUsd)
  return [
    // While the rows of another grouping are still shown, they may be of no day.
    {
      ...{ key: 'name', label: by === 'model' ? columns.model : columns.day, minWidth: 170 },
      cell: (row) => (
        <UnstyledButton className={classes.open} title={t.billing.open(nameOf(row, by))} onClick={() => open(row)}>
          <span className={classes.dot} style={{ background: providerColour(row.provider) }} aria-hidden="true" />
          {row.day === null ? nameOf(row, 'model') : f.dayLong(row.day)}
        </UnstyledButton>
      ),
      value: (row) => (by === 'model' ? nameOf(row, by) : row.day),
    },
    ...(by === 'model'
      ? []
      : [
          {
            ...{ key: 'provider', label: columns.provider, width: 110 },
            cell: ({ provider }: BilledRow) => providerName(provider),
            value: ({ provider }: BilledRow) => providerName(provider),
          },
        ]),
    ...(by === 'line'
      ? [
          {
            ...{ key: 'model', label: columns.model, minWidth: 130 },
            cell: ({ model }: BilledRow) => <span title={model ?? ''}>{model ?? t.billing.otherModels}</span>,
            value: ({ model }: BilledRow) => model,
          },
          {
            ...{ key: 'unit', label: columns.unit, width: 120 },
            cell: ({ unit }: BilledRow) => (unit ? t.billing.units[unit] : t.billing.allUnits),
            value: ({ unit }: BilledRow) => (unit ? t.billing.units[unit] : t.billing.allUnits),
          },
          { ...counted('counted', ({ ledgerQuantity }) => ledgerQuantity), hidden: true },
          { ...counted('billedCount', ({ billedQuantity }) => billedQuantity), hidden: true },
        ]
      : []),
    money('ledger', own),
    money('billed', ({ compared, billedUsd }) => (compared ? billedUsd : null)),
    {
      ...{ key: 'gap', label: columns.gap, explanation: explanations.gap, align: 'end', width: 110 },
      cell: ({ compared, gapUsd }) => (!compared ? '–' : gapUsd === '0' ? t.billing.matched : signedUsd(gapUsd, f)),
      value: ({ compared, gapUsd }) => (compared ? gapUsd : null),
    },
    {
      ...{ key: 'why', label: columns.why, minWidth: 260 },
      cell: ({ parts }) => <Parts parts={parts} line />,
      value: ({ parts }) => parts.map(({ cause, amountUsd }) => `${t.billing.causes[cause]} ${amountUsd}`).join('; '),
    },
    {
      ...{ key: 'exposure', label: columns.exposure, explanation: explanations.exposure, align: 'end', width: 100 },
      cell: ({ exposureUsd }) => (exposureUsd === '0' ? '–' : f.usdFine(exposureUsd)),
      value: ({ exposureUsd }) => exposureUsd,
      hidden: true,
    },
  ]
}
