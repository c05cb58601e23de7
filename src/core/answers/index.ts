export { type Answers, createAnswers } from './service.ts'
