import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { RPCHandler } from '@orpc/server/message-port'
import { readConfig } from '../core/config.ts'
import { createFileLog, logStart } from '../core/logging/index.ts'
import { type Logger, systemClock } from '../core/ports.ts'
import { createRouter } from '../core/router/index.ts'
import { openWorkspace, type Workspace } from '../core/workspace.ts'
import { createApiSwitch } from '../server/index.ts'
import { inThread } from './chores/thread.ts'
import type { CoreWorkerData, FromWorker, ToWorker } from './coreHost.ts'
import { remoteFiles } from './files/bridge.ts'
import { log as show } from './log.ts'
import { remoteSecrets } from './secrets/bridge.ts'

/** The core in its thread: gives it ports, and every window a conversation with its router. */

const { paths, version, secrets, secretsKind, files } = workerData as CoreWorkerData

const logs = join(paths.home, 'logs')
let workspace: Workspace | null = null
const record = createFileLog({
  ...{ folder: logs, host: 'desktop', clock: systemClock },
  scrub: (text) => workspace?.core()?.keys.scrub(text) ?? text,
})
const log: Logger = (level, message, fields) => {
  show(level, message, fields)
  record(level, message, fields)
}
const api = createApiSwitch({ version, log })
workspace = openWorkspace({
  ports: {
    clock: systemClock,
    secrets: remoteSecrets(secrets, secretsKind),
    log,
    notify: (notification) => parentPort?.postMessage({ type: 'notify', notification } satisfies FromWorker),
    paths: { ...paths, logs },
    chores: inThread(new URL('./choreWorker.js', import.meta.url)),
    files: remoteFiles(files),
    speak: (language) => parentPort?.postMessage({ type: 'speak', language } satisfies FromWorker),
    api,
  },
  settings: { config: readConfig() },
  version,
})
logStart(log, { host: 'desktop', version, home: paths.home })
api.serve(workspace)
const handler = new RPCHandler(createRouter(workspace, log))

parentPort?.on('message', (message: ToWorker) => {
  if (message.type === 'close') {
    api.close()
    void workspace.close().finally(() => process.exit())
    return
  }
  if (message.type === 'wake') return workspace.wake()
  handler.upgrade(message.port)
  message.port.start()
})
