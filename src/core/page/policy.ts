/** What the built page may do, wherever it is served from. Everything not allowed here is refused. */

/** No inline script or style, nothing but the app's own files. */
const ALLOWED = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
]

export interface PagePolicy {
  /** Whether the page reaches the core by calls to its own origin; else it reaches no network at all. */
  ownOrigin: boolean
}

/** The headers that hold a page to its policy, names in lower case. */
export function pageHeaders({ ownOrigin }: PagePolicy): Record<string, string> {
  return {
    'content-security-policy': [...ALLOWED, ...(ownOrigin ? ["connect-src 'self'"] : [])].join('; '),
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  }
}
