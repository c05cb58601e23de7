export { performChore } from './perform.ts'
