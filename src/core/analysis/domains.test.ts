import { describe, expect, it } from 'vitest'
import { bareDomains, domainMatches, registrableDomain } from './domains.ts'

describe('domainMatches', () => {
  it.each([
    ['https://acme.com/pricing', true],
    ['http://www.acme.com', true],
    ['shop.acme.com/x?y', true],
    ['ACME.COM.', true],
    ['https://acme.com.evil.com', false],
    ['https://notacme.com', false],
    ['https://evil.com/acme.com', false],
    ['https://user@acme.com:8080/', true],
    ['nonsense', false],
    ['', false],
  ])('%s belongs to acme.com: %s', (url, expected) => {
    expect(domainMatches(url, ['acme.com'])).toBe(expected)
  })

  it('takes only what is below a domain that is a subdomain', () => {
    expect(domainMatches('https://meet.google.com/abc', ['meet.google.com'])).toBe(true)
    expect(domainMatches('https://google.com', ['meet.google.com'])).toBe(false)
  })
})

describe('registrableDomain', () => {
  it.each([
    ['https://shop.acme.co.uk/x', 'acme.co.uk'],
    ['blog.acme.com', 'acme.com'],
    ['https://127.0.0.1/x', null],
    ['README', null],
  ])('of %s is %s', (url, expected) => {
    expect(registrableDomain(url)).toBe(expected)
  })
})

describe('bareDomains', () => {
  it('finds domains in prose, not missing spaces, numbers or abbreviations', () => {
    const text = 'See wise.com, revolut.com/es-ES. Use Acme.It works, e.g. 3.5 or v1.2; 请访问acme.cn了解 acme.io에서'
    expect(bareDomains(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'wise.com',
      'revolut.com/es-ES',
      'acme.cn',
      'acme.io',
    ])
  })
})
