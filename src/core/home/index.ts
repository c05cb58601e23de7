export { establishHome, type Home } from './home.ts'
export { beginInstance, deadInstances, type Instance, isEnded, markEnded, othersAtWork } from './instance.ts'
