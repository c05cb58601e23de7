import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCore } from '../../src/core/createCore.ts'
import { systemClock } from '../../src/core/ports.ts'
import { createSessionStore } from '../../src/core/secrets/index.ts'
import { type AskOptions, ask, type Serving, startServing } from './serving.ts'

let serving: Serving
let token: string
let projectId: number

/** The home's core beside the server's, as another process has it. */
async function withCore<T>(work: (core: Awaited<ReturnType<typeof createCore>>) => T | Promise<T>): Promise<T> {
  const core = await createCore(
    {
      clock: systemClock,
      secrets: createSessionStore(),
      log: () => undefined,
      notify: () => undefined,
      paths: { home: serving.home, migrations: 'drizzle' },
    },
    { config: { keys: {}, baseUrls: {} } },
  )
  try {
    return await work(core)
  } finally {
    await core.close()
  }
}

const newToken = async () => (await withCore((core) => core.access.tokens.create({}))).token

interface Told {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: what a program of any language would see
  body: any
  headers: Record<string, unknown>
}

async function request(method: string, path: string, body?: unknown, options: AskOptions = {}): Promise<Told> {
  const text = body === undefined ? undefined : JSON.stringify(body)
  const heard = await ask(`${serving.origin}/api/v1${path}`, {
    method,
    ...options,
    headers: {
      authorization: `Bearer ${token}`,
      ...(text !== undefined && {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(text)),
      }),
      ...options.headers,
    },
    ...(text !== undefined && { body: text }),
  })
  return { status: heard.status, headers: heard.headers, body: heard.body === '' ? null : JSON.parse(heard.body) }
}
const get = (path: string, options?: AskOptions) => request('GET', path, undefined, options)

/** Asks for a run until it is over. */
async function finished(runId: number): Promise<Told> {
  for (;;) {
    const told = await get(`/runs/${runId}`)
    if (told.body.status !== 'running') return told
  }
}

beforeAll(async () => {
  serving = await startServing({ apiUsers: { burst: 100_000, perSecond: 100_000 } })
  token = await newToken()
  const { body } = await get('/projects')
  projectId = body[0].projectId
})
afterAll(() => serving.close())

