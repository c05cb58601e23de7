export { scoreSentiment } from './score.ts'
