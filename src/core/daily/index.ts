export { createDaily } from './work.ts'
