export { cronTimes } from './cron.ts'
export { createJobs } from './service.ts'
export { type JobContext, type JobOutcome, JobStopped, type JobWork } from './work.ts'
