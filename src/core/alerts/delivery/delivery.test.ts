import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, NOON, type World } from '../../../../tests/support/world.ts'
import type { Notification } from '../../ports.ts'
import { json, type LoopbackServer, startLoopbackServer } from '../../providers/testing/loopbackServer.ts'
import { createSessionStore } from '../../secrets/index.ts'
import { createAlerting } from '../alerting.ts'
import { createAlerts, type NewAlert } from '../raise.ts'

const HOUR = 3_600_000
const PATH = '/services/T0001/secret-of-a-channel'
let world: World
let server: LoopbackServer
let secrets: ReturnType<typeof createSessionStore>
let programs: { alerting: { close(): Promise<void> } }[]

beforeEach(async () => {
  world = makeWorld()
  secrets = createSessionStore()
  programs = []
  server = await startLoopbackServer()
  server.answer((_request, response) => response.end('ok'))
})
afterEach(async () => {
  for (const each of programs) await each.alerting.close()
  await server.close()
  world.close()
})

/** A program on the home: what it shows and says, and its own way to raise. */
function program(kind: 'user' | 'demo' = 'user') {
  const shown: Notification[] = []
  const said: string[] = []
  const alerts = createAlerts(world.db.sqlite)
  const alerting = createAlerting({
    ...{ db: world.db, clock: world.clock, secrets, alerts, answerWithinMs: 300 },
    home: { homeId: 'home-1', kind, zone: 'UTC', demoSeed: null },
    log: (_level, message, fields) => void said.push(`${message} ${JSON.stringify(fields)}`),
    notify: (notification) => void shown.push(notification),
  })
  const one = { shown, said, alerts, alerting }
  programs.push(one)
  return one
}

const alert = (cause: string, more: Partial<NewAlert> = {}): NewAlert => ({
  ...{ kind: 'daily_threshold', cause, projectId: null, provider: null },
  ...{ message: 'Daily cost threshold exceeded: $12.50 > $10.00', params: { period: '2026-11-20' }, ...more },
})
const raise = ({ alerts }: ReturnType<typeof program>, one: NewAlert) =>
  world.db.write(() => alerts.raise(one, world.clock.now()))
const rows = () =>
  world.db.sqlite.prepare('SELECT state, attempts, error FROM alert_deliveries ORDER BY alert_id').all()
/** What waits is due at once. */
const letPausesPass = () =>
  world.db.sqlite.exec("UPDATE alert_deliveries SET next_attempt_at = 0 WHERE state = 'pending'")
const bodies = () => server.arrived.map(({ body }) => JSON.parse(body))

