export { toCsv } from './csv.ts'
export { createExports } from './service.ts'
export { type ShownTable, tableCsv } from './table.ts'
