import { parentPort, workerData } from 'node:worker_threads'
import { RPCHandler } from '@orpc/server/message-port'
import { readConfig } from '../core/config.ts'
import { systemClock } from '../core/ports.ts'
import { createRouter } from '../core/router/index.ts'
import { openWorkspace } from '../core/workspace.ts'
import { createApiSwitch } from '../server/index.ts'
import { inThread } from './chores/thread.ts'
import type { CoreWorkerData, FromWorker, ToWorker } from './coreHost.ts'
import { remoteFiles } from './files/bridge.ts'
import { log } from './log.ts'
import { remoteSecrets } from './secrets/bridge.ts'

/** The core in its thread: gives it ports, and every window a conversation with its router. */

const { paths, version, secrets, secretsKind, files } = workerData as CoreWorkerData

const api = createApiSwitch({ version, log })
const workspace = openWorkspace({
  ports: {
    clock: systemClock,
    secrets: remoteSecrets(secrets, secretsKind),
    log,
    notify: (notification) => parentPort?.postMessage({ type: 'notify', notification } satisfies FromWorker),
    paths,
    chores: inThread(new URL('./choreWorker.js', import.meta.url)),
    files: remoteFiles(files),
    speak: (language) => parentPort?.postMessage({ type: 'speak', language } satisfies FromWorker),
    api,
  },
  settings: { config: readConfig() },
  version,
})
api.serve(workspace)
const handler = new RPCHandler(createRouter(workspace, log))

parentPort?.on('message', (message: ToWorker) => {
  if (message.type === 'close') {
    api.close()
    void workspace.close().finally(() => process.exit())
    return
  }
  handler.upgrade(message.port)
  message.port.start()
})
