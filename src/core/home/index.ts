export { establishHome, type Home, type NewHome } from './home.ts'
export { beginInstance, deadInstances, type Instance, isEnded, markEnded } from './instance.ts'
export { isAlive, processStart } from './processes.ts'
