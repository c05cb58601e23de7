import { UserError } from '../errors.ts'

const LOOPBACK_V4 = /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/

/** Whether a URL points at this machine itself: `localhost`, 127.0.0.0/8 or ::1. A text that is no URL does not. */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false
  const host = new URL(url).hostname
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || LOOPBACK_V4.test(host)
}

/**
 * Checks a base URL before a key is sent to it: https, or http on this machine, without credentials, query or fragment.
 * @param provider the name it is for, for the message
 * @returns the URL without trailing slashes
 * @throws UserError `bad_input`
 */
export function checkBaseUrl(provider: string, url: string): string {
  const refuse = (why: string) => new UserError('bad_input', `The base URL of ${provider} ${why}`)
  const trimmed = url.trim()
  if (!URL.canParse(trimmed)) {
    throw refuse('is not a URL. Give one such as https://api.example.com/v1.')
  }
  const parsed = new URL(trimmed)
  if (parsed.username !== '' || parsed.password !== '') {
    throw refuse('carries a user name or password. Leave it out and set a key instead.')
  }
  if (parsed.search !== '' || parsed.hash !== '') {
    throw refuse('carries a query or fragment. Give the part before it alone.')
  }
  if (parsed.protocol !== 'https:' && !(parsed.protocol === 'http:' && isLoopback(trimmed))) {
    throw refuse(`must begin with https:// (http:// only on this machine), not ${parsed.protocol}//${parsed.host}.`)
  }
  return trimmed.replace(/\/+$/, '')
}
