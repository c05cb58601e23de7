export { establishHome, type Home } from './home.ts'
export { beginInstance, deadInstances, type Instance, isEnded, markEnded } from './instance.ts'
