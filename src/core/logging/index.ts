export { createDiagnostics } from './diagnostics.ts'
export { createFileLog, logStart } from './logger.ts'
export { createLogReader } from './reader.ts'
