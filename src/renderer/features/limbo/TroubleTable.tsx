import type { LimboTrouble } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { Message } from '../../ui/Message.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { differenceOf } from './counts.ts'

interface TroubleTableProps {
  troubles: readonly LimboTrouble[]
  titleOf: (rule: string) => string
  days: number
}

/** Every row that breaks a rule: what was found, and what a recount says. */
export function TroubleTable({ troubles, titleOf, days }: TroubleTableProps) {
  const { t, f } = useI18n()
  const { columns: titles } = t.limbo
  const sidesOf = ({ found, expected }: LimboTrouble) => differenceOf(found, expected, t.limbo.none)
  const text = (value: string) => <span title={value}>{value}</span>
  const columns: Column<LimboTrouble>[] = [
    {
      ...{ key: 'rule', label: titles.rule, minWidth: 220 },
      cell: ({ rule }) => text(titleOf(rule)),
      value: ({ rule }) => titleOf(rule),
    },
    {
      ...{ key: 'what', label: titles.what, minWidth: 160 },
      cell: ({ subject }) => text(subject),
      value: ({ subject }) => subject,
    },
    {
      ...{ key: 'project', label: titles.project, width: 140, yields: true },
      cell: ({ project }) => text(project ?? '–'),
      value: ({ project }) => project,
    },
    {
      ...{ key: 'day', label: titles.day, width: 90 },
      cell: ({ day }) => (day === null ? '–' : f.day(day)),
      value: ({ day }) => day,
    },
    {
      ...{ key: 'stands', label: titles.stands, minWidth: 180 },
      cell: (trouble) => text(sidesOf(trouble).found),
      value: ({ found }) => found,
    },
    {
      ...{ key: 'shouldBe', label: titles.shouldBe, minWidth: 160 },
      cell: (trouble) => text(sidesOf(trouble).expected || '–'),
      value: ({ expected }) => expected,
    },
  ]
  return (
    <DataTable
      name="limbo"
      label={t.limbo.found}
      columns={columns}
      rows={troubles}
      rowKey={({ rule, subject, day }) => `${rule} ${subject} ${day}`}
      empty={
        <Message title={t.limbo.inOrder}>
          <p>{t.limbo.inOrderBody(days)}</p>
        </Message>
      }
    />
  )
}
