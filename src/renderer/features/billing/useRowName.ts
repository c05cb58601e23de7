import type { BilledRow } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { providerName } from '../../ui/colours.ts'
import type { BillingFilter } from './filter.ts'

/** What a row is called, as finely as it is grouped. */
export function useRowName(): (row: BilledRow, by: BillingFilter['by'] | null) => string {
  const { t, f } = useI18n()
  return ({ provider, day, model, unit }, by) => {
    const whose = `${providerName(provider)} · ${model ?? t.billing.otherModels}`
    if (by === 'model') return whose
    if (by === 'day' || model === null) return `${providerName(provider)} · ${day === null ? '' : f.day(day)}`
    return [whose, day && f.day(day), unit && t.billing.units[unit]].filter(Boolean).join(' · ')
  }
}
