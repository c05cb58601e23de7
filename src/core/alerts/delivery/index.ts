export { createDelivery } from './delivery.ts'
export { createOutbox } from './outbox.ts'
export { createDeliverySettings } from './settings.ts'
