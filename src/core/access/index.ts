export { type Access, createAccess } from './service.ts'
export type { Admission, ApiToken } from './tokens.ts'
