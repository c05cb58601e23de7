import type { Opened } from './base.ts'

export const coverageHandlers = (opened: Opened) => ({
  get: opened.coverage.get.handler(({ context, input }) => context.core.reconcileViews.coverage(input)),
  gaps: opened.coverage.gaps.handler(({ context, input }) => context.core.reconcileViews.gaps(input)),
  fill: opened.coverage.fill.handler(async ({ context }) => {
    const { gaps } = await context.core.reconcile.reconcile({ parts: ['gaps'], dryRun: false })
    return { recorded: gaps?.recorded ?? 0, asked: gaps?.today.asked ?? 0, answered: gaps?.today.answered ?? 0 }
  }),
})

export const limboHandlers = (opened: Opened) => ({
  check: opened.limbo.check.handler(({ context, input, signal }) => context.core.reconcileViews.limbo(input, signal)),
  mend: opened.limbo.mend.handler(async ({ context, input }) => {
    const findings = await context.core.reconcile.mend(input)
    return {
      found: findings.reduce((sum, { found }) => sum + found, 0),
      mended: findings.reduce((sum, { mended }) => sum + mended, 0),
    }
  }),
  repairs: opened.limbo.repairs.handler(({ context, input }) => {
    const { repairs, next } = context.core.reconcile.repairs(input)
    return { repairs: repairs.map(({ projectId: _, ...repair }) => repair), next }
  }),
})

export const doctorHandlers = (opened: Opened) => ({
  run: opened.doctor.run.handler(async function* ({ context, input, signal }) {
    const checks = []
    for await (const check of context.core.doctor.watch({ ...input, signal })) {
      checks.push(check)
      yield { checks: [...checks], done: false }
    }
    yield { checks, done: true }
  }),
})
