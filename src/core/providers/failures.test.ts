import { getEventListeners } from 'node:events'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createProvider, ProviderError, type ProviderKind } from './index.ts'
import { ANSWERS, KEY, KINDS, makeProvider, makeRequest } from './testing/bodies.ts'
import { type Answer, json, type LoopbackServer, startLoopbackServer } from './testing/loopbackServer.ts'

let server: LoopbackServer
beforeAll(async () => {
  server = await startLoopbackServer()
})
afterAll(() => server.close())
beforeEach(() => {
  server.arrived.length = 0
})

const never = new AbortController().signal

async function failureOf(kind: ProviderKind, answer: Answer, signal = never): Promise<ProviderError> {
  server.answer(answer)
  return failed(makeProvider(kind, server.url).ask(makeRequest(), signal))
}

async function failed(call: Promise<unknown>): Promise<ProviderError> {
  const outcome: unknown = await call.then(
    () => null,
    (error: unknown) => error,
  )
  expect(outcome).toBeInstanceOf(ProviderError)
  return outcome as ProviderError
}

const raw =
  (body: string, contentType = 'text/html'): Answer =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': contentType })
    response.end(body)
  }

describe.each(KINDS)('%s', (kind) => {
  const whole = JSON.stringify(ANSWERS[kind]('Acme is a good choice.'))

  it('reads a wrong key as auth, once, with the words of the provider and without the key', async () => {
    const body = {
      error: { message: `Incorrect API key provided: ${KEY}.`, type: 'authentication_error', code: 'invalid_api_key' },
    }
    const error = await failureOf(kind, json(body, 401))
    expect(error).toMatchObject({ errorClass: 'auth', charge: 'refused', httpStatus: 401 })
    expect(error.message).toBe(`${kind} did not accept the key (HTTP 401): Incorrect API key provided: •••.`)
    expect(server.arrived).toHaveLength(1)
  })

  it('names an unknown model', async () => {
    const error = await failureOf(kind, json({ error: { message: 'no such thing', type: 'not_found_error' } }, 404))
    expect(error).toMatchObject({ errorClass: 'model_not_found', charge: 'refused', httpStatus: 404 })
    expect(error.message).toBe(`${kind} does not know the model maker/model-1 (HTTP 404): no such thing`)
  })

  it('never retries by itself', async () => {
    for (const status of [408, 429, 500, 503]) {
      server.arrived.length = 0
      await failureOf(kind, json({ error: { message: 'later' } }, status, { 'x-should-retry': 'true' }))
      expect(server.arrived).toHaveLength(1)
    }
  })

  it('tells a refused connection, which cost nothing', async () => {
    const gone = await startLoopbackServer()
    await gone.close()
    const error = await failed(makeProvider(kind, gone.url).ask(makeRequest(), never))
    expect(error).toMatchObject({ errorClass: 'network', charge: 'unsent', httpStatus: null })
    expect(error.message).toContain(`no connection to ${new URL(gone.url).host}: connect ECONNREFUSED`)
  })

  it.each([
    ['a body that breaks off', whole.slice(0, -20), 'JSON that breaks off or is damaged'],
    ['a page instead of JSON', '<html><body>Please log in</body></html>', 'something other than JSON'],
    ['an empty body', '', 'an empty body'],
    ['a list', '[]', 'JSON that is not an answer'],
    ['null', 'null', 'JSON that is not an answer'],
    ['an object of another kind', '{"hello": "world"}', 'without'],
  ])('reads %s as malformed, possibly paid, and keeps it', async (_what, body, words) => {
    const error = await failureOf(kind, raw(body, 'application/json'))
    expect(error).toMatchObject({ errorClass: 'malformed', charge: 'unknown', httpStatus: null, body })
    expect(error.message).toContain(`${kind} answered with something that cannot be read: `)
    expect(error.message).toContain(words)
  })

  it('reads success that carries an error as that error, possibly paid', async () => {
    const error = await failureOf(kind, json({ error: { message: 'It broke.', code: 'server_error' } }))
    expect(error).toMatchObject({ errorClass: 'server_error', charge: 'unknown', httpStatus: null })
    expect(error.message).toBe(`${kind} failed on its side: It broke.`)
  })

  it('tells a connection that breaks in the middle of an answer', async () => {
    const error = await failureOf(kind, (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': whole.length })
      response.write(whole.slice(0, 10), () => response.destroy())
    })
    expect(error).toMatchObject({ errorClass: 'network', charge: 'unknown' })
  })

  it('tells a connection that is reset before any answer', async () => {
    const error = await failureOf(kind, (_request, response) => response.destroy())
    expect(error).toMatchObject({ errorClass: 'network', charge: 'unknown' })
  })

  it('stops waiting for a server that hangs, before and in the middle of its answer', async () => {
    const hangs: Answer[] = [
      () => stop.abort(new DOMException('late', 'TimeoutError')),
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' })
        response.write(whole.slice(0, 10), () => stop.abort())
      },
    ]
    let stop = new AbortController()
    for (const hang of hangs) {
      stop = new AbortController()
      expect(await failureOf(kind, hang, stop.signal)).toMatchObject({ errorClass: 'timeout', charge: 'unknown' })
    }
  })

  it('sends nothing once it is stopped', async () => {
    const error = await failureOf(kind, raw(whole), AbortSignal.abort())
    expect(error).toMatchObject({ errorClass: 'timeout', charge: 'unsent' })
    expect(server.arrived).toEqual([])
  })

  it('follows no redirect: a key belongs to the host it was entered for', async () => {
    const error = await failureOf(kind, (_request, response) => {
      response.writeHead(307, { location: 'http://127.0.0.1:1/elsewhere' }).end()
    })
    expect(error).toMatchObject({ errorClass: 'invalid_request', charge: 'refused', httpStatus: 307 })
    expect(error.message).toContain('it redirects to http://127.0.0.1:1/elsewhere')
  })

  it('holds a gateway that gave up waiting for possibly paid', async () => {
    expect(await failureOf(kind, raw504)).toMatchObject({ errorClass: 'timeout', charge: 'unknown', httpStatus: 504 })
  })

  it('passes on when to try again', async () => {
    const error = await failureOf(kind, json({ error: { message: 'slow down' } }, 429, { 'retry-after': '7' }))
    expect(error).toMatchObject({ errorClass: 'rate_limited', retryAfterMs: 7_000 })
  })

  it('reads an answer of 2 MB, emoji and right-to-left text included', async () => {
    const text = 'שלום 🦊 مرحبا 👩‍👩‍👧 e\u0301 '.repeat(60_000)
    const body = JSON.stringify(ANSWERS[kind](text))
    expect(Buffer.byteLength(body)).toBeGreaterThan(2_000_000)
    server.answer(json(body))
    const reply = await makeProvider(kind, server.url).ask(makeRequest(), never)
    expect(reply.text).toBe(text)
    expect(reply.body).toBe(body)
    expect(reply.status).toBe('ok')
  })

  it('serves 64 calls at once by one client', async () => {
    server.answer(json(whole))
    const provider = makeProvider(kind, server.url)
    const replies = await Promise.all(Array.from({ length: 64 }, () => provider.ask(makeRequest(), never)))
    expect(new Set(replies.map(({ text }) => text))).toEqual(new Set(['Acme is a good choice.']))
    expect(getEventListeners(never, 'abort')).toEqual([])
  })

  it('keeps no key that the endpoint echoes, in an answer or in an error', async () => {
    server.answer((request, response) =>
      json(ANSWERS[kind](`You sent ${JSON.stringify(request.headers)}`))(request, response),
    )
    const reply = await makeProvider(kind, server.url).ask(makeRequest(), never)
    expect(JSON.stringify(reply)).not.toContain(KEY)
    const error = await failureOf(kind, (request, response) => json({ echo: request.headers }, 400)(request, response))
    expect(everythingIn(error)).not.toContain(KEY)
  })
})

