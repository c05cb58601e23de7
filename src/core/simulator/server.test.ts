import { afterEach, describe, expect, it } from 'vitest'
import { sumUsd } from '../money.ts'
import { createSimulator, type FaultKind, type FaultRule, type Simulator, type SimulatorOptions } from './index.ts'

let simulator: Simulator
const start = async (options: Partial<SimulatorOptions> = {}) => {
  simulator = await createSimulator({ seed: 'server', ...options })
}
afterEach(() => simulator.close())

const post = (url: string, body: unknown, init: RequestInit = {}) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), ...init })
const ask = (input = 'Which CRM is best?', over: object = {}, init: RequestInit = {}) =>
  post(`${simulator.baseUrls.openai}/responses`, { model: 'gpt-5', input, ...over }, init)
const askClaude = (over: object = {}) =>
  post(`${simulator.baseUrls.anthropic}/v1/messages`, {
    model: 'claude-haiku-4-5',
    max_tokens: 1000,
    messages: [{ role: 'user', content: 'Which CRM?' }],
    ...over,
  })
const askGemini = (over: object = {}, model = 'gemini-2.5-flash') =>
  post(`${simulator.baseUrls.google}/v1beta/models/${model}:generateContent`, {
    contents: [{ parts: [{ text: 'Which CRM?' }] }],
    ...over,
  })
/** A client that hangs up when its call arrives: that is when the simulator asks what day it is. */
function hangingUp() {
  const client = new AbortController()
  const day = () => {
    client.abort()
    return '2026-10-01'
  }
  return { signal: client.signal, day }
}
const statuses = async (calls: Promise<Response>[]) => (await Promise.all(calls)).map(({ status }) => status)
const broken = (rule: FaultRule) => start({ faults: [rule] })

describe('answers', () => {
  it('differ by occurrence and come again after a reset', async () => {
    await start()
    const three = async () => [
      await (await ask()).text(),
      await (await ask()).text(),
      await (await ask('other')).text(),
    ]
    const first = await three()
    expect(new Set(first).size).toBe(3)
    expect(simulator.served().map(({ occurrence }) => occurrence)).toEqual([0, 1, 0])
    simulator.reset()
    expect(simulator.served()).toEqual([])
    expect(await three()).toEqual(first)
  })

  it('count occurrences anew on another day, which they say', async () => {
    await start({ day: '2026-10-01' })
    const one = await (await ask()).json()
    simulator.setDay('2026-11-10')
    const two = await (await ask()).json()
    expect(simulator.served().map(({ day, occurrence }) => [day, occurrence])).toEqual([
      ['2026-10-01', 0],
      ['2026-11-10', 0],
    ])
    expect([one.model, two.model]).toEqual(['gpt-5-2025-08-07', 'gpt-5-2026-10-14'])
    expect(new Date(two.created_at * 1000).toISOString()).toContain('2026-11-10')
  })

  it('are the same whatever else goes wrong before', async () => {
    await start()
    const wanted = await (await ask()).text()
    simulator.reset()
    simulator.setFaults([
      { kind: 'rate_limited', to: 2 },
      { kind: 'reset_before_headers', from: 3, to: 3 },
    ])
    expect(await statuses([ask(), ask()])).toEqual([429, 429])
    await expect(ask()).rejects.toThrow()
    expect(await (await ask()).text()).toBe(wanted)
  })

  it('are billed even when the client has gone', async () => {
    const { signal, day } = hangingUp()
    await start({ latencyMs: 150, day })
    await expect(ask(undefined, {}, { signal })).rejects.toThrow('aborted')
    expect(simulator.totals()).toMatchObject({ pending: 1, billed: 0 })
    await expect.poll(() => simulator.totals().pending).toBe(0)
    expect(simulator.served()[0]).toMatchObject({ billed: true, delivered: false, httpStatus: 200 })
    expect(simulator.totals().cost).toBeGreaterThan(0n)
  })

  it('add up to the bill', async () => {
    await start()
    await Promise.all([ask(), ask(), askClaude(), askGemini(), ask('x', { model: 'no-such-model' })])
    const { calls, billed, cost, byProvider } = simulator.totals()
    expect([calls, billed]).toEqual([5, 4])
    expect(cost).toBe(sumUsd(simulator.served().map((call) => call.cost)))
    expect(cost).toBe(sumUsd(Object.values(byProvider).map((part) => part.cost)))
    expect(simulator.served().every(({ delivered, billed: paid }) => delivered || !paid)).toBe(true)
  })
})

