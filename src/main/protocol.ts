import { protocol } from 'electron'
import { pageHeaders, readPageFile } from '../core/page/index.ts'
import { isAppUrl, SCHEME } from './security/policy.ts'

/** Must run before the app is ready: makes the scheme a real, secure origin. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }])
}

/** Serves the built page from `folder`, and nothing outside it. */
export function serveApp(folder: string): void {
  protocol.handle(SCHEME, (request) => answer(request, folder))
}

/** One request to the app's own origin. */
export async function answer(request: Request, folder: string): Promise<Response> {
  const asked = isAppUrl(request.url) && request.method === 'GET'
  const file = asked ? await readPageFile(folder, new URL(request.url).pathname) : null
  if (!file) return new Response('Not found', { status: 404 })
  return new Response(file.body, { headers: { 'content-type': file.type, ...pageHeaders({ ownOrigin: false }) } })
}
