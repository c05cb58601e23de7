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

  return {
    /** @param now prices are those in force at this instant, UTC milliseconds */
    prepare(task: Task, now: number): PreparedCall {
      const model = models.byId(task.modelId)
      const judged = task.kind === 'judge' ? judgePrompt(task) : null
      const { text, bytes } = judged
        ? { text: judged.prompt, bytes: Buffer.byteLength(judged.prompt) }
        : prompt(task.promptId)
      const json = judged?.json ?? null
      const promptBytes = bytes + (json ? Buffer.byteLength(JSON.stringify(json.schema)) : 0)
      const bounds = { maxSearches: model.maxSearches, searchInputTokens: model.searchInputTokens }
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
        worst: worstCase({
          promptBytes,
          maxOutputTokens: task.maxOutputTokens,
          search: task.search,
          bounds,
          prices: models.pricesFor(task.modelId, now),
          free: models.isFree(model.provider),
        }),
      }
    },
  }
}

export type Calls = ReturnType<typeof createCalls>
