import type { Opened } from './base.ts'

export const answerHandlers = (opened: Opened) => ({
  get: opened.answers.get.handler(({ context: { core }, input }) => core.answers.get(input.answerId)),
  list: opened.answers.list.handler(({ context: { core }, input: { after, ...listing } }) =>
    core.answers.list({ ...listing, after: after ?? undefined }),
  ),
  choices: opened.answers.choices.handler(({ context: { core }, input }) => core.answers.choices(input.projectId)),
  changes: opened.answers.changes.handler(({ context: { core }, input }) => core.answers.changes(input.answerId)),
  body: opened.answers.body.handler(({ context: { core }, input }) => ({ body: core.answers.body(input.answerId) })),
})
