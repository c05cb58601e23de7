/** What may be opened outside: pages of the web, whose address says plainly where it leads. */
const SCHEMES = new Set(['https:', 'http:'])

export interface ExternalLink {
  readonly address: string
  /** The host as it is looked up, so that letters which only look like others are seen. */
  readonly host: string
}

/**
 * Where a link from untrusted text leads.
 * @returns null for whatever may not be opened: other schemes, no host, or a name before the host that pretends to be one
 */
export function externalLink(url: string): ExternalLink | null {
  if (!URL.canParse(url)) return null
  const { protocol, host, username, password, href } = new URL(url)
  if (!SCHEMES.has(protocol) || host === '' || username !== '' || password !== '') return null
  return { address: href, host }
}
