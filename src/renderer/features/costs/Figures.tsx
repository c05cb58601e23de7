import type { EntryFilter, MonthForecast, Spending } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { providerName } from '../../ui/colours.ts'
import classes from './Costs.module.css'
import type { Opened } from './Costs.tsx'
import type { CostFilter } from './filter.ts'

/** The entries of what is shown. */
export const entriesOf = ({ from, to }: Spending, { provider }: CostFilter): EntryFilter => ({
  ...{ from, to, provider, modelId: null, projectId: null, kind: null, state: null },
})

interface FiguresProps {
  data: Spending
  filter: CostFilter
  forecast: MonthForecast | null
  open: (opened: Opened) => void
}

/** The period's total beside the one before it, the month's and what it will be, and what may have been spent besides. */
export function Figures({ data, filter, forecast, open }: FiguresProps) {
  const { t, f } = useI18n()
  const { total, previous, monthToDate } = data
  const period = t.costs.range(f.day(data.from), f.day(data.to))
  const before = t.costs.range(f.day(previous.from), f.day(previous.to))
  const entries = entriesOf(data, filter)
  const monthEntries = { ...entries, from: `${monthToDate.month}-01`, to: data.today }
  const month = t.costs.monthToDate(f.monthName(monthToDate.month))
  const unknown = (usd: string) => (Number(usd) === 0 ? t.costs.none : f.usd(usd))
  const change = Number(previous.costUsd) === 0 ? null : Number(total.costUsd) / Number(previous.costUsd) - 1
  return (
    <div className={classes.figures}>
      <Figure
        name={t.costs.total}
        value={f.usd(total.costUsd)}
        note={`${period} · ${t.costs.calls(total.calls)}`}
        open={() => open({ name: period, entries })}
      />
      <Figure
        name={t.costs.previous}
        value={f.usd(previous.costUsd)}
        note={change === null ? before : `${before} · ${t.costs.change(f.percentSigned(change))}`}
        open={() => open({ name: before, entries: { ...entries, from: previous.from, to: previous.to } })}
      />
      {filter.period !== 'month' && (
        <Figure
          name={month}
          value={f.usd(monthToDate.costUsd)}
          note={filter.provider ? providerName(filter.provider) : t.costs.allProviders}
          open={() => open({ name: month, entries: monthEntries })}
        />
      )}
      {forecast && <ForecastFigure forecast={forecast} />}
      <Figure
        name={t.costs.exposure}
        value={unknown(total.exposureUsd)}
        note={t.costs.exposureLong}
        open={() => open({ name: t.costs.exposure, entries: { ...entries, state: 'exposure' } })}
      />
    </div>
  )
}

/** What the month will have cost; it has no entries yet. */
function ForecastFigure({ forecast }: { forecast: MonthForecast }) {
  const { t, f } = useI18n()
  const { month, expectedUsd, lowUsd, highUsd, method, days, passes } = forecast
  const words = t.costs.forecast
  return (
    <div className={classes.forecast} data-forecast={method}>
      <span className={classes.name}>{words.name(f.monthName(month))}</span>
      <span className={classes.value}>{words.about(f.usd(expectedUsd))}</span>
      <span className={classes.note}>
        {words.within(f.usd(lowUsd), f.usd(highUsd))}
        {' · '}
        {method === 'schedule' ? words.schedule(passes ?? 0) : words.pastDays(days)}
      </span>
    </div>
  )
}

interface FigureProps {
  name: string
  value: string
  note: string
  open: () => void
}

function Figure({ name, value, note, open }: FigureProps) {
  const { t } = useI18n()
  return (
    <button type="button" className={classes.figure} title={t.costs.open(name)} onClick={open}>
      <span className={classes.name}>{name}</span>
      <span className={classes.value}>{value}</span>
      <span className={classes.note}>{note}</span>
    </button>
  )
}
