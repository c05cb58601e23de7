import type { Opened } from './base.ts'

export const jobHandlers = (opened: Opened) => ({
  list: opened.jobs.list.handler(async ({ context: { core } }) => ({
    jobs: await core.jobs.list(),
    schedule: core.jobs.schedule(),
  })),
  watch: opened.jobs.watch.handler(({ context, signal }) => context.core.jobs.watch(signal)),
  set: opened.jobs.set.handler(async ({ context, input: { name, ...change } }) => {
    await context.core.jobs.set(name, change)
    return {}
  }),
  preview: opened.jobs.preview.handler(({ context, input }) => context.core.jobs.preview(input.cron)),
  run: opened.jobs.run.handler(async ({ context, input }) => {
    const { jobRunId } = await context.core.jobs.run(input.name)
    return { jobRunId }
  }),
  cancel: opened.jobs.cancel.handler(async ({ context, input }) => ({
    cancelled: await context.core.jobs.cancel(input.jobRunId),
  })),
  history: opened.jobs.history.handler(({ context, input }) => context.core.jobs.history(input.name, input.before)),
  log: opened.jobs.log.handler(({ context, input }) => context.core.jobs.log(input.jobRunId, input.after)),
  pause: opened.jobs.pause.handler(({ context, input }) => context.core.jobs.pause(input.until)),
  resume: opened.jobs.resume.handler(({ context }) => context.core.jobs.resume()),
})
