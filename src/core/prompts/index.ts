export { createPrompts } from './service.ts'
