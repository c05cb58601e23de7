import type { Db } from '../db/index.ts'
import type { JobOutcome, JobWork } from '../jobs/index.ts'
import type { Models } from '../models/index.ts'
import type { Clock } from '../ports.ts'
import { addDays, dayOf, realNow } from '../time.ts'
import type { createAlerting } from './alerting.ts'
import type { Alerts, NewAlert } from './raise.ts'

/** How long what became of a delivery is kept. */
const DELIVERIES_KEPT_MS = 90 * 86_400_000

export interface AlertCheckOptions {
  db: Db
  clock: Clock
  zone: string
  alerts: Alerts
  alerting: Pick<ReturnType<typeof createAlerting>, 'look' | 'forgetDeliveries'>
  /** What a day and its month have come to, under every limit. */
  alertsOfDay: (day: string) => NewAlert[]
  models: Pick<Models, 'list' | 'isFree'>
}

/** What an active project would ask of a model. */
interface AskedRow {
  projectId: number
  project: string
  provider: string
  model: string
  prompts: number
}

/**
 * The nightly check: whether visibility moved, what yesterday and its month have come to (a limit that was lowered since
 * is told so), and which models the morning's runs would not ask for want of a price. What was told when it happened is
 * not told again.
 */
export function createAlertCheck(options: AlertCheckOptions): JobWork {
  const { db, clock, zone, alerts, alerting, alertsOfDay, models } = options
  const asked = db.sqlite.prepare(`
    SELECT p.id AS projectId, p.name AS project, m.provider, m.model,
      (SELECT COUNT(*) FROM prompts q WHERE q.project_id = p.id AND q.active = 1 AND q.removed_at IS NULL) AS prompts
    FROM projects p JOIN project_models pm ON pm.project_id = p.id JOIN models m ON m.id = pm.model_id
    WHERE p.active = 1 AND p.removed_at IS NULL ORDER BY p.id, pm.position`)

  function unpriced(): NewAlert[] {
    const priced = new Set(models.list().flatMap((one) => (one.priced ? [`${one.provider}:${one.model}`] : [])))
    return (asked.all() as AskedRow[])
      .filter(({ provider, model, prompts }) => prompts > 0 && !priced.has(`${provider}:${model}`))
      .filter(({ provider }) => !models.isFree(provider))
      .map(willNotBeAsked)
  }

  /** Raises what was never told. @returns how many were */
  const raiseNew = (found: readonly NewAlert[]): Promise<number> =>
    db.write(() => found.filter((one) => !alerts.isTold(one.cause) && alerts.raise(one, clock.now())).length)

  return async ({ signal, log }): Promise<JobOutcome> => {
    const looked = await alerting.look(signal)
    log('info', 'Looked whether visibility moved', { ...looked })
    const yesterday = addDays(dayOf(clock.now(), zone), -1)
    const spending = await raiseNew(alertsOfDay(yesterday))
    log('info', `Looked at what ${yesterday} and its month have come to`, { told: spending })
    const prices = await raiseNew(unpriced())
    log('info', 'Looked for models without a price', { told: prices })
    await alerting.forgetDeliveries(realNow() - DELIVERIES_KEPT_MS)
    const figures = { ...looked, spending, prices, told: looked.told + spending + prices }
    return { ok: true, sentence: sentenceOf(figures), figures }
  }
}

function sentenceOf(figures: { compared: number; tooLittle: number; told: number }): string {
  const { compared, tooLittle, told } = figures
  const alerts = told === 0 ? 'Nothing new to tell' : told === 1 ? 'One new alert' : `${told} new alerts`
  const little = tooLittle === 0 ? '' : `, ${tooLittle} more had too little to go by`
  return `${alerts}; ${compared} ${compared === 1 ? 'comparison' : 'comparisons'} of visibility made${little}.`
}

const willNotBeAsked = ({ projectId, project, provider, model, prompts }: AskedRow): NewAlert => {
  const ref = `${provider}:${model}`
  return {
    ...{ kind: 'unpriced_calls', cause: `unpriced_calls:${projectId}:${ref}`, projectId, provider },
    message: `${prompts} ${prompts === 1 ? 'question' : 'questions'} of "${project}" will not be asked of ${ref}, because it has no price. Set one with: earshot price set ${ref} --input $ --output $`,
    params: { model: ref, count: prompts, ahead: 1 },
  }
}
