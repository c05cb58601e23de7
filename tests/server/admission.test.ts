import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ask, type Serving, startServing } from './serving.ts'

const MINUTE = 60_000

/** The server's sense of time, which a test moves. */
let now = 0
let serving: Serving

beforeAll(async () => {
  serving = await startServing({ monotonic: () => now })
})
afterAll(() => serving.close())
beforeEach(() => {
  // Whoever was kept waiting has waited.
  now += MINUTE
})

const page = (options: Parameters<typeof ask>[1] = {}) => ask(serving.origin, options)
const projects = (headers: Record<string, string>, body = '{}') =>
  ask(`${serving.origin}/rpc/projects/list`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)), ...headers },
    body,
  })
const codeOf = (body: string): string => (JSON.parse(body) as { json: { code: string } }).json.code

describe('a link', () => {
  it('becomes a session in a cookie that scripts cannot read and other sites cannot use', async () => {
    const entered = await ask(serving.server.link())
    expect(entered.status).toBe(200)
    expect(entered.headers['set-cookie']).toEqual([
      expect.stringMatching(
        new RegExp(`^earshot_${serving.server.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
      ),
    ])
    expect(entered.body).toContain('content="0;url=/"')
    const cookie = entered.headers['set-cookie']![0]!.split(';', 1)[0]!
    expect((await page({ headers: { cookie } })).body).toContain('The page')
  })

  it('is good once', async () => {
    const link = serving.server.link()
    expect((await ask(link)).status).toBe(200)
    const again = await ask(link)
    expect(again.status).toBe(401)
    expect(again.headers['set-cookie']).toBeUndefined()
    expect(again.body).toContain('press Enter in the terminal')
  })

  it('is good for a minute', async () => {
    const inTime = serving.server.link()
    now += MINUTE - 1
    expect((await ask(inTime)).status).toBe(200)
    const late = serving.server.link()
    now += MINUTE
    expect((await ask(late)).status).toBe(401)
  })

  it('ends the one before', async () => {
    const before = serving.server.link()
    const link = serving.server.link()
    expect((await ask(before)).status).toBe(401)
    expect((await ask(link)).status).toBe(200)
  })

  it('opened again by whoever is signed in leads on', async () => {
    const cookie = await serving.signIn()
    expect((await ask(`${serving.origin}/enter?token=spent`, { headers: { cookie } })).status).toBe(200)
  })

  it.each(['', '?token=', '?token=guess', '?other=1'])('with %j for a token leads nowhere', async (query) => {
    serving.server.link()
    expect((await ask(`${serving.origin}/enter${query}`)).status).toBe(401)
  })
})

describe('whoever is not signed in', () => {
  it.each(['/', '/assets/index-1.js', '/absent', '/rpcx'])('is told how to get in at %s', async (path) => {
    const refused = await ask(`${serving.origin}${path}`)
    expect(refused.status).toBe(401)
    expect(refused.body).not.toContain('start()')
    expect(refused.body).toContain('press Enter in the terminal')
  })

  it('is told so in Spanish', async () => {
    expect((await page({ headers: { 'accept-language': 'es-MX,es;q=0.9,en;q=0.8' } })).body).toContain('pulse Intro')
  })

  it.each(['', 'x', 'another=1; earshot=2'])('is not let in by the cookie %j', async (value) => {
    expect((await page({ headers: { cookie: `earshot_${serving.server.port}=${value}` } })).status).toBe(401)
  })

  it('is told so by the contract in its own form', async () => {
    const refused = await projects({ origin: serving.origin })
    expect(refused.status).toBe(401)
    expect(codeOf(refused.body)).toBe('UNAUTHORIZED')
  })
})

describe('a request under a foreign name', () => {
  it.each([
    'evil.example',
    'evil.example:PORT',
    'localhost.evil.example:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    '127.0.0.1:PORT@evil.example',
    '127.0.0.1:PORT/x',
    '10.0.0.1:PORT',
    '0.0.0.0:PORT',
  ])('as host %s is refused', async (host) => {
    const cookie = await serving.signIn()
    const asked = { cookie, host: host.replace('PORT', String(serving.server.port)) }
    expect((await page({ headers: asked })).status).toBe(403)
    expect((await projects({ ...asked, origin: `http://${asked.host}` })).status).toBe(403)
  })

  it.each(['localhost', '127.0.0.1', '[::1]'])('but not as %s', async (host) => {
    const cookie = await serving.signIn()
    const own = `${host}:${serving.server.port}`
    expect((await page({ headers: { cookie, host: own } })).status).toBe(200)
    expect((await projects({ cookie, host: own, origin: `http://${own}` })).status).toBe(200)
  })

  it('without a host is refused', async () => {
    const cookie = await serving.signIn()
    const socket = connect(serving.server.port, '127.0.0.1')
    socket.end(`GET / HTTP/1.0\r\nCookie: ${cookie}\r\n\r\n`)
    const heard = (await socket.setEncoding('utf8').toArray()).join('')
    expect(heard).toMatch(/^HTTP\/1\.1 40[03]/)
    expect(heard).not.toContain('The page')
  })
})

describe('a request from another page', () => {
  it.each(['http://evil.example', 'null', 'http://127.0.0.1:1', 'https://127.0.0.1:PORT', 'http://localhost:PORT'])(
    'of origin %s is refused, whatever it asks for',
    async (origin) => {
      const cookie = await serving.signIn()
      const from = { cookie, origin: origin.replace('PORT', String(serving.server.port)) }
      const call = await projects(from)
      expect(call.status).toBe(403)
      expect(codeOf(call.body)).toBe('FORBIDDEN')
      expect((await page({ headers: from })).status).toBe(403)
    },
  )

  it('that hides its origin cannot call', async () => {
    expect((await projects({ cookie: await serving.signIn() })).status).toBe(403)
  })

  it('is never allowed by way of CORS', async () => {
    const cookie = await serving.signIn()
    const preflight = await ask(`${serving.origin}/rpc/projects/list`, {
      method: 'OPTIONS',
      headers: { cookie, origin: 'http://evil.example', 'access-control-request-method': 'POST' },
    })
    expect(preflight.status).toBe(403)
    expect(Object.keys(preflight.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it('is understood by no other method than the one a path has', async () => {
    const cookie = await serving.signIn()
    const headers = { cookie, origin: serving.origin }
    expect((await ask(`${serving.origin}/rpc/projects/list`, { headers })).status).toBe(405)
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD']) {
      expect((await ask(serving.origin, { method, headers })).headers.allow, method).toBe('GET')
    }
  })
})
