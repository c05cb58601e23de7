import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createScrubber } from './index.ts'

const secret = fc.string({ unit: 'grapheme-ascii', minLength: 8, maxLength: 80 })
const anything = fc.string({ unit: 'grapheme' })

/** Every way a program may have written a secret into a text. */
const writings: Record<string, (secret: string) => string> = {
  plain: (s) => s,
  'in upper case': (s) => s.toUpperCase(),
  'percent-encoded': (s) => encodeURIComponent(s),
  'in JSON': (s) => JSON.stringify({ key: s }),
  hexadecimal: (s) => Buffer.from(s).toString('hex'),
  base64: (s) => Buffer.from(s).toString('base64'),
  base64url: (s) => Buffer.from(s).toString('base64url'),
  'as basic credentials': (s) => Buffer.from(`user:${s}`).toString('base64'),
  'as a bearer token': (s) => `Authorization: Bearer ${s}`,
}

/** The text as somebody looking for the secret would read it, in any of these ways. */
const readings = (text: string) => [
  text,
  ...(text.match(/[A-Za-z0-9+/_-]{8,}={0,2}/g) ?? []).flatMap((run) =>
    [0, 1, 2, 3].map((skip) => Buffer.from(run.slice(skip), 'base64').toString('latin1')),
  ),
  ...(text.match(/(?:[0-9a-f]{2}){4,}/gi) ?? []).map((run) => Buffer.from(run, 'hex').toString('latin1')),
  text.replace(/%[0-9a-f]{2}/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16))),
  text.replace(/\\(["\\])/g, '$1'),
]

describe('scrubbing', () => {
  it.each(Object.keys(writings))('leaves no given secret that is written %s', (name) => {
    fc.assert(
      fc.property(secret, anything, anything, (key, before, after) => {
        const scrub = createScrubber(() => [key])
        const clean = scrub(`${before}${writings[name]?.(key)}${after}`)
        for (const reading of readings(clean)) expect(reading.toLowerCase()).not.toContain(key.toLowerCase())
      }),
      { numRuns: 500 },
    )
  })

  it('leaves none of several secrets, one inside the other included', () => {
    fc.assert(
      fc.property(fc.array(secret, { minLength: 1, maxLength: 4 }), anything, (keys, text) => {
        const scrub = createScrubber(() => [...keys, ...keys.map((key) => key.slice(0, 6))])
        const clean = scrub(`${text}${keys.join(text)}${keys.join('')}`)
        for (const key of keys) expect(clean.toLowerCase()).not.toContain(key.toLowerCase())
      }),
    )
  })

  it('covers a key that was set after the scrubber was made', () => {
    const keys: string[] = []
    const scrub = createScrubber(() => keys)
    expect(scrub('my-new-secret')).toBe('my-new-secret')
    keys.push('my-new-secret')
    expect(scrub('<my-new-secret>')).toBe('<•••>')
  })

  it.each([
    'sk-proj-4f8a2c91d7e35b60_A-b',
    'sk-ant-api03-4f8a2c91d7e35b60',
    'sk-or-v1-4f8a2c91d7e35b60',
    'pplx-4f8a2c91d7e35b60',
    'AIzaSyA4f8a2c91d7e35b60xyz',
    'AQ.Ab8RN6J4f8a2c91d7e35b60',
    'gsk_4f8a2c91d7e35b604f8a',
    'xai-4f8a2c91d7e35b604f8a',
  ])('knows %s for a key by its shape', (key) => {
    const scrub = createScrubber(() => [])
    expect(scrub(`Incorrect API key provided: ${key}.`)).toBe('Incorrect API key provided: •••.')
    expect(scrub(`{"key":"${key}"}`)).toBe('{"key":"•••"}')
  })

  it.each([
    ['Authorization: Bearer abcdef1234', 'Authorization: Bearer •••'],
    ['x-api-key: whatever-it-is', 'x-api-key: •••'],
    ['{"x-goog-api-key": "whatever"}', '{"x-goog-api-key": "•••"}'],
    ['GET /v1/models?key=whatever&page=2', 'GET /v1/models?key=•••&page=2'],
  ])('empties what carries a key: %s', (text, clean) => {
    expect(createScrubber(() => [])(text)).toBe(clean)
  })

  it.each([
    'Bearer authentication is required. Risk-averse, task-oriented sk-learn users ask: which key?',
    'The API key is missing; see https://example.com/keys?page=2#api-key',
    'Ask for a maximum of 4096 tokens. AIza is not a key, nor is sk-1.',
  ])('leaves ordinary words alone: %s', (text) => {
    expect(createScrubber(() => ['abc'])(text)).toBe(text)
  })

  it('takes a long text in one pass', () => {
    const scrub = createScrubber(() => ['my-secret-key-0123456789'])
    const text = `${'Bearer '.repeat(50_000)}${'a'.repeat(500_000)}sk-${'x-api-key: '.repeat(20_000)}`
    expect(scrub(text)).toHaveLength(scrub(scrub(text)).length)
  })
})