describe('who the API answers', () => {
  const told = (status: number, code: string, message: string) => ({
    status,
    body: { error: { code, message: expect.stringContaining(message), details: [] } },
  })

  it('hears nobody without a good token', async () => {
    const nobody = { headers: { authorization: '' } }
    expect(await get('/projects', nobody)).toMatchObject(told(401, 'UNAUTHORIZED', 'Authorization: Bearer TOKEN'))
    const unknown = { headers: { authorization: `Bearer earshot_${'x'.repeat(43)}` } }
    expect(await get('/projects', unknown)).toMatchObject(told(401, 'UNAUTHORIZED', 'not known'))
    expect((await get('/projects', unknown)).headers['www-authenticate']).toBe('Bearer')
  })

  it('hears nobody by the cookie of the page, and the page by no token', async () => {
    const cookie = await serving.signIn()
    expect((await get('/projects', { headers: { authorization: '', cookie } })).status).toBe(401)
    const page = await ask(`${serving.origin}/rpc/projects/list`, {
      ...{ method: 'POST', body: '{}' },
      headers: { authorization: `Bearer ${token}`, origin: serving.origin, 'content-length': '2' },
    })
    expect(page.status).toBe(401)
  })

  it('hears no token that was revoked, or that has expired', async () => {
    const revoked = await withCore(async ({ access }) => {
      const made = await access.tokens.create({ name: 'Old' })
      await access.tokens.revoke(made.tokenId)
      return made.token
    })
    expect(await get('/projects', { headers: { authorization: `Bearer ${revoked}` } })).toMatchObject(
      told(401, 'UNAUTHORIZED', 'was revoked'),
    )
    const expired = await withCore(async ({ access, db }) => {
      const made = await access.tokens.create({ expiresInDays: 1 })
      await db.write(() => db.sqlite.prepare('UPDATE api_tokens SET expires_at = 1 WHERE id = ?').run(made.tokenId))
      return made.token
    })
    expect(await get('/projects', { headers: { authorization: `Bearer ${expired}` } })).toMatchObject(
      told(401, 'UNAUTHORIZED', 'has expired'),
    )
  })

  it('answers by this machine’s name alone, to no page, and says nothing of other origins', async () => {
    expect((await get('/projects', { headers: { host: 'evil.example' } })).status).toBe(403)
    const foreign = await get('/projects', { headers: { origin: 'http://evil.example' } })
    expect(foreign.status).toBe(403)
    const preflight = await request('OPTIONS', '/projects', undefined, { headers: { origin: 'http://evil.example' } })
    expect(preflight.status).toBe(403)
    for (const { headers } of [foreign, preflight, await get('/projects')]) {
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })

  it('refuses what is too large or of no told length, unread', async () => {
    const huge = { headers: { 'content-length': '27000000' }, body: '' }
    expect((await request('POST', '/projects', undefined, huge)).body.error.code).toBe('PAYLOAD_TOO_LARGE')
    const endless = { headers: { 'transfer-encoding': 'chunked' } }
    expect((await request('POST', '/projects', undefined, endless)).body.error.code).toBe('LENGTH_REQUIRED')
  })

  it('keeps when a token was used, and no token', async () => {
    await withCore(({ access, db }) => {
      expect(access.tokens.list().find(({ lastUsedAt }) => lastUsedAt !== null)).toBeDefined()
      const rows = JSON.stringify(db.sqlite.prepare('SELECT * FROM api_tokens').all())
      expect(rows).not.toContain(token)
      expect(rows).not.toContain(token.slice('earshot_'.length))
    })
  })
})

describe('the endpoints', () => {
  it('list, create, read, replace, change and archive projects', async () => {
    const file = { name: 'By API', brand: { name: 'Acme', domains: ['acme.com'] }, models: ['openai:gpt-5'] }
    const made = await request('POST', '/projects', file)
    expect(made).toMatchObject({ status: 201, body: { projectId: expect.any(Number) } })
    const one = `/projects/${made.body.projectId}`
    expect((await request('POST', '/projects', file)).body.error.code).toBe('CONFLICT')
    expect((await get('/projects')).body.map(({ name }: { name: string }) => name)).toContain('By API')
    const replaced = await request('PUT', one, { ...file, name: 'By the API', industry: 'CRM' })
    expect(replaced.body.projectId).toBe(made.body.projectId)
    expect((await get(one)).body).toMatchObject({ name: 'By the API', industry: 'CRM', brand: { name: 'Acme' } })
    expect((await request('PATCH', one, { active: false })).body).toMatchObject({ active: false, industry: 'CRM' })
    expect(await request('DELETE', one)).toMatchObject({ status: 200 })
    expect((await get(one)).body.error).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('list, add, change and remove prompts', async () => {
    const prompts = `/projects/${projectId}/prompts`
    const added = await request('POST', prompts, { texts: ['Who is best?', 'Who is best?'], tags: ['api'] })
    expect(added).toMatchObject({ status: 201, body: { added: 1 } })
    const listed = (await get(prompts)).body.prompts
    const { promptId } = listed.find(({ text }: { text: string }) => text === 'Who is best?')
    const changed = await request('PATCH', `/prompts/${promptId}`, { active: false, tags: [] })
    expect(changed.body).toEqual({ promptId })
    expect((await request('DELETE', `/prompts/${promptId}`)).status).toBe(200)
    expect((await get(prompts)).body.prompts).toHaveLength(listed.length - 1)
  })

  it('quote, start, follow and cancel runs, and tell what they found', async () => {
    const quote = await get(`/projects/${projectId}/quote`)
    expect(quote.body).toMatchObject({ tasks: 20, problems: [] })
    const started = await request('POST', `/projects/${projectId}/runs`)
    expect(started).toMatchObject({ status: 202, body: { runId: expect.any(Number) } })
    const { runId } = started.body
    expect((await finished(runId)).body).toMatchObject({ status: 'completed', planned: 20, succeeded: 20 })
    expect((await request('POST', `/runs/${runId}/cancel`)).status).toBe(200)
    expect((await get(`/projects/${projectId}/runs`)).body).toMatchObject({ runs: [{ runId }], next: null })

    const first = await get(`/projects/${projectId}/answers?limit=15&model=openai:gpt-5`)
    expect(first.body).toMatchObject({ total: { count: 5 }, next: null })
    const page = await get(`/projects/${projectId}/answers?limit=15`)
    expect(page.body).toMatchObject({ total: { count: 20, more: false }, next: expect.any(String) })
    const rest = await get(`/projects/${projectId}/answers?limit=15&after=${encodeURIComponent(page.body.next)}`)
    expect(rest.body.answers).toHaveLength(5)
    const { answerId } = page.body.answers[0]
    expect((await get(`/answers/${answerId}`)).body).toMatchObject({ answerId, text: expect.any(String) })

    const snapshots = await get(`/projects/${projectId}/snapshots?limit=1`)
    expect(snapshots.body.next).toBeNull()
    expect(snapshots.body.snapshots[0]).toMatchObject({ valid: 1, isOwn: expect.any(Boolean) })
    expect((await get(`/projects/${projectId}/comparison?days=7`)).body.models).toHaveLength(4)
    expect((await get(`/projects/${projectId}/report?days=7`)).body.byModel).toHaveLength(4)
    expect((await get('/runs/4711')).body.error.code).toBe('NOT_FOUND')
    expect((await request('POST', '/runs/4711/cancel')).body.error.code).toBe('NOT_FOUND')
  })

  it('tell the same money as the command line does', async () => {
    const costs = await withCore((core) => core.costReport({ period: 'month', groupBy: ['day', 'model'] }))
    expect((await get('/costs?period=month&groupBy=day,model')).body).toEqual(JSON.parse(JSON.stringify(costs)))
    expect(Number(costs.totalUsd)).toBeGreaterThan(0)
    const { body } = await get('/metrics?period=month')
    expect(body).toEqual({
      total_cost: costs.totalUsd,
      breakdown: costs.breakdown.map(({ provider, costUsd, count }) => ({ service: provider, cost: costUsd, count })),
      usage_count: costs.usageCount,
      period: { name: 'month', from: costs.from, to: costs.to },
    })
    const { breakdown } = (await get('/metrics?period=month&service=openai')).body
    expect(breakdown).toEqual(body.breakdown.filter(({ service }: { service: string }) => service === 'openai'))
  })

  it('show and set budgets, models and prices', async () => {
    const limit = { scope: 'provider', of: 'openai', period: 'month', action: 'block', limitUsd: '12.5' }
    expect((await request('PUT', '/budget', limit)).status).toBe(200)
    expect((await get('/budget')).body.limits).toContainEqual(
      expect.objectContaining({ of: 'openai', limitUsd: '12.5' }),
    )
    expect((await request('PUT', '/budget', { ...limit, limitUsd: null })).status).toBe(200)
    const [model] = (await get('/models')).body.filter(({ model }: { model: string }) => model === 'gpt-5')
    const changed = await request('PATCH', `/models/${model.modelId}`, { isAvailable: false })
    expect(changed.body).toMatchObject({ isCurrent: false, isAvailable: false })
    await request('PATCH', `/models/${model.modelId}`, { isCurrent: true })
    const price = { inputUsdPerM: '1', outputUsdPerM: '5' }
    expect((await request('PUT', `/models/${model.modelId}/price`, price)).body).toMatchObject({
      ...{ ...price, isCurrent: true, isAvailable: true, priceOrigin: 'user' },
    })
    expect((await request('PATCH', '/models/999999', { isCurrent: true })).body.error.code).toBe('NOT_FOUND')
  })

  it('take keys in, and give none out', async () => {
    const key = 'sk-of-the-api-test-1234567890'
    const kept = await request('PUT', '/keys/openai', { key })
    expect(kept).toMatchObject({ status: 200, body: { provider: 'openai', source: 'session' } })
    const listed = await get('/keys')
    expect(JSON.stringify([kept.body, listed.body])).not.toContain(key)
    expect(listed.body.find(({ provider }: { provider: string }) => provider === 'openai').hint).toContain('7890')
    expect((await request('DELETE', '/keys/openai')).status).toBe(200)
    expect((await get('/keys/openai')).status).toBe(404)
  })

  it('import a file, or say what importing it would do', async () => {
    const send = async (fields: Record<string, string>) => {
      const form = new FormData()
      form.set('file', new File(['text,tags\nWho sells most?,api\n,empty\n'], 'prompts.csv'))
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      const whole = new Response(form)
      const body = Buffer.from(await whole.arrayBuffer())
      const response = await fetch(`${serving.origin}/api/v1/imports/prompts`, {
        ...{ method: 'POST', body },
        headers: { authorization: `Bearer ${token}`, 'content-type': whole.headers.get('content-type')! },
      })
      return (await response.json()) as unknown
    }
    const fields = { projectId: String(projectId) }
    const found = { rows: 2, added: 1, badRows: 1, bad: [{ row: 3, reason: expect.any(String) }] }
    expect(await send({ ...fields, dryRun: 'true' })).toMatchObject(found)
    expect(await send(fields)).toMatchObject(found)
    expect(await send(fields)).toMatchObject({ added: 0, unchanged: 1 })
  })

  it('tell what is missing, and what is stuck', async () => {
    expect((await get(`/coverage-gaps?limit=5&projectId=${projectId}`)).body).toMatchObject({ gaps: expect.any(Array) })
    const limbo = await get('/limbo?limit=5')
    expect(limbo.body.rules.length).toBeGreaterThan(3)
    expect(limbo.body.troubles).toEqual([])
    expect((await get('/limbo?limit=0')).body.error.code).toBe('BAD_INPUT')
  })

  it('tell how the asking went, and whether all is in order', async () => {
    const { body } = await get('/operations?days=7&provider=openai')
    expect(body.total).toMatchObject({ calls: 5, errors: 0, errorRate: 0, latency: { n: 5 } })
    expect(body.byModel).toMatchObject([{ model: 'openai:gpt-5' }])
    expect((await get('/doctor?offline=true')).body.checks.length).toBeGreaterThan(5)
  })

  it('name the field of each mistake, and change nothing', async () => {
    const mistakes = async (told: Promise<Told>) => {
      const { status, body } = await told
      expect({ status, code: body.error.code }).toEqual({ status: 400, code: 'BAD_INPUT' })
      return body.error.details as string[]
    }
    expect(await mistakes(get(`/projects/${projectId}/answers?limit=0&colour=red`))).toEqual([
      expect.stringMatching(/^limit: /),
      'colour: is not known here',
    ])
    expect(await mistakes(get('/projects/none'))).toEqual([expect.stringMatching(/^projectId: /)])
    expect(await mistakes(request('PATCH', `/projects/${projectId}`, { projectId: 4711 }))).toEqual([
      'projectId: is not known here',
    ])
    const file = { name: 'Wrong', brand: { name: '' }, models: ['gpt-5'] }
    expect(await mistakes(request('POST', '/projects', file))).toEqual([
      expect.stringContaining('brand.name'),
      expect.stringContaining('models'),
    ])
    const broken = await request('POST', '/projects', undefined, {
      ...{ body: '{', headers: { 'content-type': 'application/json', 'content-length': '1' } },
    })
    expect(broken).toMatchObject({ status: 400, body: { error: { code: 'BAD_INPUT' } } })
    expect(await get('/nothing')).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } })
    expect(serving.errors).toEqual([])
  })
})

