import type { Opened } from './base.ts'

export const alertHandlers = (opened: Opened) => ({
  list: opened.alerts.list.handler(({ context, input }) => context.core.inbox.list(input)),
  acknowledge: opened.alerts.acknowledge.handler(async ({ context, input }) => {
    await context.core.inbox.acknowledge(input.alertIds, input.acknowledged)
    return {}
  }),
  acknowledgeAll: opened.alerts.acknowledgeAll.handler(async ({ context }) => ({
    alertIds: await context.core.inbox.acknowledgeAll(),
  })),
})
