export { IMPORT_COLUMNS } from './columns.ts'
export { createImports } from './service.ts'
export type { ImportKind, ImportProgress, ImportResult } from './types.ts'
export { createUploads } from './uploads.ts'