describe('the webhook', () => {
  it('gets an alert as Slack takes it, once', async () => {
    const one = program()
    await one.alerting.delivery.setWebhook(`${server.url}${PATH}`)
    world.db.sqlite.exec("INSERT INTO projects (id, name, created_at, updated_at) VALUES (1, 'A <!channel> & B', 0, 0)")
    await raise(one, alert('a', { projectId: 1, provider: 'openai' }))
    await one.alerting.close()
    await program().alerting.wake()
    expect(server.arrived).toMatchObject([
      { method: 'POST', path: PATH, headers: { 'content-type': 'application/json' } },
    ])
    const text = 'A dear day (A &lt;!channel&gt; &amp; B): Daily cost threshold exceeded: $12.50 &gt; $10.00'
    expect(bodies()).toEqual([
      {
        text,
        attachments: [
          {
            fallback: text,
            fields: [
              { title: 'Kind', value: 'daily_threshold', short: true },
              { title: 'Project', value: 'A &lt;!channel&gt; &amp; B', short: true },
              { title: 'Provider', value: 'openai', short: true },
              { title: 'When', value: '2026-11-20T12:00:00.000Z', short: true },
            ],
          },
        ],
      },
    ])
    expect(rows()).toEqual([{ state: 'sent', attempts: 1, error: null }])
  })

  it('that answers 500 is tried again, by another program too, until it takes it', async () => {
    const one = program()
    await one.alerting.delivery.setWebhook(`${server.url}${PATH}`)
    server.answer((_request, response) => response.writeHead(500).end('down'))
    await raise(one, alert('a'))
    await one.alerting.wake()
    expect(rows()).toEqual([{ state: 'pending', attempts: 1, error: expect.stringContaining('answered 500 (down)') }])
    await one.alerting.wake()
    expect(server.arrived).toHaveLength(1)
    await one.alerting.close()

    const next = program()
    server.answer((_request, response) => response.end())
    letPausesPass()
    await next.alerting.wake()
    expect(rows()).toEqual([{ state: 'sent', attempts: 2, error: null }])
  })

  it('that hangs is not waited for, and keeps nobody else waiting', async () => {
    const one = program()
    await one.alerting.delivery.setWebhook(`${server.url}${PATH}`)
    server.answer(() => undefined)
    await raise(one, alert('a'))
    await one.alerting.wake()
    const error = expect.stringMatching(/^Attempt 1: 127\.0\.0\.1:\d+ has not answered for 0\.3 seconds/)
    expect(rows()).toEqual([{ state: 'pending', attempts: 1, error }])
  })

  it('that begins to answer and hangs is not waited for either', async () => {
    const one = program()
    await one.alerting.delivery.setWebhook(`${server.url}${PATH}`)
    server.answer((_request, response) => response.writeHead(500).write('so'))
    await raise(one, alert('a'))
    await one.alerting.wake()
    expect(rows()).toMatchObject([{ state: 'pending', attempts: 1 }])
  })

  it('that refuses is not tried again, and what it said is told without the address', async () => {
    const one = program()
    await one.alerting.delivery.setWebhook(`${server.url}${PATH}?token=abcdef`)
    server.answer((request, response) => response.writeHead(404).end(`no_service at ${request.path}`))
    await raise(one, alert('a'))
    await one.alerting.wake()
    letPausesPass()
    await one.alerting.wake()
    expect(server.arrived).toHaveLength(1)
    const { webhook } = await one.alerting.delivery.state()
    expect(webhook).toMatchObject({ waiting: 0, lastSentAt: null })
    expect(webhook?.problem).toMatch(
      /^Not sent: 127\.0\.0\.1:\d+ answered 404 \(no_service at •••\)\. It is not tried again\.$/,
    )
    expect(JSON.stringify([one.said, rows(), webhook])).not.toMatch(/secret-of-a-channel|abcdef/)
  })

  it('that sends elsewhere is not followed', async () => {
    const one = program()
    await one.alerting.delivery.setWebhook(`${server.url}${PATH}`)
    server.answer((_request, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end())
    await raise(one, alert('a'))
    await one.alerting.wake()
    expect(rows()).toMatchObject([{ state: 'failed', error: expect.stringContaining('is not followed') }])
  })

  it('is told how long to wait, and is let alone for so long', async () => {
    const one = program()
    await one.alerting.delivery.setWebhook(`${server.url}${PATH}`)
    server.answer(json({}, 429, { 'retry-after': '1200' }))
    await raise(one, alert('a'))
    const before = Date.now()
    await one.alerting.wake()
    const next = world.db.sqlite.prepare('SELECT next_attempt_at FROM alert_deliveries').pluck().get() as number
    expect(next).toBeGreaterThanOrEqual(before + 1_200_000)
  })

  it('gets what two programs raise and a third sends once each', async () => {
    const [one, two, three] = [program(), program(), program()]
    await one.alerting.delivery.setWebhook(`${server.url}${PATH}`)
    for (let i = 0; i < 10; i++) await raise(i % 2 ? one : two, alert(`cause ${i}`))
    await Promise.all([one, two, three].map(({ alerting }) => alerting.wake()))
    expect(server.arrived).toHaveLength(10)
    expect(rows()).toEqual(Array.from({ length: 10 }, () => ({ state: 'sent', attempts: 1, error: null })))
  })

  it('is sent a claimed alert again when the program died over it', async () => {
    const one = program()
    await one.alerting.delivery.setWebhook(`${server.url}${PATH}`)
    await raise(one, alert('a'))
    world.db.sqlite.exec('UPDATE alert_deliveries SET attempts = 1, next_attempt_at = 0')
    await program().alerting.wake()
    expect(rows()).toEqual([{ state: 'sent', attempts: 2, error: null }])
  })

  it('gets nothing from before it was set, nor after it was removed', async () => {
    const one = program()
    await raise(one, alert('before'))
    await one.alerting.delivery.setWebhook(`${server.url}${PATH}`)
    server.answer((_request, response) => response.writeHead(503).end())
    await raise(one, alert('while'))
    await one.alerting.wake()
    expect(await one.alerting.delivery.removeWebhook()).toBe(true)
    await raise(one, alert('after'))
    letPausesPass()
    await one.alerting.wake()
    expect(server.arrived).toHaveLength(1)
    expect(rows()).toEqual([{ state: 'failed', attempts: 1, error: 'The webhook was removed.' }])
    expect((await one.alerting.delivery.state()).webhook).toBeNull()
  })

  it('whose address was kept for another session waits, and says so', async () => {
    const one = program()
    await one.alerting.delivery.setWebhook(`${server.url}${PATH}`)
    expect((await one.alerting.delivery.state()).webhook).toMatchObject({ kept: 'session', waiting: 0 })
    secrets = createSessionStore()
    const next = program()
    await raise(next, alert('a'))
    await next.alerting.wake()
    expect((await next.alerting.delivery.state()).webhook).toMatchObject({ kept: 'lost', waiting: 1 })
    await next.alerting.delivery.setWebhook(`${server.url}/another`)
    await next.alerting.wake()
    expect(server.arrived.map(({ path }) => path)).toEqual(['/another'])
  })

  it('can be tried, and what is wrong is said', async () => {
    const { delivery } = program().alerting
    await expect(delivery.test()).rejects.toMatchObject({ code: 'not_found' })
    await delivery.setWebhook(`${server.url}${PATH}`)
    expect(await delivery.test()).toEqual({ host: new URL(server.url).host })
    expect(bodies()[0].text).toContain('trial')
    server.answer((_request, response) => response.writeHead(403).end('invalid_token'))
    await expect(delivery.test()).rejects.toMatchObject({
      code: 'network',
      message: expect.stringContaining('answered 403 (invalid_token)'),
    })
    await server.close()
    await expect(delivery.test()).rejects.toThrow('could not be reached')
  })

  it.each([
    ['', 'is empty'],
    ['hooks.example.com/x', 'is no address'],
    ['http://hooks.example.com/services/hidden', 'must begin with https://'],
    ['ftp://hooks.example.com/hidden', 'must begin with https://'],
    ['https://me:hidden@hooks.example.com/', 'carries a user name'],
    ['https://hooks.example.com/a b', 'is no address'],
    [`https://hooks.example.com/${'x'.repeat(2_000)}`, 'is longer'],
  ])('is refused as %j', async (url, why) => {
    const setting = program().alerting.delivery.setWebhook(url)
    await expect(setting).rejects.toMatchObject({ code: 'bad_input', message: expect.stringContaining(why) })
    await expect(setting).rejects.not.toThrow(/hidden/)
  })

  it('is nothing for a demo', async () => {
    const { delivery } = program('demo').alerting
    await expect(delivery.setWebhook('https://hooks.example.com/x')).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('the operating system', () => {
  it('shows each alert once, whichever program raised it, and opens the page that acts on it', async () => {
    const [desktop, other] = [program(), program()]
    desktop.alerting.start()
    await raise(other, alert('a', { params: { period: '2026-11-20' } }))
    await other.alerting.wake()
    await desktop.alerting.wake()
    await desktop.alerting.wake()
    expect(other.shown).toEqual([])
    expect(desktop.shown).toEqual([
      {
        title: 'A dear day',
        body: 'Daily cost threshold exceeded: $12.50 > $10.00',
        page: '#/costs?period=day&date=2026-11-20&groupBy=model',
      },
    ])
  })

  it('shows a pile as one, old news not at all, and nothing once it is switched off', async () => {
    const desktop = program()
    await raise(desktop, alert('old'))
    world.clock.set(NOON + HOUR + 1)
    for (const cause of ['a', 'b', 'c']) await raise(desktop, alert(cause))
    await raise(desktop, alert('d', { kind: 'key_rejected' }))
    desktop.alerting.start()
    await desktop.alerting.wake()
    expect(desktop.shown).toEqual([{ title: '4 alerts', body: 'A dear day; A key was rejected.', page: '#/alerts' }])
    await desktop.alerting.delivery.setNotifies(false)
    await raise(desktop, alert('e'))
    await desktop.alerting.wake()
    await desktop.alerting.delivery.setNotifies(true)
    await desktop.alerting.wake()
    expect(desktop.shown).toHaveLength(1)
  })
})
