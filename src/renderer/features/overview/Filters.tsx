import { NativeSelect } from '@mantine/core'
import { type Overview, RANGES } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import classes from './Filters.module.css'

export interface OverviewFilter {
  days: (typeof RANGES)[number]
  /** `provider:id`, or null for all. */
  model: string | null
  search: boolean | null
}

interface FiltersProps {
  filter: OverviewFilter
  change: (filter: OverviewFilter) => void
  models: Overview['models']
}

const SEARCH = { all: null, on: true, off: false } as const

/** What the page is about: how many days, which models, with or without search. */
export function Filters({ filter, change, models }: FiltersProps) {
  const { t } = useI18n()
  const searches = ['all', 'on', 'off'] as const
  return (
    <>
      <Segmented
        label={t.overview.range}
        value={String(filter.days)}
        change={(value) => change({ ...filter, days: RANGES.find((days) => String(days) === value) ?? filter.days })}
        options={RANGES.map((days) => ({ value: String(days), label: t.overview.rangeOption(days) }))}
      />
      <NativeSelect
        size="xs"
        className={classes.select}
        aria-label={t.overview.model}
        value={filter.model ?? ''}
        onChange={(event) => change({ ...filter, model: event.currentTarget.value || null })}
        data={[
          { value: '', label: t.overview.allModels },
          ...models.map(({ ref, displayName }) => ({ value: ref, label: displayName })),
        ]}
      />
      <NativeSelect
        size="xs"
        className={classes.select}
        aria-label={t.overview.search}
        value={searches.find((key) => SEARCH[key] === filter.search) ?? 'all'}
        onChange={(event) => change({ ...filter, search: SEARCH[event.currentTarget.value as keyof typeof SEARCH] })}
        data={searches.map((key) => ({ value: key, label: t.overview.searchOptions[key] }))}
      />
    </>
  )
}
