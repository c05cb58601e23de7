export { type Cost, priceUsage, type Unpriced } from './pricing.ts'
export { createRegistry } from './registry.ts'
export { createModels, type Models, unpricedError } from './service.ts'
export { type WorstCase, worstCase } from './worstCase.ts'
