import { Button } from '@mantine/core'
import type { ListedAlert } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { useNavigation } from '../../routing/route.ts'
import { StatusPill } from '../../ui/StatusPill.tsx'
import type { Column } from '../../ui/table/columns.ts'
import classes from './Alerts.module.css'
import { MuteMenu } from './MuteMenu.tsx'
import { kindOf, ownerOf, placeOf, sentenceOf } from './words.ts'

/** How an alert is told in a row. */
export function useToldColumn<Row>(zone: string, alertOf: (row: Row) => ListedAlert): Column<Row> {
  const { t, f } = useI18n()
  return {
    ...{ key: 'alert', label: t.alerts.columns.alert, minWidth: 300 },
    cell: (row) => {
      const alert = alertOf(row)
      const sentence = sentenceOf(alert, t, f, zone)
      return (
        <span className={classes.alert} title={sentence}>
          <span className={classes.title}>
            <strong>{t.alerts.titles[kindOf(alert, t) ?? 'other']}</strong>
            {alert.project !== null && <span className={classes.project}>{alert.project}</span>}
          </span>
          <span className={classes.sentence}>{sentence}</span>
        </span>
      )
    },
    value: (row) => sentenceOf(alertOf(row), t, f, zone),
  }
}

/** The columns of the inbox. @param turn marks one as seen, or as not seen */
export function useAlertColumns(zone: string, turn: (alert: ListedAlert) => void): Column<ListedAlert>[] {
  const { t, f } = useI18n()
  const { go } = useNavigation()
  const told = useToldColumn<ListedAlert>(zone, (alert) => alert)
  const { columns, actions, pill, seen, unseen } = t.alerts
  return [
    {
      ...{ key: 'at', label: columns.at, width: 170 },
      cell: ({ at, acknowledgedAt }) => (
        <>
          <StatusPill tone={acknowledgedAt === null ? 'warn' : 'quiet'}>
            {acknowledgedAt === null ? pill.open : pill.seen}
          </StatusPill>
          <span className={classes.at}>{f.dateTime(at, zone)}</span>
        </>
      ),
      value: ({ at }) => new Date(at).toISOString(),
    },
    {
      ...{ key: 'about', label: columns.about, width: 130, hidden: true },
      cell: (alert) => ownerOf(alert, t),
      value: (alert) => ownerOf(alert, t),
    },
    told,
    {
      ...{ key: 'do', label: '', width: 310 },
      cell: (alert) => {
        const place = placeOf(alert, t)
        const kind = kindOf(alert, t)
        return (
          <span className={classes.buttons}>
            {place && kind && (
              <Button variant="default" size="compact-xs" onClick={() => go(place.page, place.params)}>
                {actions[kind]}
              </Button>
            )}
            <Button variant="default" size="compact-xs" onClick={() => turn(alert)}>
              {alert.acknowledgedAt === null ? seen : unseen}
            </Button>
            <MuteMenu alert={alert} />
          </span>
        )
      },
    },
  ]
}
