import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, type Serving, startServing } from './serving.ts'

let serving: Serving
let cookie: string

beforeAll(async () => {
  serving = await startServing()
  cookie = await serving.signIn()
})
afterAll(() => serving.close())

const get = (path: string) => ask(serving.origin, { path, headers: { cookie } })

describe('the page', () => {
  it('comes under the policy of the desktop app, which allows calls to its own origin and nothing else', async () => {
    const { headers } = await get('/')
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    })
    const policy = headers['content-security-policy'] as string
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
      ]),
    )
    expect(policy).not.toContain('unsafe')
  })

  it('has parts that a browser may keep, because they are named by their content', async () => {
    const { status, headers, body } = await get('/assets/index-1.js?v=1')
    expect({ status, body }).toEqual({ status: 200, body: 'start()' })
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(headers['cache-control']).toContain('immutable')
  })

  it.each([
    '/../secret.js',
    '/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '/%2e%2e%2fsecret.js',
    '/assets/..%2f..%2fsecret.js',
    '/assets/../../secret.js',
    '/..\\secret.js',
    '/..%5csecret.js',
    '/assets/index-1.js%00.html',
    '/%E0%A4%A.js',
    '//secret.js',
    '/assets/',
    '/absent.js',
    'http://evil.example/index.html',
  ])('is all there is: %s is not found', async (path) => {
    const { status, body } = await get(path)
    expect(status).toBe(404)
    expect(body).not.toContain('secret')
  })
})
