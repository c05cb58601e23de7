import { expect, it } from 'vitest'
import { z } from 'zod'
import { sketch } from './sketch.ts'

const of = (type: z.ZodType) => sketch(z.toJSONSchema(type, { io: 'input' }))

it('tells a schema in the manner of a type', () => {
  expect(of(z.object({ name: z.string(), days: z.number().int().optional() }))).toBe(
    '{\n  name: string\n  days?: integer\n}',
  )
  expect(of(z.array(z.object({ at: z.iso.date() })))).toBe('{\n  at: string (date)\n}[]')
  expect(of(z.record(z.string(), z.boolean()))).toBe('{\n  [name]: boolean\n}')
})

it('tells choices, and what may be missing', () => {
  expect(of(z.enum(['day', 'week']).nullable())).toBe('"day" | "week" | null')
  expect(of(z.array(z.union([z.string(), z.number()])))).toBe('(string | number)[]')
  expect(of(z.literal('none'))).toBe('"none"')
  expect(of(z.object({}))).toBe('{}')
  expect(of(z.unknown())).toBe('anything')
})
