export { type AlertKind, type Alerts, createAlerts, type NewAlert } from './raise.ts'
