import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core'
import { COST_PERIODS, type Spending } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { providerName } from '../../ui/colours.ts'
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
          <DayInput
            label={costs.fromDay}
            day={filter.from ?? shown.from}
            most={filter.to ?? shown.to}
            set={(from) => change({ from })}
          />
          <DayInput
            label={costs.toDay}
            day={filter.to ?? shown.to}
            least={filter.from ?? shown.from}
            set={(to) => change({ to })}
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

interface DayInputProps {
  label: string
  day: string
  least?: string
  most?: string
  set: (day: string) => void
}

/** A day; one that would turn the period round is not taken. */
function DayInput({ label, day, least, most, set }: DayInputProps) {
  const taken = (value: string) => value !== '' && (!least || value >= least) && (!most || value <= most)
  return (
    <TextInput
      type="date"
      size="xs"
      aria-label={label}
      value={day}
      min={least}
      max={most}
      onChange={({ currentTarget: { value } }) => taken(value) && set(value)}
    />
  )
}
