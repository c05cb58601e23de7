import { buildJudgePrompt } from '../analysis/index.ts'
import type { Db } from '../db/index.ts'
import type { Measuring } from '../measuring/index.ts'
import type { Models } from '../models/index.ts'
import { type Unpriced, type WorstCase, worstCase } from '../models/index.ts'
import type { AskRequest } from '../providers/index.ts'
import type { Task } from './taskStore.ts'

/** What is sent for a task, and the most it can cost. */
export interface PreparedCall {
  request: AskRequest
  /** UTF-8 bytes of the prompt and the JSON schema. */
  promptBytes: number
  worst: WorstCase | Unpriced
}

/** Tokens a judge may answer with: a few lines of JSON for each brand. */
export const JUDGE_MAX_OUTPUT_TOKENS = 4_096
/** English prose has about four bytes a token; twice that leaves room for other languages. */
const BYTES_PER_TOKEN = 8

/** Texts kept for the prompts in hand; a run repeats each for every model. */
const KEPT_PROMPTS = 200

/** Turns tasks into calls: the exact request, and its worst case at the prices in force. */
export function createCalls(options: { db: Db; models: Models; measuring: Measuring }) {
  const { db, models, measuring } = options
  const promptText = db.sqlite.prepare('SELECT text FROM prompts WHERE id = ?').pluck()
  const answerText = db.sqlite.prepare('SELECT text FROM answers WHERE id = ?').pluck()
  const namedIn = db.sqlite.prepare("SELECT brand_id FROM mentions WHERE answer_id = ? AND state = 'named'").pluck()
  const texts = new Map<number, { text: string; bytes: number }>()

  function prompt(promptId: number) {
    let kept = texts.get(promptId)
    if (!kept) {
      const text = promptText.get(promptId) as string
      kept = { text, bytes: Buffer.byteLength(text) }
      if (texts.size >= KEPT_PROMPTS) texts.clear()
      texts.set(promptId, kept)
    }
    return kept
  }

  function judgePrompt(task: Task) {
    const set = measuring.brandSets.of(task.projectId)
    const named = new Set(namedIn.all(task.subjectAnswerId) as number[])
    return buildJudgePrompt({
      answer: answerText.get(task.subjectAnswerId) as string,
      brands: set.brands.filter((brand) => named.has(brand.id)),
      language: set.language,
    })
  }

  /** The most a call of a model can cost at the prices in force. */
  function worstOf(
    modelId: number,
    call: { promptBytes: number; maxOutputTokens: number; search: boolean },
    now: number,
  ) {
    const { provider, maxSearches, searchInputTokens } = models.byId(modelId)
    return worstCase({
      ...call,
      bounds: { maxSearches, searchInputTokens },
      prices: models.pricesFor(modelId, now),
      free: models.isFree(provider),
    })
  }

  return {
    /**
     * The most that judging one answer can cost, before there is an answer: an estimate, by a long answer that names
     * every brand.
     */
    judgeWorst(project: { id: number; maxOutputTokens: number }, modelId: number, now: number): WorstCase | Unpriced {
      const { brands, language } = measuring.brandSets.of(project.id)
      const { prompt: frame, json } = buildJudgePrompt({ answer: '', brands, language })
      const frameBytes = Buffer.byteLength(frame) + Buffer.byteLength(JSON.stringify(json.schema))
      const promptBytes = frameBytes + project.maxOutputTokens * BYTES_PER_TOKEN
      const worst = worstOf(modelId, { promptBytes, maxOutputTokens: JUDGE_MAX_OUTPUT_TOKENS, search: false }, now)
      return 'unpriced' in worst ? worst : { ...worst, estimate: true }
    },

    /** @param now prices are those in force at this instant, UTC milliseconds */
    prepare(task: Task, now: number): PreparedCall {
      const model = models.byId(task.modelId)
      const judged = task.kind === 'judge' ? judgePrompt(task) : null
      const { text, bytes } = judged
        ? { text: judged.prompt, bytes: Buffer.byteLength(judged.prompt) }
        : prompt(task.promptId)
      const json = judged?.json ?? null
      const promptBytes = bytes + (json ? Buffer.byteLength(JSON.stringify(json.schema)) : 0)
      return {
        request: {
          model: model.model,
          prompt: text,
          system: null,
          search: task.search,
          country: task.country,
          maxOutputTokens: task.maxOutputTokens,
          maxSearches: model.maxSearches,
          json,
        },
        promptBytes,
        worst: worstOf(task.modelId, { promptBytes, maxOutputTokens: task.maxOutputTokens, search: task.search }, now),
      }
    },
  }
}

export type Calls = ReturnType<typeof createCalls>
