import { useQuery } from '@tanstack/react-query'
import { rpc } from '../../rpc/client.ts'

/** Where every provider is called and what is known of its key. */
export const useConnections = () =>
  useQuery({
    queryKey: ['connections'],
    queryFn: ({ signal }) => rpc.connections.list(undefined, { signal }),
    staleTime: 0,
  })
