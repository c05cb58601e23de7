import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PlanInput, planTasks } from './plan.ts'

const input = (prompts: number, models: readonly string[], samples = 1): PlanInput => ({
  projectName: 'Acme watch',
  prompts: Array.from({ length: prompts }, (_, index) => ({ id: index + 1, text: `prompt ${index + 1}` })),
  models: models.map((name, index) => {
    const [provider = '', model = ''] = name.split(':')
    return { id: index + 1, provider, model, isAvailable: true }
  }),
  samples,
})

describe('a plan', () => {
  it('asks every prompt of every model as often as there are samples, and nothing twice', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        (p, m, s) => {
          const models = Array.from({ length: m }, (_, index) => `provider${index}:model`)
          const planned = planTasks(input(p, models, s))
          expect(planned).toHaveLength(p * m * s)
          expect(new Set(planned.map((task) => JSON.stringify(task))).size).toBe(p * m * s)
        },
      ),
    )
  })

  it('puts every provider to work from the first moment', () => {
    const planned = planTasks(input(3, ['openai:a', 'google:b', 'anthropic:c']))
    expect(planned.slice(0, 3).map((task) => task.provider)).toEqual(['openai', 'google', 'anthropic'])
  })

  it('can be narrowed to one prompt and one model', () => {
    const planned = planTasks(input(3, ['openai:a', 'google:b'], 2), { prompt: 'prompt 2', model: 'google:b' })
    expect(planned).toEqual([1, 2].map((sample) => ({ promptId: 2, modelId: 2, provider: 'google', sample })))
  })

  it.each([
    [input(0, ['openai:a']), {}, 'Project "Acme watch" has no active prompts'],
    [input(1, []), {}, 'Project "Acme watch" names no models'],
    [input(1, ['openai:a']), { prompt: 'else' }, 'no active prompt with the text "else"'],
    [input(1, ['openai:a']), { model: 'openai:b' }, 'does not ask the model openai:b'],
  ])('says what is missing when there is nothing to ask (%#)', (plan, filter, message) => {
    expect(() => planTasks(plan, filter)).toThrow(message)
  })
})
