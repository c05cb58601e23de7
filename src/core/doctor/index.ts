export { createDoctor, type DoctorReport } from './service.ts'
