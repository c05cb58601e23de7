export { createAccess } from './service.ts'
export type { Admission, ApiToken } from './tokens.ts'
