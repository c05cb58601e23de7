export { toCsv } from './csv.ts'
export { createFileExports, type FileExportState } from './fileExports.ts'
export { createExports } from './service.ts'
export { tableCsv } from './table.ts'
