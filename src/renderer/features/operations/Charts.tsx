import { useCallback } from 'react'
import type { OperationalFigures } from '../../../contract/index.ts'
import { EChart, type Ink } from '../../charts/EChart.tsx'
import { latencyOption, tokensOption } from '../../charts/operations.ts'
import { useI18n } from '../../i18n/index.tsx'
import { Panel } from '../../ui/Panel.tsx'
import classes from './Operations.module.css'

/** Response times and tokens, day by day. */
export function Charts({ data }: { data: OperationalFigures }) {
  const { t, f } = useI18n()
  const { operations: words } = t
  const latency = useCallback((ink: Ink) => latencyOption(data.days, words.percentiles, f, ink), [data, words, f])
  const tokens = useCallback((ink: Ink) => tokensOption(data.days, words.tokens, f, ink), [data, words, f])
  const time = (ms: number | null) => (ms === null ? '–' : f.duration(ms))
  const { p50, p90, p99 } = data.total.latency
  return (
    <div className={classes.charts}>
      <Panel
        title={words.responseTimes}
        subtitle={words.responseSubtitle}
        actions={
          <Legend
            entries={[
              ['--brand-1', words.percentiles.p50],
              ['--brand-2', words.percentiles.p90],
              ['--brand-5', words.percentiles.p99],
            ]}
          />
        }
      >
        <div className={classes.chart}>
          <EChart option={latency} label={words.responseChart(time(p50), time(p90), time(p99))} />
        </div>
      </Panel>
      <Panel
        title={words.tokensByDay}
        subtitle={words.tokensSubtitle}
        actions={
          <Legend
            entries={[
              ['--brand-1', words.tokens.output],
              ['--brand-5', words.tokens.input],
            ]}
          />
        }
      >
        <div className={classes.chart}>
          <EChart option={tokens} label={words.tokensNote(data.total.inputTokens, data.total.outputTokens)} />
        </div>
      </Panel>
    </div>
  )
}

function Legend({ entries }: { entries: readonly (readonly [colour: string, name: string])[] }) {
  return (
    <ul className={classes.legend}>
      {entries.map(([colour, name]) => (
        <li key={name}>
          <span className={classes.dot} style={{ background: `var(${colour})` }} aria-hidden="true" />
          {name}
        </li>
      ))}
    </ul>
  )
}
