/** What an endpoint may be called; the core checks it again. */
export const isEndpointName = (name: string): boolean => /^[a-z][a-z0-9._-]{0,39}$/.test(name)

/** Whether a key could be sent there: https, or http on this computer. The core checks it again. */
export function isEndpointUrl(text: string): boolean {
  if (!URL.canParse(text.trim())) return false
  const { protocol, hostname } = new URL(text.trim())
  return protocol === 'https:' || (protocol === 'http:' && isHere(hostname))
}

/** Whether a host is this computer itself. */
export const isHere = (hostname: string): boolean =>
  /^(localhost|.*\.localhost|\[::1\]|127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/.test(hostname)
