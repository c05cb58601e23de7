export { checkSystem, type DoctorCheck } from './check.ts'
export { createDoctor, type DoctorReport } from './service.ts'
