export { buildJudgePrompt, JUDGE_VERSION, type JudgedBrand, type JudgedSentiment, type JudgePrompt } from './prompt.ts'
export { type Judgement, type JudgementReading, readJudgement } from './read.ts'
