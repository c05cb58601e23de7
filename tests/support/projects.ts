import { DEMO_PROJECT } from '../../src/core/simulator/index.ts'

/** The models that the simulator plays, one a provider. */
export const FOUR_MODELS = DEMO_PROJECT.models

/** A project file about the simulator's market. */
export function projectFile(
  fields: { prompts?: number; promptTexts?: readonly string[]; models?: readonly string[] } & Record<
    string,
    unknown
  > = {},
) {
  const { prompts = 3, promptTexts, models = FOUR_MODELS, ...rest } = fields
  const texts = promptTexts ?? Array.from({ length: prompts }, (_, index) => `Which CRM is best for team ${index + 1}?`)
  return {
    ...DEMO_PROJECT,
    search: false,
    ...rest,
    prompts: texts.map((text) => ({ text, tags: [], active: true })),
    models: [...models],
  }
}
