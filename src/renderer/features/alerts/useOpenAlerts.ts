import { useQuery } from '@tanstack/react-query'
import { rpc } from '../../rpc/client.ts'

/** How often alerts that nobody has seen are counted, wherever one is in the window. */
const REFRESH_MS = 5_000

/** How many alerts nobody has seen; 0 until it is known. */
export function useOpenAlerts(): number {
  const query = useQuery({
    queryKey: ['alerts', 'open'],
    queryFn: ({ signal }) => rpc.alerts.open(undefined, { signal }),
    refetchInterval: REFRESH_MS,
  })
  return query.data?.open ?? 0
}
