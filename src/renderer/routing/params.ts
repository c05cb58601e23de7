import { z } from 'zod'
import { RANGES } from '../../contract/index.ts'
import { readList } from './list.ts'

// How a page's filter reads each parameter of the URL; nonsense is none.

export const textParam = z.string().nullable().catch(null)
export const idParam = z.coerce.number().int().positive().nullable().catch(null)
export const dayParam = z.iso.date().nullable().catch(null)

export const flagParam = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .nullable()
  .catch(null)

/** Several values, each read by `one`: nonsense and what is said twice is left out. */
export const listParam = <T extends string | number>(one: z.ZodType<T>) =>
  z
    .string()
    .transform((text) => readList(text).flatMap((item) => one.safeParse(item).data ?? []))
    .transform((values): T[] => [...new Set(values)])
    .catch([])

/** How many days are shown, 30 unless it says otherwise. */
export const rangeParam = z
  .enum(['7', '30', '90'])
  .transform((text) => RANGES.find((days) => String(days) === text) ?? 30)
  .catch(30)
