import type { Route } from 'playwright-core'

type Handler = (request: Request) => Promise<Response>

const handlers = new Map<string, Handler>()

export const protocol = {
  registerSchemesAsPrivileged(_schemes: unknown): void {},
  handle(scheme: string, handler: Handler): void {
    handlers.set(scheme, handler)
  },
}

/**
 * Chromium knows no scheme of ours, so `app://earshot/x` travels as `https://earshot.app.invalid/x`: an origin as
 * secure as the real one, which never reaches a network because every request of the page is answered here.
 */
const SUFFIX = /^https:\/\/([^/]+)\.([a-z]+)\.invalid(\/|$)/

export const toBrowserUrl = (url: string): string => url.replace(/^([a-z]+):\/\/([^/]+)/, 'https://$2.$1.invalid')

export const fromBrowserUrl = (url: string): string => url.replace(SUFFIX, '$2://$1$3')

/** Answers one request of a page by the app's handler; what no handler serves is not fetched. */
export async function serve(route: Route): Promise<void> {
  const url = fromBrowserUrl(route.request().url())
  const handler = handlers.get(new URL(url).protocol.slice(0, -1))
  if (!handler) return route.abort('blockedbyclient')
  const response = await handler(new Request(url, { method: route.request().method() }))
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  })
}
