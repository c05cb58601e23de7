export { createSimulatedProviders, type DemoWindow } from './simulated.ts'
