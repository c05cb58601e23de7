export { createDiagnostics } from './diagnostics.ts'
export type { LogLine } from './line.ts'
export { createFileLog, logStart } from './logger.ts'
export { createLogReader, type LogReader } from './reader.ts'
