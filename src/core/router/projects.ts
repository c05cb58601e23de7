import { formatModelRef } from '../modelRef.ts'
import { suggestPrompts } from '../suggestions/index.ts'
import type { Opened } from './base.ts'

export const projectHandlers = (opened: Opened) => ({
  list: opened.projects.list.handler(({ context: { core } }) => core.projects.list()),
  portfolio: opened.projects.portfolio.handler(({ context: { core } }) => core.portfolio.rows()),
  intervals: opened.projects.intervals.handler(({ context: { core } }) => core.portfolio.intervals()),
  settings: opened.projects.settings.handler(({ context: { core }, input }) =>
    core.projectManager.settings(input.projectId),
  ),
  create: opened.projects.create.handler(async ({ context: { core }, input }) => {
    const { projectId } = await core.projectManager.create(input)
    return { projectId }
  }),
  change: opened.projects.change.handler(async ({ context: { core }, input }) => {
    await core.projectManager.change(input.projectId, input.settings)
    return {}
  }),
  archive: opened.projects.archive.handler(async ({ context: { core }, input }) => {
    await core.projectManager.archive(input.projectId)
    return {}
  }),
  restore: opened.projects.restore.handler(async ({ context: { core }, input }) => {
    await core.projectManager.restore(input.projectId)
    return {}
  }),
  suggestPrompts: opened.projects.suggestPrompts.handler(({ input }) => suggestPrompts(input)),
  suggestionOffer: opened.projects.suggestionOffer.handler(({ context: { core }, input }) =>
    core.suggestions.offer(input),
  ),
  suggestByModel: opened.projects.suggestByModel.handler(({ context: { core }, input: { ref, ...brief }, signal }) =>
    core.suggestions.ask(brief, ref, signal ?? new AbortController().signal),
  ),
  models: opened.projects.models.handler(({ context: { core } }) =>
    core.models
      .list()
      .filter(({ isAvailable }) => isAvailable)
      .map(({ displayName, isCurrent, priced, ...model }) => ({
        ...{ ref: formatModelRef(model), displayName, isCurrent, priced },
      }))
      .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent)),
  ),
})
