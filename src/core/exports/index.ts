export { toCsv } from './csv.ts'
export { createExports, type ExportFilter, type ExportFormat, type Exports } from './service.ts'
