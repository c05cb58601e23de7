import type { Opened } from './base.ts'

export const alertHandlers = ({ alerts }: Opened) => ({
  list: alerts.list.handler(({ context, input }) => context.core.alerting.inbox.list(input)),
  open: alerts.open.handler(({ context }) => ({ open: context.core.alerting.inbox.open() })),
  acknowledge: alerts.acknowledge.handler(async ({ context, input }) => {
    await context.core.alerting.inbox.acknowledge(input.alertIds, input.acknowledged)
    return {}
  }),
  acknowledgeAll: alerts.acknowledgeAll.handler(async ({ context, input }) => ({
    alertIds: await context.core.alerting.inbox.acknowledgeAll(input.projectId),
  })),
  mute: alerts.mute.handler(async ({ context, input }) => {
    await context.core.alerting.inbox.mute(input.alertId, input.until)
    return {}
  }),
  unmute: alerts.unmute.handler(async ({ context, input }) => {
    await context.core.alerting.inbox.unmute(input.alertId)
    return {}
  }),
  mutes: alerts.mutes.handler(({ context }) => ({ mutes: context.core.alerting.inbox.mutes() })),
  delivery: alerts.delivery.handler(({ context }) => context.core.alerting.delivery.state()),
  setNotifies: alerts.setNotifies.handler(async ({ context: { core }, input }) => {
    await core.alerting.delivery.setNotifies(input.notifies)
    return core.alerting.delivery.state()
  }),
  setWebhook: alerts.setWebhook.handler(async ({ context: { core }, input }) => {
    await core.alerting.delivery.setWebhook(input.url)
    return core.alerting.delivery.state()
  }),
  testWebhook: alerts.testWebhook.handler(({ context }) => context.core.alerting.delivery.test()),
  removeWebhook: alerts.removeWebhook.handler(async ({ context: { core } }) => {
    await core.alerting.delivery.removeWebhook()
    return core.alerting.delivery.state()
  }),
  looks: alerts.looks.handler(({ context }) => ({ looks: context.core.alerting.looks() })),
})