describe('what the API says about itself', () => {
  it('is a document and a page without a script or anything from elsewhere, for everybody', async () => {
    const stranger = { headers: { authorization: '' } }
    const { body: document } = await get('/openapi.json', stranger)
    expect(document).toMatchObject({ openapi: expect.stringMatching(/^3\.1/), security: [{ token: [] }] })
    const operations = Object.entries<Record<string, { summary: string; responses: object }>>(document.paths)
    expect(operations.length).toBeGreaterThan(20)
    for (const [path, methods] of operations) {
      for (const [method, { summary, responses }] of Object.entries(methods)) {
        expect(summary, `${method} ${path}`).toBeTruthy()
        expect(Object.keys(responses), `${method} ${path}`).toContain('400')
      }
    }
    const docs = await ask(`${serving.origin}/api/v1/docs`)
    expect(docs.headers['content-security-policy']).toContain("default-src 'none'")
    expect(docs.body).not.toMatch(/<script|<img|src=|https?:\/\//)
    for (const [path] of operations) expect(docs.body).toContain(`/api/v1${path}`)
  })
})

describe('a program gone wild', () => {
  it('is told to wait, and nobody else is', async () => {
    const limited = await startServing({ apiUsers: { burst: 3, perSecond: 1 } })
    try {
      const before = serving
      serving = limited
      const [one, other] = [await newToken(), await newToken()]
      const statuses = async (bearer: string) => {
        const heard: Told[] = []
        for (let i = 0; i < 4; i++) heard.push(await get('/models', { headers: { authorization: `Bearer ${bearer}` } }))
        return heard
      }
      const told = await statuses(one)
      serving = before
      expect(told.map(({ status }) => status)).toEqual([200, 200, 200, 429])
      expect(told[3]).toMatchObject({ headers: { 'retry-after': '1' }, body: { error: { code: 'TOO_MANY_REQUESTS' } } })
      serving = limited
      expect((await statuses(other))[0]).toMatchObject({ status: 200 })
      serving = before
    } finally {
      await limited.close()
    }
  })
})
