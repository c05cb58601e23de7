export { createUpkeep } from './work.ts'
