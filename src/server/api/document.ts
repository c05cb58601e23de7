import { type ConditionalSchemaConverter, type JSONSchema, OpenAPIGenerator } from '@orpc/openapi'
import { z } from 'zod'
import { REST_PREFIX, restContract } from '../../contract/rest/index.ts'

type Document = Awaited<ReturnType<OpenAPIGenerator['generate']>>

const ERROR = {
  type: 'object',
  properties: {
    error: {
      type: 'object',
      properties: {
        code: { type: 'string', description: 'BAD_INPUT, NOT_FOUND, CONFLICT and the like' },
        message: { type: 'string', description: 'One sentence: what went wrong, what was kept, what to do' },
        details: { type: 'array', items: { type: 'string' }, description: 'One line for each mistake' },
      },
      required: ['code', 'message', 'details'],
    },
  },
  required: ['error'],
} as const

/** The contract's schemas are Zod's, which tells them as JSON Schema itself. */
const zodConverter: ConditionalSchemaConverter = {
  condition: (schema) => schema instanceof z.ZodType,
  convert(schema, { strategy }) {
    const type = schema as z.ZodType
    const { $schema: _, ...json }: object & { $schema?: string } = z.toJSONSchema(type, {
      io: strategy,
      unrepresentable: 'any',
      override: describeFile,
    })
    return [!type.safeParse(undefined).success, json as JSONSchema]
  },
}

/** A file's place in a form is told by its media type. */
function describeFile({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodType
  jsonSchema: z.core.JSONSchema.BaseSchema
}) {
  if (zodSchema instanceof z.ZodFile)
    Object.assign(jsonSchema, { type: 'string', contentMediaType: 'application/octet-stream' })
}

/** The OpenAPI document of the local API. @param version the program's */
export function apiDocument(version: string): Promise<Document> {
  return new OpenAPIGenerator({ schemaConverters: [zodConverter] }).generate(restContract, {
    info: {
      title: 'Earshot',
      version,
      description:
        'The local API of Earshot. Dollar amounts are exact decimal texts, instants UTC milliseconds, days calendar days of the home’s zone.',
    },
    servers: [{ url: REST_PREFIX }],
    security: [{ token: [] }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    customErrorResponseBodySchema: ERROR,
  })
}
