export { createAlerting } from './alerting.ts'
export { createAlertCheck } from './check.ts'
export { type Alerts, createAlerts, type NewAlert } from './raise.ts'
