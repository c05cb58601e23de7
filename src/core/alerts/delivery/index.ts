export { createDelivery, type Delivery } from './delivery.ts'
export { createOutbox, type Outbox } from './outbox.ts'
export { createDeliverySettings, type DeliverySettings } from './settings.ts'
