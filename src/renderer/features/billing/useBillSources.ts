import { useQuery } from '@tanstack/react-query'
import { rpc } from '../../rpc/client.ts'

/** Where bills can come from, and which admin keys there are. */
export const useBillSources = () =>
  useQuery({
    queryKey: ['billing', 'sources'],
    queryFn: ({ signal }) => rpc.billing.sources(undefined, { signal }),
    staleTime: 0,
  })
