import type { MessagePort } from 'node:worker_threads'
import type { FileChooser } from '../../core/ports.ts'

/** Dialogs are the main thread's; the core's worker asks for files over a port. Both ends of that port. */

type Question = { ask: 'save'; name: string } | { ask: 'openBackup' }
type Request = Question & { id: number }
type Reply = { id: number; path: string | null }

/** Answers a worker's questions by asking the user. A dialog that cannot be shown counts as closed. */
export function serveFiles(files: FileChooser, port: MessagePort): void {
  port.on('message', async (request: Request) => {
    const chosen = request.ask === 'save' ? files.save(request.name) : files.openBackup()
    const path = await chosen.catch(() => null)
    port.postMessage({ id: request.id, path } satisfies Reply)
  })
}

/** The user, on the other end of `port`. */
export function remoteFiles(port: MessagePort): FileChooser {
  const waiting = new Map<number, (path: string | null) => void>()
  let lastId = 0
  port.on('message', ({ id, path }: Reply) => {
    waiting.get(id)?.(path)
    waiting.delete(id)
  })
  const ask = (question: Question) =>
    new Promise<string | null>((resolve) => {
      const id = ++lastId
      waiting.set(id, resolve)
      port.postMessage({ id, ...question } satisfies Request)
    })
  return { save: (name) => ask({ ask: 'save', name }), openBackup: () => ask({ ask: 'openBackup' }) }
}
