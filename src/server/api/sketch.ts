interface Schema {
  type?: string | string[]
  format?: string
  contentMediaType?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: unknown[]
  oneOf?: unknown[]
  items?: unknown
  properties?: Record<string, unknown>
  required?: string[]
  additionalProperties?: unknown
}

/**
 * A JSON Schema as a person reads it, in the manner of a type: `{ name: string, days?: integer }`. Bounds and patterns are
 * left to the document for programs.
 */
export function sketch(schema: unknown, indent = ''): string {
  if (typeof schema !== 'object' || schema === null) return 'anything'
  const { type, format, contentMediaType, enum: values, anyOf, oneOf, items, properties, ...rest } = schema as Schema
  const options = anyOf ?? oneOf
  if (options) return [...new Set(options.map((one) => sketch(one, indent)))].join(' | ')
  if ('const' in rest) return JSON.stringify(rest.const)
  if (values) return values.map((value) => JSON.stringify(value)).join(' | ')
  if (contentMediaType !== undefined) return 'file'
  if (type === 'array') return arrayOf(sketch(items, indent))
  if (type === 'object') return objectOf({ ...(properties && { properties }), ...rest }, indent)
  if (type === undefined) return 'anything'
  return [type].flat().join(' | ') + (format === undefined ? '' : ` (${format})`)
}

const arrayOf = (item: string): string => (item.includes(' | ') && !item.startsWith('{') ? `(${item})[]` : `${item}[]`)

function objectOf({ properties = {}, required = [], additionalProperties }: Schema, indent: string): string {
  const inner = `${indent}  `
  const lines = Object.entries(properties).map(
    ([name, value]) => `${inner}${name}${required.includes(name) ? '' : '?'}: ${sketch(value, inner)}`,
  )
  if (typeof additionalProperties === 'object') lines.push(`${inner}[name]: ${sketch(additionalProperties, inner)}`)
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`
}