const raw504: Answer = (_request, response) => {
  response.writeHead(504, { 'content-type': 'text/html' }).end('<html><title>504 Gateway Time-out</title></html>')
}

const everythingIn = (error: ProviderError) =>
  JSON.stringify([error.message, error.body, error.stack, error.cause, String(error)])

it('never lets a key survive in an error, whatever the key and wherever the endpoint puts it', async () => {
  const keys = fc.stringMatching(/^[!-~]{8,60}$/)
  const places = [
    (key: string) => json({ error: { message: `bad key ${key}` } }, 401),
    (key: string) => json({ error: `bad key ${key}`, [key]: key }, 400),
    (key: string) => raw(`{"broken": ${JSON.stringify(key)}`, 'application/json'),
    (key: string) => raw(`<p>${key}</p>`),
    (key: string) => json({ error: { message: Buffer.from(`user:${key}`).toString('base64') } }, 403),
    (key: string) => json({ error: { message: `/?key=${encodeURIComponent(key)}` } }, 500),
  ]
  await fc.assert(
    fc.asyncProperty(keys, fc.constantFrom(...KINDS), fc.constantFrom(...places), async (key, kind, place) => {
      server.answer(place(key))
      const error = await failed(makeProvider(kind, server.url, key).ask(makeRequest(), never))
      const spellings = [key, JSON.stringify(key).slice(1, -1), encodeURIComponent(key)]
      for (const spelling of spellings) expect(everythingIn(error)).not.toContain(spelling)
    }),
    { numRuns: 200 },
  )
})

it('tells a host that speaks no TLS, which cost nothing', async () => {
  const provider = createProvider({
    name: 'gateway',
    kind: 'compatible',
    baseUrl: `${server.url.replace('http:', 'https:')}/v1`,
    apiKey: KEY,
  })
  const error = await failed(provider.ask(makeRequest(), never))
  expect(error).toMatchObject({ errorClass: 'network', charge: 'unsent' })
  expect(error.message).toContain('ERR_SSL_')
})

it('tells a host name that does not exist, which cost nothing', async () => {
  const provider = createProvider({
    name: 'nowhere',
    kind: 'openai',
    baseUrl: 'https://nowhere.invalid/v1',
    apiKey: KEY,
  })
  expect(await failed(provider.ask(makeRequest(), never))).toMatchObject({ errorClass: 'network', charge: 'unsent' })
})

it('says where a model id is none that Google could be asked for', async () => {
  const error = await failed(makeProvider('google', server.url).ask(makeRequest({ model: '../../upload' }), never))
  expect(error).toMatchObject({ errorClass: 'invalid_request', charge: 'unsent' })
  expect(server.arrived).toEqual([])
})
