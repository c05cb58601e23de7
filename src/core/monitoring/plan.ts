import { UserError } from '../errors.ts'

/** What a run asks, before it becomes tasks. */
export interface PlannedTask {
  promptId: number
  modelId: number
  provider: string
  sample: number
}

export interface PlanInput {
  projectName: string
  prompts: readonly { id: number; text: string }[]
  models: readonly { id: number; provider: string; model: string; isAvailable: boolean }[]
  samples: number
}

/** Narrows a run to one prompt or one model. */
export interface RunFilter {
  /** The exact text of one prompt. */
  prompt?: string | undefined
  /** `provider:id`. */
  model?: string | undefined
}

/** Leaves of a plan what stands in a list, such as what an earlier run has no answer to. Pure. */
export function among(
  planned: readonly PlannedTask[],
  list: readonly Pick<PlannedTask, 'promptId' | 'modelId' | 'sample'>[],
): PlannedTask[] {
  const keyOf = ({ promptId, modelId, sample }: (typeof list)[number]) => `${promptId} ${modelId} ${sample}`
  const wanted = new Set(list.map(keyOf))
  return planned.filter((task) => wanted.has(keyOf(task)))
}

/**
 * Lays out a run: every prompt to every model, as often as there are samples. Models alternate fastest, so that all
 * providers are at work from the first moment.
 * @throws UserError when there is nothing to ask, saying what is missing
 */
export function planTasks(input: PlanInput, filter: RunFilter = {}): PlannedTask[] {
  const name = input.projectName
  if (input.prompts.length === 0) {
    throw new UserError(
      'bad_input',
      `Project "${name}" has no active prompts, so there is nothing to ask. Add some to its file and apply it again.`,
    )
  }
  if (input.models.length === 0) {
    throw new UserError(
      'bad_input',
      `Project "${name}" names no models, so there is nobody to ask. Add some to its file and apply it again.`,
    )
  }
  const prompts = input.prompts.filter((prompt) => filter.prompt === undefined || prompt.text === filter.prompt)
  if (prompts.length === 0) {
    throw new UserError('not_found', `Project "${name}" has no active prompt with the text "${filter.prompt}".`)
  }
  const models = input.models.filter(
    (model) => filter.model === undefined || `${model.provider}:${model.model}` === filter.model,
  )
  if (models.length === 0) {
    throw new UserError('not_found', `Project "${name}" does not ask the model ${filter.model}.`)
  }
  const tasks: PlannedTask[] = []
  for (let sample = 1; sample <= input.samples; sample++) {
    for (const prompt of prompts) {
      for (const model of models) {
        tasks.push({ promptId: prompt.id, modelId: model.id, provider: model.provider, sample })
      }
    }
  }
  return tasks
}
