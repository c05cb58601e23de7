export { createAnswers } from './service.ts'
