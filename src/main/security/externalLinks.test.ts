import { describe, expect, it } from 'vitest'
import { externalLink } from './externalLinks.ts'

describe('links to the world outside', () => {
  it.each([
    ['https://example.com/a?b#c', 'example.com'],
    ['http://localhost:8080/', 'localhost:8080'],
    ['HTTPS://EXAMPLE.com', 'example.com'],
    // Cyrillic а in the name.
    ['https://аpple.com/', 'xn--pple-43d.com'],
    ['https://example.com.evil.example/', 'example.com.evil.example'],
  ])('%s leads to %s', (url, host) => {
    expect(externalLink(url)?.host).toBe(host)
  })

  it.each([
    'https://example.com@evil.example/',
    'https://user:word@example.com/',
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'smb://server/share',
    'ms-msdt:/id',
    'mailto:a@example.com',
    'app://earshot/',
    'vscode://file/x',
    'https://',
    'not a link',
    '',
  ])('%s is not opened', (url) => {
    expect(externalLink(url)).toBeNull()
  })
})
