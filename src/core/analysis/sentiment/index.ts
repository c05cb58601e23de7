export { type SentimentScore, scoreSentiment } from './score.ts'
