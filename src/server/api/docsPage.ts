import { createHash } from 'node:crypto'
import type { OpenAPI } from '@orpc/openapi'
import { pageHeaders } from '../../core/page/index.ts'
import type { SmallPage } from '../pages.ts'
import { sketch } from './sketch.ts'

/** The page that lists the endpoints: made of the OpenAPI document, without a script, nothing from anywhere else. */

const STYLE = [
  ':root{color-scheme:light dark;background:light-dark(#f7f7f8,#101216);color:light-dark(#16181d,#e7e9ee)}',
  'body{font:14px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1.5rem}',
  'h1{font-size:1.25rem;margin:0}h2{font-size:1rem;margin:2rem 0 .5rem}p{margin:.25rem 0}',
  'details{border-top:1px solid light-dark(#e1e3e8,#2a2e37);padding:.4rem 0}summary{cursor:pointer}',
  'code,pre{font:12.5px/1.5 ui-monospace,monospace}pre{overflow:auto;padding:.6rem;border-radius:4px;background:light-dark(#eceef1,#1a1d24)}',
  '.method{display:inline-block;width:4.2rem;font-weight:600}.what{color:light-dark(#5c626e,#a0a6b4)}',
  'table{border-collapse:collapse}td,th{text-align:left;padding:.15rem .9rem .15rem 0;vertical-align:top}h3{font-size:.85rem;margin:.6rem 0 .2rem}',
].join('')
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

interface Listed {
  method: string
  path: string
  operation: OpenAPI.OperationObject
}

export function docsPage(document: OpenAPI.Document): SmallPage {
  const { info, servers } = document
  const prefix = servers?.[0]?.url ?? ''
  const byTag = Map.groupBy(operationsOf(document), ({ operation }) => operation.tags?.[0] ?? '')
  const html = [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${text(info.title)} API</title>`,
    `<meta name="viewport" content="width=device-width,initial-scale=1"><style>${STYLE}</style></head><body><main>`,
    `<h1>${text(info.title)} API ${text(info.version)}</h1><p class="what">${text(info.description ?? '')}</p>`,
    '<p>Every request carries a token: <code>Authorization: Bearer TOKEN</code>. Make one with ',
    '<code>earshot serve --new-token</code>, or in the app under Settings. A failure is ',
    '<code>{"error":{"code","message","details"}}</code>. The same as a document: <a href="openapi.json">openapi.json</a></p>',
    ...[...byTag].flatMap(([tag, listed]) => [`<h2>${text(tag)}</h2>`, ...listed.map((one) => entry(one, prefix))]),
    '</main></body></html>',
  ].join('\n')
  return {
    html,
    headers: {
      ...pageHeaders({ ownOrigin: false }),
      'content-security-policy': POLICY,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    },
  }
}

const operationsOf = ({ paths = {} }: OpenAPI.Document): Listed[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item?.[method]
      return operation ? [{ method: method.toUpperCase(), path, operation }] : []
    }),
  )

function entry({ method, path, operation }: Listed, prefix: string): string {
  const { summary = '', description, parameters = [], requestBody, responses = {} } = operation
  const succeeds = Object.entries(responses).find(([status]) => status.startsWith('2'))
  return [
    `<details><summary><code><span class="method">${method}</span>${text(prefix + path)}</code> <span class="what">${text(summary)}</span></summary>`,
    description === undefined ? '' : `<p>${text(description)}</p>`,
    parameterTable(parameters as OpenAPI.ParameterObject[]),
    schemas('Body', (requestBody as OpenAPI.RequestBodyObject | undefined)?.content),
    succeeds ? schemas(`Answer, ${succeeds[0]}`, (succeeds[1] as OpenAPI.ResponseObject).content) : '',
    '</details>',
  ].join('')
}

function parameterTable(parameters: readonly OpenAPI.ParameterObject[]): string {
  if (parameters.length === 0) return ''
  const rows = parameters.map(
    ({ name, in: place, required = false, schema }) =>
      `<tr><td><code>${text(name)}</code></td><td>${text(place)}${required ? ', required' : ''}</td><td><code>${text(sketch(schema))}</code></td></tr>`,
  )
  return `<h3>Parameters</h3><table>${rows.join('')}</table>`
}

const schemas = (title: string, content: Record<string, OpenAPI.MediaTypeObject> = {}): string =>
  Object.entries(content)
    .map(([type, { schema }]) => `<h3>${text(title)} (${text(type)})</h3><pre>${text(sketch(schema))}</pre>`)
    .join('')

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const text = (value: string): string => value.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!)
