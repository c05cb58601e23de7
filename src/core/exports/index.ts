export { toCsv } from './csv.ts'
export { createExports } from './service.ts'
export { tableCsv } from './table.ts'
