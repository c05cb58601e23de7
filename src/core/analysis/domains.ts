import { getDomain, parse } from 'tldts'
import type { Span } from './types.ts'

/**
 * The registrable domain of a URL or bare domain, by the public suffix list: `acme.co.uk` for `https://shop.acme.co.uk/x`.
 * Null when it has none (an address, a file name, nonsense).
 */
export function registrableDomain(url: string): string | null {
  return getDomain(url, { allowPrivateDomains: true })
}

/** The host of a URL or bare domain, lower case, without a closing dot; null when it has none. */
export function hostOf(url: string): string | null {
  return parse(url).hostname?.replace(/\.$/, '') || null
}

/**
 * True when a URL or bare domain belongs to one of a brand's domains. Subdomains count, `acme.com.evil.com` does not. A
 * brand's domain that is itself a subdomain (`meet.google.com`) takes only what is below it.
 */
export function domainMatches(url: string, domains: readonly string[]): boolean {
  const host = hostOf(url)
  if (!host) return false
  return domains.some((domain) => {
    const wanted = hostOf(domain)?.replace(/^www\./, '')
    return !!wanted && (host === wanted || host.endsWith(`.${wanted}`))
  })
}

/** Letters, digits and hyphens of a domain's label; scripts written without spaces are left out on purpose. */
const isLabelCode = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x30 && code <= 0x39) ||
  code === 0x2d ||
  (code >= 0xc0 && code <= 0x24f) ||
  (code >= 0x370 && code <= 0x52f)

const PATH = /[/?#][^\s<>()[\]{}"'«»“”‘’„|、。，！？\uFFFC]*/y

/** Bare domains in a text, with the path behind them: "wise.com", "revolut.com/es-ES". */
export function bareDomains(text: string): Span[] {
  const found: Span[] = []
  let past = 0
  for (let dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', Math.max(dot + 1, past))) {
    if (!isLabelCode(text.charCodeAt(dot - 1)) || !isLabelCode(text.charCodeAt(dot + 1))) continue
    let start = dot
    while (start > past && (isLabelCode(text.charCodeAt(start - 1)) || text[start - 1] === '.')) start--
    let end = dot + 1
    while (isLabelCode(text.charCodeAt(end)) || (text[end] === '.' && isLabelCode(text.charCodeAt(end + 1)))) end++
    past = end
    if (!isDomain(text.slice(start, end))) continue
    PATH.lastIndex = end
    const path = PATH.exec(text)?.[0].replace(/[.,;:!?*_-]+$/, '') ?? ''
    past = end + path.length
    found.push({ start, end: past })
  }
  return found
}

/** "Acme.It works" is a missing space, not a site in Italy: a top-level domain is written in one case. */
function isDomain(host: string): boolean {
  const suffix = host.slice(host.lastIndexOf('.') + 1)
  if (suffix !== suffix.toLowerCase() && suffix !== suffix.toUpperCase()) return false
  const parsed = parse(host)
  return parsed.isIcann === true && parsed.domain !== null
}
