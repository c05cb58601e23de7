import type { Limit } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { providerName } from '../../ui/colours.ts'

/** What a limit is for, in words. */
export function useScopeName(): (limit: Pick<Limit, 'scope' | 'of'>) => string {
  const { t } = useI18n()
  return ({ scope, of }) => (scope === 'all' ? t.budgets.all : scope === 'provider' ? providerName(of) : of)
}
