export { type Alerts, createAlerts, type NewAlert } from './raise.ts'
