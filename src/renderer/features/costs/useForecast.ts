import { useQuery } from '@tanstack/react-query'
import type { MonthForecast, Spending } from '../../../contract/index.ts'
import { rpc } from '../../rpc/client.ts'
import type { CostFilter } from './filter.ts'

/** What the current month will have cost, while that month is shown; null while there is too little to say. */
export function useForecast({ from, today }: Spending, { period, provider }: CostFilter): MonthForecast | null {
  const current = period === 'month' && from.slice(0, 7) === today.slice(0, 7)
  const { data } = useQuery({
    queryKey: ['costs', 'forecast', provider],
    queryFn: ({ signal }) => rpc.costs.forecast({ provider }, { signal }),
    enabled: current,
  })
  return (current && data) || null
}
