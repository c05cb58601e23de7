import type { OperationalFigures } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import classes from './Operations.module.css'

/** The period in five figures, each with what it rests on. */
export function Figures({ data }: { data: OperationalFigures }) {
  const { t, f } = useI18n()
  const { operations: words } = t
  const { total, days } = data
  const { latency } = total
  const time = (ms: number | null) => (ms === null ? '–' : f.duration(ms))
  const perDay = Math.round((total.inputTokens + total.outputTokens) / days.length)
  return (
    <dl className={classes.figures}>
      <Figure
        name={words.responseTime}
        value={time(latency.p50)}
        note={words.responseNote(time(latency.p90), time(latency.p99), latency.n)}
      />
      <Figure
        name={words.errorRate}
        value={total.errorRate === null ? '–' : words.rate(total.errorRate)}
        note={words.errorNote(total.errors, total.calls)}
      />
      <Figure name={words.retries} value={f.count(total.retries)} note={words.givenUpNote(total.givenUp)} />
      <Figure
        name={words.tokensADay}
        value={f.count(perDay)}
        note={words.tokensNote(total.inputTokens, total.outputTokens)}
      />
      <Figure
        name={words.cost}
        value={f.usd(total.costUsd)}
        note={words.costNote(f.usdFine(String(Number(total.costUsd) / days.length)))}
      />
    </dl>
  )
}

function Figure({ name, value, note }: { name: string; value: string; note: string }) {
  return (
    <div className={classes.figure}>
      <dt className={classes.name}>{name}</dt>
      <dd className={classes.value}>{value}</dd>
      <dd className={classes.note}>{note}</dd>
    </div>
  )
}
