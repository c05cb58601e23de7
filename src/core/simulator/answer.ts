import { billOf, type CatalogueModel } from './catalogue.ts'
import type { Question } from './compose.ts'
import { type FaultRule, isOutcome } from './faults.ts'
import { fingerprint, unit } from './random.ts'
import { type Asking, type Reply, replyTo } from './reply.ts'
import type { WorldWindow } from './types.ts'
import type { Wire } from './wire/types.ts'
import { progressOf, servedName } from './world.ts'

/** What one answer is made from. */
export interface Recipe {
  seed: string
  world: WorldWindow
  day: string
  model: CatalogueModel
  asking: Asking
  promptId: string
  occurrence: number
  /** The fault to play on it, or null. */
  fault: FaultRule | null
}

/** An answer written in its provider's format. */
export interface Written {
  id: string
  body: string
  headers: Record<string, string>
  servedModel: string
  reply: Reply
}

const DAY_SECONDS = 86_400
const HUGE_CHARACTERS = 2_000_000

/** Makes and writes an answer. A pure function of the recipe: the same one gives the same bytes. */
export function writeAnswer(recipe: Recipe, wire: Wire): Written {
  const { seed, day, model, asking, occurrence, fault } = recipe
  const progress = progressOf(day, recipe.world)
  const question: Question = {
    seed,
    day,
    provider: model.provider,
    promptId: recipe.promptId,
    progress,
    model: model.model,
    prompt: asking.prompt,
    occurrence,
    maxSearches: asking.schema === null ? asking.maxSearches : 0,
  }
  const forced = fault !== null && isOutcome(fault.kind) ? fault.kind : null
  const reply = replyTo(question, asking, model, wire.citations, forced)
  if (fault?.kind === 'huge') swell(reply, fault.characters ?? HUGE_CHARACTERS)
  const key = `${seed}|id|${day}|${model.provider}|${model.model}|${recipe.promptId}|${occurrence}`
  const servedModel = servedName(model.servedAs, progress)
  const { id, body, headers } = wire.answer({
    provider: model.provider,
    id: fingerprint(key),
    createdAt: Math.floor(Date.parse(day) / 1000 + unit(key) * DAY_SECONDS) || 0,
    asking,
    servedModel,
    reply,
    bill: billOf(model, reply.usage),
    showUsage: fault?.kind !== 'no_usage',
  })
  return { id, body: JSON.stringify(body), headers, servedModel, reply }
}

/** Repeats the text until it is as long as asked. What is billed stays within the request's limit. */
function swell(reply: Reply, characters: number): void {
  const { passage } = reply
  const once = `\n\n${passage.text || '…'}`
  reply.passage = { ...passage, text: passage.text + once.repeat(Math.ceil(characters / once.length)) }
}
