import type { ModelRow, Overview } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { useNavigation } from '../../routing/route.ts'
import { providerColour, providerName } from '../../ui/colours.ts'
import { IntervalBar } from '../../ui/IntervalBar.tsx'
import { Panel } from '../../ui/Panel.tsx'
import classes from './ByModel.module.css'
import { behindModel } from './behind.ts'
import type { OverviewFilter } from './Filters.tsx'

interface ByModelProps {
  data: Overview
  filter: OverviewFilter
}

/** The own brand at each model; every figure opens the answers behind it. */
export function ByModel({ data, filter }: ByModelProps) {
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
            <Row key={`${row.provider}:${row.model}`} row={row} data={data} filter={filter} />
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function Row({ row, data, filter }: ByModelProps & { row: ModelRow }) {
  const { t, f } = useI18n()
  const { href } = useNavigation()
  const behind = behindModel(row, data, filter)
  const { value, low, high, named, valid } = row.visibility
  const interval = low !== null && high !== null ? `, ${f.percentRange(low, high)}` : ''
  return (
    <tr>
      <th scope="row">
        <span className={classes.provider}>
          <span className={classes.dot} style={{ background: providerColour(row.provider) }} aria-hidden="true" />
          {providerName(row.provider)}
        </span>
        <a className={classes.model} title={row.model} href={href('answers', behind.all)}>
          {row.model}
        </a>
      </th>
      <td>
        {value === null ? (
          '–'
        ) : (
          <a
            className={classes.visibility}
            title={`${t.byModel.of(named, valid)}${interval}`}
            href={href('answers', behind.named)}
          >
            <span className={classes.percent}>{f.percent(value)}</span>
            <IntervalBar value={value} low={low} high={high} />
          </a>
        )}
      </td>
      <td className={classes.number}>
        {row.averagePosition.value === null ? (
          '–'
        ) : (
          <a href={href('answers', behind.ranked)}>{f.decimal(row.averagePosition.value, 1)}</a>
        )}
      </td>
      <td className={classes.number}>
        {row.netSentiment.value === null ? (
          '–'
        ) : (
          <a href={href('answers', behind.scored)}>{f.signed(row.netSentiment.value, 0)}</a>
        )}
      </td>
      <td className={classes.number}>{f.decimal(Number(row.costUsd) / filter.days, 2)}</td>
    </tr>
  )
}
