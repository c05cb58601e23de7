import type { z } from 'zod'
import { useNavigation } from './route.ts'

type One = string | number | boolean
type Value = One | readonly One[] | null

/**
 * A page's filter, kept in the URL, so that it can be linked to, goes with Back and survives a reload.
 * @param schema reads each parameter from its text; `.catch(…)` gives the value where there is none or it is nonsense:
 *   `z.object({ days: z.coerce.number().catch(30), model: z.string().nullable().catch(null) })`
 * @returns the filter, and what changes some of it
 */
export function useFilter<T extends Record<string, Value>>(
  schema: z.ZodType<T>,
): [filter: T, change: (some: Partial<T>) => void] {
  const { params, replace } = useNavigation()
  const filter = schema.parse(params)
  return [filter, (some) => replace({ ...filter, ...some })]
}
