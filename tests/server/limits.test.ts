import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { UserError } from '../../src/core/errors.ts'
import { listenOnLoopback } from '../../src/server/listen.ts'
import { ask, type Serving, startServing } from './serving.ts'

describe('a rate', () => {
  let now = 0
  let serving: Serving
  beforeAll(async () => {
    const members = { burst: 5, perSecond: 2 }
    serving = await startServing({ monotonic: () => now, members, strangers: { burst: 3, perSecond: 1 } })
  })
  afterAll(() => serving.close())

  const statuses = async (times: number, headers: Record<string, string> = {}) => {
    const heard: number[] = []
    for (let time = 0; time < times; time++) heard.push((await ask(serving.origin, { headers })).status)
    return heard
  }

  it('holds up those who are not signed in without holding up those who are', async () => {
    const cookie = await serving.signIn()
    expect(await statuses(4)).toEqual([401, 401, 429, 429])
    expect(await statuses(7, { cookie })).toEqual([200, 200, 200, 200, 200, 429, 429])
    now += 1_000
    expect(await statuses(2)).toEqual([401, 429])
    expect(await statuses(3, { cookie })).toEqual([200, 200, 429])
    now += 3_600_000
    expect(await statuses(6, { cookie })).toEqual([200, 200, 200, 200, 200, 429])
  })

  it('says when to come back', async () => {
    now += 3_600_000
    await statuses(3)
    expect((await ask(serving.origin)).headers['retry-after']).toBe('1')
  })
})

describe('a body', () => {
  let serving: Serving
  let cookie: string
  beforeAll(async () => {
    serving = await startServing()
    cookie = await serving.signIn()
  })
  afterAll(() => serving.close())

  const post = (headers: Record<string, string>, body: string) =>
    ask(`${serving.origin}/rpc/projects/list`, {
      method: 'POST',
      headers: { cookie, origin: serving.origin, 'content-type': 'application/json', ...headers },
      body,
    })

  it('that is too large is refused before it is read', async () => {
    const { status, headers, body } = await post({ 'content-length': '1000001' }, '{')
    expect(status).toBe(413)
    expect(headers.connection).toBe('close')
    expect(body).toContain('larger than the 1000000 bytes')
  })

  it('that does not tell its length is refused', async () => {
    expect((await post({ 'transfer-encoding': 'chunked' }, '{}')).status).toBe(411)
  })

  it('of no sense is a mistake of whoever sent it', async () => {
    expect((await post({ 'content-length': '5' }, '{"a":')).status).toBe(400)
    expect(serving.errors).toEqual([])
  })

  it('for a procedure that is not there is not found', async () => {
    const { status } = await ask(`${serving.origin}/rpc/projects/destroy`, {
      method: 'POST',
      headers: { cookie, origin: serving.origin, 'content-length': '2' },
      body: '{}',
    })
    expect(status).toBe(404)
  })
})

describe('a connection', () => {
  it.each(['', 'GET / HT', 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: '])(
    'that only says %j is ended by the server',
    async (said) => {
      const listening = await listenOnLoopback(() => undefined, {
        ...{ port: 0, host: '127.0.0.1' },
        patience: { headersMs: 50, requestMs: 100 },
      })
      const socket = connect(listening.port, '127.0.0.1')
      socket.write(said)
      // Ends only because the server ends it.
      expect((await socket.setEncoding('utf8').toArray()).join('')).toMatch(/^(HTTP\/1\.1 408 |$)/)
      listening.end()
    },
  )
})

describe('where it listens', () => {
  const ends: (() => void)[] = []
  afterEach(() => {
    for (const end of ends.splice(0)) end()
  })

  const listen = async (options: { port?: number; host?: string }) => {
    const listening = await listenOnLoopback((_request, response) => response.end('here'), { port: 0, ...options })
    ends.push(listening.end)
    return listening
  }

  it('is this machine, by both protocols', async () => {
    const { port, authority } = await listen({})
    expect(authority).toBe(`127.0.0.1:${port}`)
    expect((await ask(`http://127.0.0.1:${port}`)).body).toBe('here')
    expect((await ask(`http://[::1]:${port}`)).body).toBe('here')
  })

  it.each(['127.0.0.2', '::1'])('may be one address of this machine: %s', async (host) => {
    const { authority } = await listen({ host })
    expect((await ask(`http://${authority}`)).body).toBe('here')
  })

  it.each(['0.0.0.0', '::', '192.168.1.10', '10.0.0.1', '::ffff:10.0.0.1', 'example.com', 'evil.localhost', ''])(
    'is never %j',
    async (host) => {
      const failure = await listen({ host, port: 3277 }).catch((error: unknown) => error)
      expect(failure).toBeInstanceOf(UserError)
      expect(failure).toMatchObject({ code: 'bad_input' })
      expect((failure as UserError).message).toMatch(/serves this machine alone.*ssh -L 3277/)
    },
  )

  it('cannot be a port that is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    ends.push(() => other.close())
    const { port } = other.address() as AddressInfo
    await expect(listen({ port })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(`Port ${port} is in use`) as string,
    })
  })

  it('is not half of a machine, when another has the port by one of the protocols', async () => {
    const other = createServer().listen(0, '::1')
    await once(other, 'listening')
    ends.push(() => other.close())
    const { port } = other.address() as AddressInfo
    await expect(listen({ port })).rejects.toMatchObject({ code: 'conflict' })
    await expect(ask(`http://127.0.0.1:${port}`)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })
})