describe('requests that no provider takes', () => {
  it('are turned down and not billed', async () => {
    await start()
    const invalid = [
      ask('', {}),
      ask('x', { max_output_tokens: 3 }),
      askClaude({ max_tokens: undefined }),
      askClaude({ messages: [] }),
      askGemini({ contents: [] }),
      ask(undefined, {}, { body: '{"model":' }),
    ]
    expect(await statuses(invalid)).toEqual([400, 400, 400, 400, 400, 400])
    expect(await statuses([ask('x', { model: 'gpt-99' }), askClaude({ model: 'x' }), askGemini({}, 'x')])).toEqual([
      404, 404, 404,
    ])
    expect(simulator.totals()).toMatchObject({ calls: 9, billed: 0, pending: 0, cost: 0n })
  })

  it('take a prompt of 200 kB, but not one above the context window, nor one that is endless', async () => {
    await start()
    expect(await statuses([ask('é'.repeat(200_000)), ask('x'.repeat(800_000)), ask('x'.repeat(8_100_000))])).toEqual([
      200, 400, 413,
    ])
    expect(simulator.totals()).toMatchObject({ calls: 3, billed: 1, pending: 0 })
  })

  it('name no path of ours', async () => {
    await start()
    expect((await post(`${simulator.baseUrls.openai}/embeddings`, {})).status).toBe(404)
    expect((await fetch(`${simulator.baseUrls.openai}/responses`)).status).toBe(404)
  })
})

describe('refusals', () => {
  it.each<[FaultKind, number, number, number]>([
    ['auth', 401, 401, 400],
    ['quota', 429, 400, 429],
    ['rate_limited', 429, 429, 429],
    ['bad_request', 400, 400, 400],
    ['too_large', 400, 400, 400],
    ['model_not_found', 404, 404, 404],
    ['server_error', 500, 500, 500],
    ['unavailable', 503, 503, 503],
    ['overloaded', 503, 529, 503],
  ])('%s has each provider’s status and no cost', async (kind, openai, anthropic, google) => {
    await broken({ kind })
    expect(await statuses([ask(), askClaude(), askGemini()])).toEqual([openai, anthropic, google])
    expect(simulator.totals()).toMatchObject({ billed: 0, pending: 0 })
    expect(simulator.served().every((call) => call.fault === kind)).toBe(true)
  })

  it('carry the hint when to try again as each provider gives it', async () => {
    await broken({ kind: 'rate_limited', retryAfterMs: 1500 })
    const [openai, anthropic, gemini] = await Promise.all([ask(), askClaude(), askGemini()])
    for (const { headers } of [openai, anthropic]) {
      expect([headers.get('retry-after'), headers.get('retry-after-ms')]).toEqual(['2', '1500'])
    }
    expect(gemini.headers.get('retry-after')).toBeNull()
    expect((await gemini.json()).error.details).toEqual([
      { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '1.5s' },
    ])
  })

  it('carry no hint without one', async () => {
    await broken({ kind: 'rate_limited' })
    const [openai, gemini] = await Promise.all([ask(), askGemini()])
    expect(openai.headers.get('retry-after')).toBeNull()
    expect((await gemini.json()).error.details).toBeUndefined()
  })

  it('can depend on how many calls are in flight', async () => {
    await start({ faults: [{ kind: 'rate_limited', inFlightOver: 3 }, { kind: 'hang' }] })
    const client = new AbortController()
    const calls = Array.from({ length: 8 }, () => ask(undefined, {}, { signal: client.signal }).catch(() => null))
    await expect.poll(() => simulator.totals()).toMatchObject({ calls: 8, pending: 3 })
    client.abort()
    const answers = await Promise.all(calls)
    expect(answers.filter((answer) => answer?.status === 429)).toHaveLength(5)
    simulator.setFaults([{ kind: 'rate_limited', inFlightOver: 3 }])
    await expect.poll(() => simulator.totals().pending).toBe(0)
    expect((await ask()).status).toBe(200)
  })
})

