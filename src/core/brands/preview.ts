import type { BrandPreview } from '../../contract/index.ts'
import type { Db } from '../db/index.ts'
import { createBrandTrial, type Trial } from '../measuring/index.ts'
import type { BrandPlan } from './plan.ts'

const SAMPLES = 8
const BEFORE = 80
const LENGTH = 240

/** The id of a brand that has none yet. */
const NEW = 0

/** Shows what a change of a brand would do to past answers, as it is found out. */
export function createBrandPreview(db: Db) {
  const trial = createBrandTrial(db)
  const promptText = db.sqlite.prepare('SELECT text FROM prompts WHERE id = ?').pluck()

  function sampleOf({ answer, before, after, namings }: Trial): BrandPreview['samples'][number] {
    const prompt = promptText.get(answer.promptId) as string
    return { answerId: answer.id, prompt, before, after, ...excerptOf(answer.text, namings) }
  }

  return async function* preview(
    projectId: number,
    plan: BrandPlan,
    signal?: AbortSignal,
  ): AsyncGenerator<BrandPreview> {
    const { before, after } = plan
    const brand = { before, after: after && { ...after, id: after.id ?? NEW } }
    const shown: BrandPreview = {
      ...{
        looked: 0,
        total: trial.count(projectId),
        candidates: 0,
        changed: 0,
        before: {},
        after: {},
        samples: [],
        done: false,
      },
    }
    for await (const { looked, trials } of trial.run(projectId, brand, signal)) {
      shown.looked += looked
      shown.candidates += trials.length
      for (const each of trials) {
        if (each.before) shown.before[each.before] = (shown.before[each.before] ?? 0) + 1
        if (each.after) shown.after[each.after] = (shown.after[each.after] ?? 0) + 1
        if (!each.changed) continue
        shown.changed += 1
        if (shown.samples.length < SAMPLES) shown.samples.push(sampleOf(each))
      }
      yield structuredClone(shown)
    }
    yield { ...shown, done: true }
  }
}

/** The text around the first naming, or its beginning. Pure. */
function excerptOf(text: string, namings: Trial['namings']) {
  const near = Math.max(0, (namings[0]?.start ?? 0) - BEFORE)
  const space = text.indexOf(' ', near)
  const from = near > 0 && space >= 0 && space < near + BEFORE ? space + 1 : near
  const excerpt = text.slice(from, from + LENGTH).toWellFormed()
  const within = namings.filter((span) => span.start >= from && span.end <= from + LENGTH)
  return { excerpt, namings: within.map((span) => ({ start: span.start - from, end: span.end - from })) }
}
