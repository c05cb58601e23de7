import { describe, expect, it } from 'vitest'
import { createProvider, DEFAULT_BASE_URLS, isLoopback } from './index.ts'
import { KEY } from './testing/bodies.ts'

const make = (baseUrl: string | null) =>
  createProvider({ name: 'my endpoint', kind: 'compatible', baseUrl, apiKey: KEY })

describe('base URLs', () => {
  it.each([
    ['https://api.example.com/v1', 'https://api.example.com/v1'],
    [' https://api.example.com/v1/ ', 'https://api.example.com/v1'],
    ['http://localhost:11434/v1', 'http://localhost:11434/v1'],
    ['http://127.0.0.1:1234/v1', 'http://127.0.0.1:1234/v1'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
  ])('takes %s', (given, kept) => {
    expect(make(given).baseUrl).toBe(kept)
  })

  it.each([
    [
      'http://api.example.com/v1',
      'must begin with https:// (http:// only on this machine), not http://api.example.com.',
    ],
    ['http://127.0.0.1.example.com/v1', 'must begin with https://'],
    ['http://localhost.example.com/v1', 'must begin with https://'],
    ['http://192.168.1.10:11434/v1', 'must begin with https://'],
    ['ftp://localhost/v1', 'must begin with https://'],
    ['file:///etc/passwd', 'must begin with https://'],
    ['https://user:secret@api.example.com', 'carries a user name or password'],
    ['https://api.example.com/v1?key=secret', 'carries a query or fragment'],
    ['api.example.com/v1', 'is not a URL'],
    ['', 'is not a URL'],
  ])('refuses %s', (given, why) => {
    expect(() => make(given)).toThrowError(expect.objectContaining({ name: 'UserError', code: 'bad_input' }))
    expect(() => make(given)).toThrowError(`The base URL of my endpoint ${why}`)
    expect(() => make(given)).not.toThrowError('secret')
  })

  it('has one for each built-in provider, and asks for one elsewhere', () => {
    for (const [name, url] of Object.entries(DEFAULT_BASE_URLS)) {
      const kind = name as keyof typeof DEFAULT_BASE_URLS
      expect(createProvider({ name, kind, baseUrl: null, apiKey: KEY }).baseUrl).toBe(url)
    }
    expect(() => make(null)).toThrowError('The endpoint my endpoint has no base URL: give one.')
  })

  it('knows this machine', () => {
    for (const url of ['http://localhost', 'http://127.8.9.1:80/x', 'https://[::1]/', 'http://app.localhost']) {
      expect(isLoopback(url)).toBe(true)
    }
    for (const url of ['https://example.com', 'http://127.0.0.1.nip.io', 'localhost', '', 'http://10.0.0.1']) {
      expect(isLoopback(url)).toBe(false)
    }
  })
})
