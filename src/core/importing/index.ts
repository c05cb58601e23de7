export { createImports } from './service.ts'
export type { ImportKind, ImportProgress, ImportResult } from './types.ts'
