import type { Opened } from './base.ts'

export const promptHandlers = (opened: Opened) => ({
  list: opened.prompts.list.handler(({ context: { core }, input }) => core.prompts.list(input.projectId)),
  check: opened.prompts.check.handler(({ context: { core }, input }) =>
    core.prompts.check(input.projectId, input.texts),
  ),
  add: opened.prompts.add.handler(({ context: { core }, input }) =>
    core.prompts.add(input.projectId, input.texts, input.tags),
  ),
  change: opened.prompts.change.handler(async ({ context: { core }, input }) => {
    const { promptId, ...change } = input
    return { promptId: await core.prompts.change(promptId, change) }
  }),
  remove: opened.prompts.remove.handler(async ({ context: { core }, input }) => {
    await core.prompts.remove(input.promptId)
    return {}
  }),
  restore: opened.prompts.restore.handler(async ({ context: { core }, input }) => {
    await core.prompts.restore(input.promptId)
    return {}
  }),
})
