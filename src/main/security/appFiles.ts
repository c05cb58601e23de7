import { pageHeaders, readPageFile } from '../../core/page/index.ts'
import { isAppUrl } from './policy.ts'

/** Answers one request to the app's own origin from the built page in `folder`, and from nothing else. */
export async function answerFromFiles(request: Request, folder: string): Promise<Response> {
  const asked = isAppUrl(request.url) && request.method === 'GET'
  const file = asked ? await readPageFile(folder, new URL(request.url).pathname) : null
  if (!file) return new Response('Not found', { status: 404 })
  return new Response(file.body, { headers: { 'content-type': file.type, ...pageHeaders({ ownOrigin: false }) } })
}
