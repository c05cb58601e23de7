export { type PageFile, readPageFile } from './file.ts'
export { type PagePolicy, pageHeaders } from './policy.ts'
