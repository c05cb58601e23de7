import { describe, expect, it } from 'vitest'
import { readComplaint } from './complaint.ts'
import { parseDuration, readPacing, retryAfterMs } from './hints.ts'

const said = (message: string, details?: unknown) => readComplaint(JSON.stringify({ error: { message, details } }))
const nothing = said('No.')

describe('when to try again', () => {
  it.each([
    ['6ms', 6],
    ['20s', 20_000],
    ['1.5s', 1_500],
    ['6m0s', 360_000],
    ['114h18m0s', 411_480_000],
    ['38.8s', 38_800],
    ['2 minutes', 120_000],
    ['1 hour and 30 minutes', 5_400_000],
    ['0.0001s', 1],
    ['soon', null],
    ['', null],
  ])('reads the duration %s', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds)
  })

  it.each<[string, Record<string, string>, number | null]>([
    ['in milliseconds first', { 'retry-after-ms': '1200', 'retry-after': '60' }, 1_200],
    ['in seconds', { 'retry-after': '7' }, 7_000],
    ['in parts of a second', { 'retry-after': '0.5' }, 500],
    ['by date', { 'retry-after': 'Tue, 26 Mar 2024 20:00:09 GMT', date: 'Tue, 26 Mar 2024 19:59:59 GMT' }, 10_000],
    [
      'by a date that has passed',
      { 'retry-after': 'Tue, 26 Mar 2024 19:00:00 GMT', date: 'Tue, 26 Mar 2024 19:59:59 GMT' },
      0,
    ],
    ['by an empty allowance', { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '1s' }, 1_000],
    [
      'not by an allowance that is left',
      { 'x-ratelimit-remaining-requests': '3', 'x-ratelimit-reset-requests': '1s' },
      null,
    ],
    ['not by nonsense', { 'retry-after': 'later' }, null],
  ])('reads headers: %s', (_how, headers, milliseconds) => {
    expect(retryAfterMs(new Headers(headers), nothing)).toBe(milliseconds)
  })

  it.each([
    [said('Rate limit reached: Limit 100, Used 99. Please try again in 114h18m0s. Visit https://x.'), 411_480_000],
    [said('on tokens per min. Limit: 10000 / min. Please try again in 6ms. Contact us.'), 6],
    [said('Quota exceeded for metric: x, limit: 20\nPlease retry in 38.806453174s.'), 38_807],
    [said('Please try again in 20 seconds.'), 20_000],
    [said('x', [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '21s' }]), 21_000],
    [said('Try again later.'), null],
  ])('reads bodies', (complaint, milliseconds) => {
    expect(retryAfterMs(new Headers(), complaint)).toBe(milliseconds)
  })
})

describe('pacing', () => {
  it.each<[string, Record<string, string>, { remainingRequests: number | null; resetMs: number | null }]>([
    [
      'OpenAI',
      { 'x-ratelimit-remaining-requests': '59', 'x-ratelimit-reset-requests': '6m0s' },
      { remainingRequests: 59, resetMs: 360_000 },
    ],
    [
      'Anthropic',
      {
        'anthropic-ratelimit-requests-remaining': '0',
        'anthropic-ratelimit-requests-reset': '2024-03-26T20:00:00Z',
        date: 'Tue, 26 Mar 2024 19:59:59 GMT',
      },
      { remainingRequests: 0, resetMs: 1_000 },
    ],
    ['others', { 'x-ratelimit-remaining': '5' }, { remainingRequests: 5, resetMs: null }],
    ['nobody', {}, { remainingRequests: null, resetMs: null }],
    [
      'nonsense',
      { 'x-ratelimit-remaining-requests': '-1', 'x-ratelimit-reset-requests': 'soon' },
      { remainingRequests: null, resetMs: null },
    ],
  ])('reads the allowance of %s', (_who, headers, pacing) => {
    expect(readPacing(new Headers(headers))).toEqual(pacing)
  })
})
