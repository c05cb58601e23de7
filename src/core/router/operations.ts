import type { Opened } from './base.ts'

export const operationHandlers = (opened: Opened) => ({
  figures: opened.operations.figures.handler(({ context: { core }, input }) => core.operations(input)),
})
