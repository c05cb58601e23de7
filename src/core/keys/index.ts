export { createKeys, type KeyStatus, type Keys } from './service.ts'
export { tryKey } from './trial.ts'
