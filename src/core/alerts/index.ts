export { createInbox } from './inbox.ts'
export { type Alerts, createAlerts, type NewAlert } from './raise.ts'
