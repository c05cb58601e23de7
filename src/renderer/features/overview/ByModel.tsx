import type { ModelRow, Overview } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { providerColour, providerName } from '../../ui/colours.ts'
import { IntervalBar } from '../../ui/IntervalBar.tsx'
import { Panel } from '../../ui/Panel.tsx'
import classes from './ByModel.module.css'

/** The own brand at each model. */
export function ByModel({ data, days }: { data: Overview; days: number }) {
  const { t } = useI18n()
  return (
    <Panel title={t.byModel.title} subtitle={t.byModel.subtitle(data.project.brand)}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t.byModel.model}</th>
            <th scope="col">{t.byModel.visibility}</th>
            <th scope="col" className={classes.number}>
              <abbr title={t.byModel.positionLong}>{t.byModel.position}</abbr>
            </th>
            <th scope="col" className={classes.number}>
              <abbr title={t.byModel.sentimentLong}>{t.byModel.sentiment}</abbr>
            </th>
            <th scope="col" className={classes.number}>
              <abbr title={t.byModel.costLong}>{t.byModel.cost}</abbr>
            </th>
          </tr>
        </thead>
        <tbody>
          {data.byModel.map((row) => (
            <Row key={`${row.provider}:${row.model}`} row={row} days={days} />
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function Row({ row, days }: { row: ModelRow; days: number }) {
  const { t, f } = useI18n()
  const { value, low, high, named, valid } = row.visibility
  const interval = low !== null && high !== null ? `, ${f.percentRange(low, high)}` : ''
  return (
    <tr>
      <th scope="row">
        <span className={classes.provider}>
          <span className={classes.dot} style={{ background: providerColour(row.provider) }} aria-hidden="true" />
          {providerName(row.provider)}
        </span>
        <span className={classes.model} title={row.model}>
          {row.model}
        </span>
      </th>
      <td>
        {value === null ? (
          '–'
        ) : (
          <span className={classes.visibility} title={`${t.byModel.of(named, valid)}${interval}`}>
            <span className={classes.percent}>{f.percent(value)}</span>
            <IntervalBar value={value} low={low} high={high} />
          </span>
        )}
      </td>
      <td className={classes.number}>
        {row.averagePosition.value === null ? '–' : f.decimal(row.averagePosition.value, 1)}
      </td>
      <td className={classes.number}>{row.netSentiment.value === null ? '–' : f.signed(row.netSentiment.value, 0)}</td>
      <td className={classes.number}>{f.decimal(Number(row.costUsd) / days, 2)}</td>
    </tr>
  )
}
