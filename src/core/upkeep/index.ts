export { checkDatabaseFile } from './integrity.ts'
export { createUpkeep } from './work.ts'
