import { registrableDomain } from '../analysis/index.ts'

/** The site a citation stands for, and what told us. */
export interface CitedSite {
  /** Registrable domain, lower case; null when nothing tells. */
  domain: string | null
  from: 'url' | 'title'
}

/** Gemini cites every source through redirects of one host of Google's and puts the site in the title. */
const REDIRECT = /^https?:\/\/vertexaisearch\.cloud\.google\.com\/grounding-api-redirect\//i

/** Finds the site behind a cited URL. Pure. */
export function citedSite(url: string, title: string | null): CitedSite {
  if (!REDIRECT.test(url)) return { domain: registrableDomain(url), from: 'url' }
  const host = title?.trim().toLowerCase() ?? ''
  const isHost = /^[^\s/]+\.[^\s/]+$/.test(host)
  return { domain: isHost ? registrableDomain(`https://${host}/`) : null, from: 'title' }
}
