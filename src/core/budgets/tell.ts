import type { NewAlert } from '../alerts/index.ts'
import { displayUsd, formatUsd, fractionOf, type PicoUsd, pico } from '../money.ts'
import type { LimitUse } from './reserve.ts'
import type { AppliedLimit } from './use.ts'

/** The alert of a blocking limit whose threshold is reached, or null. Exposure counts: it may have been billed. Pure. */
export function thresholdAlert(use: AppliedLimit): NewAlert | null {
  const spent = pico(use.settled + use.exposure)
  if (spent < fractionOf(use.limit, use.alertAt) || spent === 0n) return null
  const percent = use.limit === 0n ? 100 : Number((spent * 1000n) / use.limit) / 10
  return {
    kind: 'budget_threshold',
    cause: `budget_threshold:${use.scope}:${use.scopeId}:${use.period}`,
    ...about(use),
    message: `${scopeName(use)} budget at ${percent} %: ${displayUsd(spent)} of ${displayUsd(use.limit)} for ${use.period}.`,
    params: { ...figures(use, spent), percent },
  }
}

/** The alert of a call that was stopped by a limit. Pure. */
export function blockAlert(use: LimitUse, worstCase: PicoUsd): NewAlert {
  const spent = pico(use.settled + use.exposure)
  return {
    kind: 'budget_block',
    cause: `budget_block:${use.scope}:${use.scopeId}:${use.period}`,
    ...about(use),
    message: blockReason(use, worstCase),
    params: { ...figures(use, spent), worstCaseUsd: formatUsd(worstCase) },
  }
}

/** Why a call was not made, in one sentence. Pure. */
export function blockReason(use: LimitUse, worstCase: PicoUsd): string {
  const spent = pico(use.settled + use.exposure)
  return `${scopeName(use)} budget for ${use.period} is full: ${displayUsd(spent)} of ${displayUsd(use.limit)} is spent and the next call may cost up to ${displayUsd(worstCase, 4)}.`
}

/** The alert of a day that cost more than the user wanted to be told of, in the words scripts look for. Pure. */
export function dailyAlert(use: LimitUse): NewAlert | null {
  const spent = pico(use.settled)
  if (spent <= use.limit) return null
  const digits = displayUsd(spent) === displayUsd(use.limit) ? 4 : 2
  return {
    kind: 'daily_threshold',
    cause: `daily_threshold:${use.scope}:${use.scopeId}:${use.period}`,
    ...about(use),
    message: `Daily cost threshold exceeded: ${displayUsd(spent, digits)} > ${displayUsd(use.limit, digits)}`,
    params: figures(use, spent),
  }
}

const about = (use: LimitUse) => ({
  projectId: use.scope === 'project' ? Number(use.scopeId) : null,
  provider: use.scope === 'provider' ? use.scopeId : null,
})

const figures = (use: LimitUse, spent: PicoUsd) => ({
  scope: use.scope,
  scopeId: use.scopeId,
  period: use.period,
  spentUsd: formatUsd(spent),
  limitUsd: formatUsd(use.limit),
})

function scopeName(use: LimitUse): string {
  if (use.scope === 'provider') return `The ${use.scopeId}`
  return use.scope === 'project' ? "This project's" : use.period.length === 10 ? 'The daily' : 'The monthly'
}