describe('damaged answers', () => {
  const book = () => simulator.served()[0]!

  it('break off in the middle of the JSON', async () => {
    await broken({ kind: 'truncated_json' })
    const text = await (await ask()).text()
    expect(text.length).toBeGreaterThan(100)
    expect(() => JSON.parse(text)).toThrow(SyntaxError)
    expect(book()).toMatchObject({ billed: true, httpStatus: 200, fault: 'truncated_json' })
  })

  it('are empty, or a page of HTML', async () => {
    await start({
      faults: [
        { kind: 'empty_body', to: 1 },
        { kind: 'non_json', from: 2 },
      ],
    })
    const empty = await ask()
    expect([empty.status, await empty.text()]).toEqual([200, ''])
    const page = await ask()
    expect([page.status, page.headers.get('content-type'), (await page.text()).slice(0, 9)]).toEqual([
      200,
      'text/html',
      '<!doctype',
    ])
    expect(simulator.served().map(({ billed }) => billed)).toEqual([true, false])
  })

  it('lose their connection before or after the headers', async () => {
    await start({
      faults: [
        { kind: 'reset_before_headers', to: 1, billed: true },
        { kind: 'reset_after_headers', from: 2 },
      ],
    })
    await expect(ask()).rejects.toThrow()
    const response = await ask()
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow()
    expect(simulator.served()).toMatchObject([
      { billed: true, delivered: false, httpStatus: null },
      { billed: true, delivered: false, httpStatus: 200 },
    ])
  })

  it('never come, and are over when the client gives up', async () => {
    const { signal, day } = hangingUp()
    await start({ faults: [{ kind: 'hang' }], day })
    await expect(ask(undefined, {}, { signal })).rejects.toThrow('aborted')
    await expect.poll(() => simulator.totals().pending).toBe(0)
    expect(book()).toMatchObject({ billed: false, httpStatus: null, fault: 'hang' })
  })

  it('come late', async () => {
    await broken({ kind: 'slow', delayMs: 30 })
    expect((await ask()).status).toBe(200)
    expect(book()).toMatchObject({ billed: true, delivered: true, fault: 'slow' })
  })

  it('say nothing of their usage, which is billed', async () => {
    await broken({ kind: 'no_usage' })
    const bodies = await Promise.all([ask(), askClaude(), askGemini()].map(async (call) => (await call).json()))
    for (const body of bodies) expect(body.usage ?? body.usageMetadata).toBeUndefined()
    expect(simulator.totals().billed).toBe(3)
  })

  it('are as long as asked', async () => {
    await broken({ kind: 'huge' })
    const text = await (await ask(undefined, { max_output_tokens: 4096 })).text()
    expect(text.length).toBeGreaterThan(2_000_000)
    expect(JSON.parse(text).usage.output_tokens).toBeLessThanOrEqual(4096)
  })
})

describe('outcomes', () => {
  it('are refusals, filters and spent limits in each provider’s own words', async () => {
    const ends = async (kind: FaultKind) => {
      simulator.setFaults([{ kind }])
      const [openai, claude, gemini] = await Promise.all(
        [ask(), askClaude(), askGemini()].map(async (call) => (await call).json()),
      )
      return [
        openai.incomplete_details?.reason ?? openai.output.at(-1).content[0].type,
        claude.stop_reason,
        gemini.candidates[0].finishReason,
      ]
    }
    await start()
    expect(await ends('refused')).toEqual(['refusal', 'refusal', 'STOP'])
    expect(await ends('filtered')).toEqual(['content_filter', 'refusal', 'SAFETY'])
    expect(await ends('spent_thinking')).toEqual(['max_output_tokens', 'max_tokens', 'MAX_TOKENS'])
    expect(simulator.totals().billed).toBe(9)
  })
})
