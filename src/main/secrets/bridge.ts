import type { MessagePort } from 'node:worker_threads'
import type { SecretStore } from '../../core/ports.ts'
import { failureTold, failureToTell, type ToldFailure } from '../failures.ts'

/** The keychain stays in the main thread; the core's worker asks for it over a port. Both ends of that port. */

type Question = { op: 'get' | 'remove'; account: string } | { op: 'set'; account: string; secret: string }
type Request = Question & { id: number }

type Kind = SecretStore['kind']

type Reply = { id: number; kind: Kind } & (
  | { ok: true; value: string | boolean | null }
  | { ok: false; failure: ToldFailure }
)

/** Answers a worker's requests from `store`. */
export function serveSecrets(store: SecretStore, port: MessagePort): void {
  port.on('message', async (request: Request) => {
    const reply = await perform(store, request).then(
      (value) => ({ ok: true as const, value }),
      (error: unknown) => ({ ok: false as const, failure: failureToTell(error) }),
    )
    port.postMessage({ id: request.id, kind: store.kind, ...reply } satisfies Reply)
  })
}

async function perform(store: SecretStore, question: Question): Promise<string | boolean | null> {
  if (question.op === 'set') {
    await store.set(question.account, question.secret)
    return null
  }
  return question.op === 'get' ? store.get(question.account) : store.remove(question.account)
}

/**
 * The store on the other end of `port`.
 * @param kind what the store is at first; each reply brings its current kind
 */
export function remoteSecrets(port: MessagePort, kind: Kind): SecretStore {
  const waiting = new Map<number, (reply: Reply) => void>()
  let lastId = 0
  let current = kind

  port.on('message', (reply: Reply) => {
    current = reply.kind
    waiting.get(reply.id)?.(reply)
    waiting.delete(reply.id)
  })

  const ask = (question: Question) =>
    new Promise<string | boolean | null>((resolve, reject) => {
      const id = ++lastId
      waiting.set(id, (reply) => {
        if (reply.ok) resolve(reply.value)
        else reject(failureTold(reply.failure))
      })
      port.postMessage({ id, ...question } satisfies Request)
    })

  return {
    get kind() {
      return current
    },
    get: async (account) => (await ask({ op: 'get', account })) as string | null,
    set: async (account, secret) => void (await ask({ op: 'set', account, secret })),
    remove: async (account) => (await ask({ op: 'remove', account })) as boolean,
  }
}
