import { useQueryClient } from '@tanstack/react-query'
import { useI18n } from '../i18n/index.tsx'
import { failureOf } from '../rpc/client.ts'
import { tell } from './toast.ts'

/** Does something at once and says so, with its undo; what failed is said too. Whatever the page shows is read again. */
export function useAct() {
  const { t } = useI18n()
  const queries = useQueryClient()
  return async (call: () => Promise<unknown>, said: string, undo?: () => Promise<unknown>): Promise<void> => {
    try {
      await call()
      tell(said, undo && { undo: () => undo().finally(() => queries.invalidateQueries()) })
    } catch (error) {
      tell(`${t.kit.failed}: ${failureOf(error).message}`, { tone: 'failure' })
    }
    await queries.invalidateQueries()
  }
}
