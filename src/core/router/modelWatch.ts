import { instantAt } from '../time.ts'
import type { Opened } from './base.ts'

export const modelWatchHandlers = (opened: Opened) => ({
  state: opened.modelWatch.state.handler(({ context }) => context.core.modelWatch.state()),
  findings: opened.modelWatch.findings.handler(({ context, input }) => context.core.modelWatch.findings(input)),
  check: opened.modelWatch.check.handler(async ({ context }) => {
    // Whoever asked may go away meanwhile; the check goes on and is seen when they come back.
    const { checkedAt, providers } = await context.core.modelWatch.check()
    return { checkedAt, providers }
  }),
  decide: opened.modelWatch.decide.handler(async ({ context: { core }, input: { from, ...decision } }) => {
    await core.modelWatch.decide({
      ...decision,
      ...(from !== null && { from: instantAt(from, 0, core.home.zone) }),
    })
    return {}
  }),
  reopen: opened.modelWatch.reopen.handler(async ({ context, input }) => {
    await context.core.modelWatch.reopen(input.findingIds)
    return {}
  }),
})
