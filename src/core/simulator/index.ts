export { SIMULATOR_PRICES, type SimulatorPrice } from './catalogue.ts'
export { DEMO_FAULTS, DEMO_PROJECT } from './demoProject.ts'
export type { FaultKind, FaultRule } from './faults.ts'
export { createSimulator } from './server.ts'
export type {
  Latency,
  ServedCall,
  ServedTotals,
  SimulatedProvider,
  Simulator,
  SimulatorOptions,
  WorldWindow,
} from './types.ts'
