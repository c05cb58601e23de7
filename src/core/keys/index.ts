export { createKeys, type KeyStatus, type Keys } from './service.ts'
export { type KeyTrial, tryKey } from './trial.ts'
