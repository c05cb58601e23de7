import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Budgets, Limit } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { useNavigation } from '../../routing/route.ts'
import { failureOf, rpc } from '../../rpc/client.ts'
import { providerColour } from '../../ui/colours.ts'
import { StatusPill, type Tone } from '../../ui/StatusPill.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { tell } from '../../ui/toast.ts'
import classes from './Budgets.module.css'
import { type LimitChange, removalOf, restorationOf } from './limitForm.ts'
import { useScopeName } from './useScopeName.ts'

const TONES: Record<Limit['standing'], Tone> = { free: 'good', near: 'warn', waiting: 'warn', full: 'bad' }

/** Every limit with its use, and what it does to the next call. */
export function Limits({ data, edit }: { data: Budgets; edit: (limit: Limit) => void }) {
  const { t, f } = useI18n()
  const texts = t.budgets
  const queries = useQueryClient()
  const scopeName = useScopeName()
  const set = async (change: LimitChange) => {
    await rpc.budgets.set(change)
    await queries.invalidateQueries()
  }
  const removing = useMutation({
    mutationFn: (limit: Limit) => set(removalOf(limit)),
    onSuccess: (_, limit) => tell(texts.removed(scopeName(limit)), { undo: () => set(restorationOf(limit)) }),
    onError: (error) => tell(failureOf(error).message, { tone: 'failure' }),
  })
  const money = (key: 'settled' | 'held' | 'exposure' | 'left' | 'limit', width = 78): Column<Limit> => ({
    ...{ key, label: texts.columns[key], align: 'end', width },
    ...(key !== 'limit' && { explanation: texts.explanations[key] }),
    cell: (limit) => (Number(limit[`${key}Usd`]) === 0 && key !== 'limit' ? '–' : f.usd(limit[`${key}Usd`])),
    value: (limit) => limit[`${key}Usd`],
  })
  const columns: Column<Limit>[] = [
    {
      ...{ key: 'scope', label: texts.columns.scope, minWidth: 104 },
      cell: (limit) => (
        <span title={scopeName(limit)}>
          {limit.scope === 'provider' && (
            <span className={classes.dot} style={{ background: providerColour(limit.of) }} aria-hidden="true" />
          )}
          {scopeName(limit)}
        </span>
      ),
      value: scopeName,
    },
    {
      ...{ key: 'standing', label: texts.columns.standing, width: 138 },
      cell: (limit) => (
        <StatusPill tone={TONES[limit.standing]}>{texts.standings[limit.action][limit.standing]}</StatusPill>
      ),
      value: (limit) => texts.standings[limit.action][limit.standing],
    },
    {
      ...{ key: 'period', label: texts.columns.period, width: 90 },
      cell: ({ period }) => texts.periods[period],
      value: ({ period }) => texts.periods[period],
    },
    {
      ...{ key: 'action', label: texts.columns.action, width: 76, yields: true },
      cell: ({ action }) => texts.actions[action],
      value: ({ action }) => texts.actions[action],
    },
    {
      ...{ key: 'use', label: texts.columns.use, minWidth: 76 },
      cell: (limit) => <UseBar limit={limit} />,
      value: ({ shares }) => shares.settled + shares.exposure,
    },
    { ...money('settled'), cell: (limit) => <Settled limit={limit} /> },
    { ...money('held', 86), yields: true },
    { ...money('exposure'), yields: true },
    money('limit'),
    money('left'),
    {
      ...{ key: 'alertAt', label: texts.columns.alertAt, align: 'end', width: 90, hidden: true },
      cell: ({ action, alertAt }) => (action === 'block' ? f.percent(alertAt) : '–'),
      value: ({ action, alertAt }) => (action === 'block' ? alertAt : null),
    },
    {
      ...{ key: 'do', label: '', width: 146 },
      cell: (limit) => (
        <span className={classes.buttons}>
          <Button variant="default" size="compact-xs" title={texts.menu(scopeName(limit))} onClick={() => edit(limit)}>
            {texts.change}
          </Button>
          <Button
            variant="default"
            size="compact-xs"
            title={texts.menu(scopeName(limit))}
            onClick={() => removing.mutate(limit)}
          >
            {texts.remove}
          </Button>
        </span>
      ),
    },
  ]
  return (
    <DataTable
      name="limits"
      label={texts.limits}
      columns={columns}
      rows={data.limits}
      rowKey={({ scope, of, period, action }) => JSON.stringify([scope, of, period, action])}
      filters={<h2 className={classes.title}>{texts.limits}</h2>}
      empty={
        <>
          <strong>{texts.emptyTitle}.</strong> {texts.emptyBody}
        </>
      }
    />
  )
}

/** What was settled, and the way to the entries that it adds up. */
function Settled({ limit: { scope, of, period, settledUsd } }: { limit: Limit }) {
  const { f } = useI18n()
  const { href } = useNavigation()
  const grouped = scope === 'project' ? { groupBy: 'project' } : {}
  return (
    <a
      className={classes.open}
      href={href('costs', { period, ...(scope === 'provider' && { provider: of }), ...grouped })}
    >
      {f.usd(settledUsd)}
    </a>
  )
}

/** Settled, then perhaps spent, then held, of the limit; a mark where it begins to tell. */
function UseBar({ limit }: { limit: Limit }) {
  const { t, f } = useI18n()
  const { settled, exposure, held } = limit.shares
  const width = (share: number) => ({ width: `${Math.min(100, 100 * share)}%` })
  const used = settled + exposure
  return (
    <span
      className={classes.bar}
      role="img"
      aria-label={t.budgets.use(f.percent(used), f.usd(limit.limitUsd))}
      title={t.budgets.use(f.percent(used), f.usd(limit.limitUsd))}
      data-standing={limit.standing}
    >
      <span className={classes.settled} style={width(settled)} />
      <span className={classes.exposure} style={width(exposure)} />
      <span className={classes.held} style={width(held)} />
      {limit.action === 'block' && <span className={classes.mark} style={{ left: `${100 * limit.alertAt}%` }} />}
    </span>
  )
}
