export { createImports, type Imports } from './service.ts'
export {
  IMPORT_KINDS,
  type ImportKind,
  type ImportOptions,
  type ImportPreview,
  type ImportProgress,
  type ImportResult,
  type ImportSource,
  type Problem,
} from './types.ts'
