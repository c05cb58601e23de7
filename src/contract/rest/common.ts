import { z } from 'zod'
import { id, procedure } from '../common.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

interface Described {
  /** Groups endpoints on the page that lists them. */
  tag: string
  summary: string
  description?: string
  /** 200 when left out. */
  status?: 200 | 201 | 202
}

/**
 * An endpoint of the local API. Its input has parts (`params`, `query`, `body`), so that a body can never say another
 * thing than the path.
 */
export const endpoint = (method: Method, path: `/${string}`, { tag, summary, description, status }: Described) =>
  procedure.route({
    ...{ method, path, summary, tags: [tag], inputStructure: 'detailed' },
    ...(description !== undefined && { description }),
    ...(status !== undefined && { successStatus: status }),
  })

/** A number in a path or a query, where everything is text. */
const numberText = z.coerce.number().int()
export const idText = numberText.pipe(id)
/** `true` or `false`, in a query. */
export const flag = z.stringbool({ truthy: ['true'], falsy: ['false'] })
/** How many rows at most. */
export const limit = (most: number, usual: number) => numberText.min(1).max(most).default(usual)
export const daysText = numberText.min(1).max(366)

export const projectId = z.strictObject({ projectId: idText })
/** What an endpoint answers that only did something. */
export const done = z.object({})
