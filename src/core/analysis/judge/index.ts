export { buildJudgePrompt, JUDGE_VERSION, type JudgedBrand } from './prompt.ts'
export { readJudgement } from './read.ts'
