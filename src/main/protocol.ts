import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol } from 'electron'
import { CONTENT_SECURITY_POLICY, isAppUrl, SCHEME } from './security/policy.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}

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
  const file = isAppUrl(request.url) && request.method === 'GET' ? fileOf(request.url, folder) : null
  const type = file && TYPES[extname(file)]
  if (!file || !type) return new Response('Not found', { status: 404 })
  try {
    return new Response(await readFile(file), {
      headers: {
        'content-type': type,
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
      },
    })
  } catch {
    return new Response('Not found', { status: 404 })
  }
}

/** The file a URL means, or null when it would be outside the folder. */
function fileOf(url: string, folder: string): string | null {
  let path: string
  try {
    path = decodeURIComponent(new URL(url).pathname)
  } catch {
    return null
  }
  const file = normalize(join(folder, path === '/' ? 'index.html' : path))
  return file.startsWith(normalize(folder) + sep) && !file.includes('\0') ? file : null
}
