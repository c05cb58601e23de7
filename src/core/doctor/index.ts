export { checkSystem } from './check.ts'
export { createDoctor, type DoctorReport } from './service.ts'
