export { readPageFile } from './file.ts'
export { pageHeaders } from './policy.ts'
