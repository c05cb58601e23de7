import { twoSidedP } from './student.ts'

/** Valid answers to one prompt at one model, asked in one way, and those of them that name the brand; before and now. */
export interface Cell {
  promptId: number
  modelId: number
  n0: number
  y0: number
  n1: number
  y1: number
}

/** What a comparison found, over the cells that have answers before and now. */
export interface Comparison {
  prompts: number
  /** Visibility 0…1; null where nothing is in both. */
  before: number | null
  now: number | null
  /** Two-sided; null below the fewest prompts. */
  p: number | null
}

/** With fewer prompts in common, nothing is said about a change. */
const FEWEST_PROMPTS = 8

/**
 * Whether visibility moved: each prompt at each model is compared with itself, so that neither a new prompt nor a model
 * that answered less looks like a change. Within a model the differences are weighted as Mantel and Haenszel do (J.
 * National Cancer Institute 22, 1959), which gives the most weight to where there are answers on both sides; the models'
 * differences are averaged, as visibility is.
 *
 * The variance is taken between prompts, G/(G−1) Σ pull², with Student's t of G−1 degrees of freedom (Cameron and Miller,
 * J. Human Resources 50, 2015): answers to one prompt resemble each other, and so do those of one prompt on successive days.
 * It is never taken to be less than what chance alone does within the cells if nothing changed (the hypergeometric
 * variance of Cochran, Biometrics 10, 1954): of a brand that is hardly ever named, most prompts differ by the same
 * little, and their spread would say nothing of how little is known.
 */
export function compareCells(cells: readonly Cell[]): Comparison {
  const both = cells.filter(({ n0, n1 }) => n0 > 0 && n1 > 0)
  const models = [...Map.groupBy(both, ({ modelId }) => modelId).values()]
  const pulls = new Map<number, number>()
  let [before, now, chance] = [0, 0, 0]
  for (const group of models) {
    const all = group.reduce((sum, cell) => sum + weightOf(cell), 0)
    const share = (cell: Cell) => weightOf(cell) / (all * models.length)
    const moved = group.reduce((sum, cell) => sum + weightOf(cell) * differenceOf(cell), 0) / all
    for (const cell of group) {
      before += share(cell) * (cell.y0 / cell.n0)
      now += share(cell) * (cell.y1 / cell.n1)
      chance += share(cell) ** 2 * chanceOf(cell)
      pulls.set(cell.promptId, (pulls.get(cell.promptId) ?? 0) + share(cell) * (differenceOf(cell) - moved))
    }
  }
  const prompts = pulls.size
  if (prompts === 0) return { prompts, before: null, now: null, p: null }
  if (prompts < FEWEST_PROMPTS) return { prompts, before, now, p: null }
  const between = (prompts / (prompts - 1)) * [...pulls.values()].reduce((sum, pull) => sum + pull ** 2, 0)
  const variance = Math.max(between, chance)
  const p = variance === 0 ? 1 : twoSidedP((now - before) / Math.sqrt(variance), prompts - 1)
  return { prompts, before, now, p }
}

const weightOf = ({ n0, n1 }: Cell): number => (n0 * n1) / (n0 + n1)
const differenceOf = ({ n0, y0, n1, y1 }: Cell): number => y1 / n1 - y0 / n0

/** The variance of a cell's difference if its answers of before and now were drawn from the same. */
function chanceOf({ n0, y0, n1, y1 }: Cell): number {
  const n = n0 + n1
  const rate = (y0 + y1) / n
  return (rate * (1 - rate) * (n / (n - 1))) / weightOf({ n0, n1 } as Cell)
}
