import type { Opened } from './base.ts'

export const brandHandlers = (opened: Opened) => ({
  list: opened.brands.list.handler(({ context: { core }, input }) => core.brands.list(input.projectId)),
  preview: opened.brands.preview.handler(async function* ({ context: { core }, input, signal }) {
    yield* core.brands.preview(input, signal)
  }),
  change: opened.brands.change.handler(async ({ context: { core }, input }) => ({
    brandId: await core.brands.change(input),
  })),
  restore: opened.brands.restore.handler(async ({ context: { core }, input }) => {
    await core.brands.restore(input.brandId)
    return {}
  }),
  makeOwn: opened.brands.makeOwn.handler(async ({ context: { core }, input }) => {
    await core.brands.makeOwn(input.brandId)
    return {}
  }),
  rescore: opened.brands.rescore.handler(({ context: { core }, input }) => {
    core.brands.rescore(input.projectId)
    return {}
  }),
})
