import { ActionIcon, Button, NativeSelect } from '@mantine/core'
import { COST_PERIODS, type Spending } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { providerName } from '../../ui/colours.ts'
import { DayField } from '../../ui/DayField.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import classes from './Costs.module.css'
import type { CostFilter } from './filter.ts'
import { dayBeside } from './period.ts'

interface CostFiltersProps {
  filter: CostFilter
  change: (some: Partial<CostFilter>) => void
  /** What is shown; undefined before the first. */
  shown: Spending | undefined
}

/** Which period, whose money. */
export function CostFilters({ filter, change, shown }: CostFiltersProps) {
  const { t, f } = useI18n()
  const { costs } = t
  const providers = new Set([...(shown?.providers ?? []), ...(filter.provider ? [filter.provider] : [])])
  return (
    <>
      <Segmented
        label={costs.period}
        value={filter.period}
        change={(period) =>
          change(period === 'custom' && shown ? { period, from: shown.from, to: lastShown(shown) } : { period })
        }
        options={PERIODS.map((period) => ({ value: period, label: costs.periods[period] }))}
      />
      {shown && filter.period === 'custom' && (
        <span className={classes.stepper}>
          <DayField
            label={costs.fromDay}
            value={filter.from ?? shown.from}
            choose={(from) => change({ from, to: later(from, filter.to) })}
          />
          <DayField
            label={costs.toDay}
            value={filter.to ?? shown.to}
            choose={(to) => change({ to, from: earlier(filter.from, to) })}
          />
        </span>
      )}
      {shown && filter.period !== 'custom' && (
        <span className={classes.stepper}>
          <ActionIcon
            variant="default"
            size="sm"
            aria-label={costs.before}
            onClick={() => change({ date: dayBeside(shown, -1) })}
          >
            <span aria-hidden="true">‹</span>
          </ActionIcon>
          <span className={classes.period} aria-live="polite">
            {filter.period === 'month'
              ? f.month(shown.from.slice(0, 7))
              : filter.period === 'week'
                ? costs.range(f.day(shown.from), f.day(shown.to))
                : f.dayLong(shown.from)}
          </span>
          <ActionIcon
            variant="default"
            size="sm"
            aria-label={costs.after}
            disabled={shown.to >= shown.today}
            onClick={() => change({ date: dayBeside(shown, 1) })}
          >
            <span aria-hidden="true">›</span>
          </ActionIcon>
          {shown.to < shown.today && (
            <Button variant="default" size="compact-xs" onClick={() => change({ date: null })}>
              {costs.now}
            </Button>
          )}
        </span>
      )}
      <NativeSelect
        size="xs"
        className={classes.select}
        aria-label={costs.provider}
        value={filter.provider ?? ''}
        onChange={(event) => change({ provider: event.currentTarget.value || null })}
        data={[
          { value: '', label: costs.allProviders },
          ...[...providers].map((provider) => ({ value: provider, label: providerName(provider) })),
        ]}
      />
    </>
  )
}

const PERIODS = [...COST_PERIODS, 'custom'] as const

/** Days that are to come cost nothing yet. */
const lastShown = ({ to, today }: Spending) => (to < today ? to : today)

/** A period never ends before it begins: the other day gives way. */
const later = (from: string | null, to: string | null) => (from && to && from > to ? from : to)
const earlier = (from: string | null, to: string | null) => (from && to && from > to ? to : from)
