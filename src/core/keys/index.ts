export { createKeys, type KeyStatus, type Keys } from './service.ts'
