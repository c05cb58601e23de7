import { Button } from '@mantine/core'
import type { LimboRule } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { StatusPill } from '../../ui/StatusPill.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import classes from './Limbo.module.css'

interface RuleTableProps {
  rules: readonly LimboRule[]
  /** Shows what breaks a rule. */
  open: (rule: LimboRule) => void
  mend: (rule: LimboRule) => void
}

/** Every hard rule: whether it holds, and what mending does where it does not. */
export function RuleTable({ rules, open, mend }: RuleTableProps) {
  const { t, f, language } = useI18n()
  const { columns: titles } = t.limbo
  const rowsOf = ({ found, more }: LimboRule) => (more ? t.limbo.orMore(found) : f.count(found))
  const stateOf = ({ found }: LimboRule) => (found === 0 ? t.limbo.holds : t.limbo.broken)
  const columns: Column<LimboRule>[] = [
    {
      ...{ key: 'state', label: titles.state, width: 100 },
      cell: (rule) => <StatusPill tone={rule.found === 0 ? 'good' : 'bad'}>{stateOf(rule)}</StatusPill>,
      value: stateOf,
    },
    {
      ...{ key: 'rule', label: titles.rule, minWidth: 260 },
      cell: (rule) => <span title={rule.name}>{rule[language][0]}</span>,
      value: (rule) => rule[language][0],
    },
    {
      ...{ key: 'rows', label: titles.rows, align: 'end', width: 90 },
      cell: (rule) =>
        rule.found === 0 ? (
          f.count(0)
        ) : (
          <button type="button" className={classes.link} onClick={() => open(rule)}>
            {rowsOf(rule)}
          </button>
        ),
      value: ({ found }) => found,
    },
    {
      ...{ key: 'mending', label: titles.mending, minWidth: 240 },
      cell: (rule) => (
        <span className={classes.quiet} title={rule[language][1]}>
          {rule[language][1]}
        </span>
      ),
      value: (rule) => rule[language][1],
    },
    {
      ...{ key: 'do', label: '', width: 100 },
      cell: (rule) =>
        rule.found > 0 && (
          <Button variant="default" size="compact-xs" onClick={() => mend(rule)}>
            {t.limbo.mend}
          </Button>
        ),
    },
  ]
  return (
    <DataTable
      name="limboRules"
      label={t.limbo.rules}
      columns={columns}
      rows={rules}
      rowKey={({ name }) => name}
      empty={t.limbo.none}
    />
  )
}
