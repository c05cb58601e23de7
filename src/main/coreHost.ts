import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import { messageOf } from '../core/errors.ts'
import type { FileChooser, Logger, Notifier, Paths, SecretStore } from '../core/ports.ts'
import { serveFiles } from './files/bridge.ts'
import type { HostLanguage } from './messages/index.ts'
import type { CorePort } from './rpc/relay.ts'
import { serveSecrets } from './secrets/bridge.ts'

/** What the worker is given at its start. */
export interface CoreWorkerData {
  readonly paths: Paths
  readonly version: string
  readonly secretsKind: SecretStore['kind']
  readonly secrets: MessagePort
  readonly files: MessagePort
}

/** What the main thread tells the worker. */
export type ToWorker = { type: 'connect'; port: MessagePort } | { type: 'close' } | { type: 'wake' }

/** What the worker tells the main thread. */
export type FromWorker =
  | { type: 'notify'; notification: Parameters<Notifier>[0] }
  | { type: 'speak'; language: HostLanguage }

export interface CoreHostOptions {
  /** The built worker. */
  readonly script: URL
  readonly paths: Paths
  readonly version: string
  readonly secrets: SecretStore
  readonly files: FileChooser
  readonly notify: Notifier
  /** Hears which language the page speaks. */
  readonly speak: (language: HostLanguage) => void
  readonly log: Logger
}

export interface CoreHost {
  /** Opens a conversation; starts the worker when there is none, or when the last one died. */
  connect(): CorePort
  /** Has the schedule looked at, where a worker runs: time has passed, or is another. */
  wake(): void
  /** Lets calls in flight finish and closes the home. */
  close(): Promise<void>
}

/** Runs the core in a thread of its own, so that nothing it does can hold up the window. */
export function createCoreHost(options: CoreHostOptions): CoreHost {
  let worker: Worker | null = null
  let ended: Promise<void> = Promise.resolve()

  const start = (): Worker => {
    const keychain = new MessageChannel()
    serveSecrets(options.secrets, keychain.port1)
    const dialogs = new MessageChannel()
    serveFiles(options.files, dialogs.port1)
    const workerData: CoreWorkerData = {
      paths: options.paths,
      version: options.version,
      secretsKind: options.secrets.kind,
      secrets: keychain.port2,
      files: dialogs.port2,
    }
    const started = new Worker(options.script, { workerData, transferList: [keychain.port2, dialogs.port2] })
    started.on('message', (message: FromWorker) => {
      if (message.type === 'notify') options.notify(message.notification)
      else options.speak(message.language)
    })
    started.on('error', (error) => options.log('error', `The core stopped: ${messageOf(error)}`))
    ended = new Promise((resolve) => {
      started.on('exit', () => {
        keychain.port1.close()
        dialogs.port1.close()
        if (worker === started) worker = null
        resolve()
      })
    })
    return started
  }

  return {
    connect() {
      worker ??= start()
      const host = worker
      const { port1, port2 } = new MessageChannel()
      let hungUp = false
      // The other end closes only when its thread dies, which is heard here before the thread's own end is.
      port1.on('close', () => {
        if (!hungUp && worker === host) worker = null
      })
      host.postMessage({ type: 'connect', port: port2 } satisfies ToWorker, [port2])
      return {
        postMessage: (data) => port1.postMessage(data),
        onMessage: (listener) => port1.on('message', listener),
        onClose: (listener) => port1.on('close', listener),
        close() {
          hungUp = true
          port1.close()
        },
      }
    },
    wake() {
      worker?.postMessage({ type: 'wake' } satisfies ToWorker)
    },
    async close() {
      worker?.postMessage({ type: 'close' } satisfies ToWorker)
      await ended
    },
  }
}
