import { ActionIcon, Button, NativeSelect } from '@mantine/core'
import type { BillingReport } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { providerName } from '../../ui/colours.ts'
import classes from './Billing.module.css'
import type { BillingFilter } from './filter.ts'

interface BillingFiltersProps {
  filter: BillingFilter
  change: (some: Partial<BillingFilter>) => void
  /** What is shown; undefined before the first. */
  shown: BillingReport | undefined
}

/** A day of the month before or after one. */
const beside = (day: string, by: -1 | 1): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)

/** Which month, whose bill. */
export function BillingFilters({ filter, change, shown }: BillingFiltersProps) {
  const { t, f } = useI18n()
  const { billing } = t
  const known = shown?.providers.map(({ provider }) => provider) ?? []
  const providers = new Set([...known, ...(filter.provider ? [filter.provider] : [])])
  return (
    <>
      {shown && (
        <span className={classes.stepper}>
          <ActionIcon
            variant="default"
            size="sm"
            aria-label={billing.before}
            onClick={() => change({ date: beside(shown.from, -1) })}
          >
            <span aria-hidden="true">‹</span>
          </ActionIcon>
          <span className={classes.period} aria-live="polite">
            {f.month(shown.from.slice(0, 7))}
          </span>
          <ActionIcon
            variant="default"
            size="sm"
            aria-label={billing.after}
            disabled={shown.to >= shown.today}
            onClick={() => change({ date: beside(shown.to, 1) })}
          >
            <span aria-hidden="true">›</span>
          </ActionIcon>
          {shown.to < shown.today && (
            <Button variant="default" size="compact-xs" onClick={() => change({ date: null })}>
              {billing.now}
            </Button>
          )}
        </span>
      )}
      <NativeSelect
        size="xs"
        aria-label={billing.provider}
        value={filter.provider ?? ''}
        onChange={(event) => change({ provider: event.currentTarget.value || null })}
        data={[
          { value: '', label: billing.allProviders },
          ...[...providers].map((provider) => ({ value: provider, label: providerName(provider) })),
        ]}
      />
    </>
  )
}
