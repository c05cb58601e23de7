import { useQueryClient } from '@tanstack/react-query'
import { failureOf, rpc } from '../../rpc/client.ts'
import { tell } from '../../ui/toast.ts'

/** Marks alerts as seen or not, and reads them anew. */
export function useMarking(): (alertIds: number[], acknowledged: boolean) => Promise<void> {
  const queries = useQueryClient()
  return async (alertIds, acknowledged) => {
    try {
      await rpc.alerts.acknowledge({ alertIds, acknowledged })
    } catch (error) {
      tell(failureOf(error).message, { tone: 'failure' })
    }
    await queries.invalidateQueries({ queryKey: ['alerts'] })
  }
}
