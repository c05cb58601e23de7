import { addDays } from '../../src/core/time.ts'
import type { World } from './world.ts'

/** A brand whose visibility is known, asked about every day. */
export interface Watch {
  prompts: number
  models: number
  /** Answers of a cell in a day. */
  samples: number
  /** How often it is named in the middle, 0…1. */
  visibility: number
  /** From this day on, counted from 0, visibility is so much less, in parts of 1; null never. */
  drop: { day: number; by: number } | null
  random: () => number
}

/** How far the logits of prompts, of models, and of prompts at a model lie from the middle. */
const SPREAD = { prompt: 1.2, model: 0.4, cell: 0.8 }
/** A cell's logit wanders: so much of it is left on the next day, about so far from where it belongs. */
const WANDERING = { kept: 0.7, spread: 0.5 }
/** What a day does to all prompts of a model alike. */
const DAY_SPREAD = 0.1

const logistic = (x: number): number => 1 / (1 + Math.exp(-x))

/** A standard normal (Box and Muller). */
const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/**
 * Writes a project's snapshots day by day: prompts and models differ, cells have a memory, days have a mood.
 * @returns writes a day, counted from 0
 */
export function createWatch(world: World, firstDay: string, projectId: number, watch: Watch): (day: number) => void {
  const { random, prompts, models, samples, drop } = watch
  const { sqlite } = world.db
  const at = (spread: number) => spread * normal(random)
  const middle = Math.log(watch.visibility / (1 - watch.visibility))
  const ofModel = Array.from({ length: models }, () => at(SPREAD.model))
  const cells = Array.from({ length: prompts }, (_, prompt) => {
    const ofPrompt = at(SPREAD.prompt)
    return ofModel.map((base, model) => ({
      ...{ promptId: projectId * 1_000 + prompt, modelId: model + 1 },
      ...{ logit: middle + ofPrompt + base + at(SPREAD.cell), wandering: at(WANDERING.spread) },
    }))
  }).flat()
  const columns = (names: string) =>
    `${names}, rank_sum, rank_n, top1, top3, positive, neutral, negative, mixed, unscored, cited, citations`
  const zeros = '0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0'
  const putCell = sqlite.prepare(`INSERT INTO snapshots (${columns(
    'project_id, day, prompt_id, model_id, surface, search, brand_id, valid, named',
  )})
    VALUES (?, ?, ?, ?, 'api', 0, ?, ?, ?, ${zeros})`)
  const putDay = sqlite.prepare(`INSERT INTO snapshot_days (${columns(
    'project_id, day, model_id, surface, search, brand_id, valid, named',
  )})
    VALUES (?, ?, 1, 'api', 0, ?, 1, 0, ${zeros})`)
  const brandId = projectId
  sqlite
    .prepare('INSERT INTO projects (id, name, active, created_at, updated_at) VALUES (?, ?, 1, 0, 0)')
    .run(projectId, `Project ${projectId}`)
  sqlite
    .prepare(
      "INSERT INTO brands (id, project_id, is_own, name, aliases, domains, position) VALUES (?, ?, 1, 'Acme', '[]', '[]', 0)",
    )
    .run(brandId, projectId)

  return (day) => {
    const moods = ofModel.map(() => at(DAY_SPREAD))
    const fresh = WANDERING.spread * Math.sqrt(1 - WANDERING.kept ** 2)
    const date = addDays(firstDay, day)
    for (const cell of cells) cell.wandering = WANDERING.kept * cell.wandering + fresh * normal(random)
    const usual = cells.map((cell) => logistic(cell.logit + cell.wandering + (moods[cell.modelId - 1] as number)))
    const visibility = usual.reduce((sum, chance) => sum + chance, 0) / usual.length
    const left = drop && day >= drop.day ? 1 - drop.by / visibility : 1
    for (const [i, cell] of cells.entries()) {
      const chance = left * (usual[i] as number)
      let named = 0
      for (let sample = 0; sample < samples; sample++) if (random() < chance) named += 1
      putCell.run(projectId, date, cell.promptId, cell.modelId, brandId, samples, named)
    }
    putDay.run(projectId, date, brandId)
  }
}
