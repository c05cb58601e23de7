import type { Db } from '../db/index.ts'
import { UserError } from '../errors.ts'
import type { Models } from '../models/index.ts'
import type { Clock } from '../ports.ts'
import type { Decision, Finding, Undo, watchRepository } from './repository.ts'

/** Decisions that are written down in one transaction. */
const AT_ONCE = 100

export interface DecisionOf {
  findingIds: readonly number[]
  decision: Exclude<Decision, 'lapsed'>
  /** Makes the proposed prices the user's own. */
  takePrices: boolean
  /** UTC milliseconds; now, when absent. */
  from?: number | undefined
}

/** What a decision makes of the model it is about; null leaves it as it is. */
const FLAGS: Record<DecisionOf['decision'], { isCurrent: boolean; isAvailable: boolean } | null> = {
  offered: { isCurrent: true, isAvailable: true },
  allowed: { isCurrent: false, isAvailable: true },
  stopped: { isCurrent: false, isAvailable: false },
  ignored: null,
}

/** Which decisions make sense of which finding: what has vanished cannot be offered, and what is new needs no stopping. */
const isSensible = (kind: Finding['kind'], decision: DecisionOf['decision']): boolean =>
  decision === 'ignored' || (decision === 'stopped') === (kind === 'vanished')

/** What the user makes of findings, and takes back. */
export function createDecisions(options: {
  db: Db
  clock: Clock
  models: Models
  repository: ReturnType<typeof watchRepository>
}) {
  const { db, clock, models, repository } = options

  function modelOf({ provider, model }: Pick<Finding, 'provider' | 'model'>) {
    const found = models.find(provider, model)
    return found?.model === model ? found : undefined
  }

  /** Must be called inside a transaction. */
  function decideOne(id: number, { decision, takePrices, from }: DecisionOf): void {
    const finding = repository.finding(id)
    if (!finding) throw new UserError('not_found', `There is no finding number ${id}. Nothing of it was decided.`)
    if (finding.decidedAt !== null) return
    if (!isSensible(finding.kind, decision)) {
      throw new UserError(
        'bad_input',
        `${finding.provider}:${finding.model} ${finding.kind === 'vanished' ? 'has vanished, so runs can only stop asking it' : 'is there to be asked'}. Nothing of it was decided.`,
      )
    }
    const undo: Undo = { flags: [], priceIds: [] }
    const flags = FLAGS[decision]
    const row = modelOf(finding)
    if (flags && row) change(row.id, flags, undo)
    // The old name of a renamed model answers nobody any more.
    const old =
      flags && finding.kind === 'renamed' && finding.relative !== null
        ? modelOf({ provider: finding.provider, model: finding.relative })
        : undefined
    if (old) change(old.id, FLAGS.stopped!, undo)
    if (takePrices && row && finding.proposal) {
      undo.priceIds = models.acceptPrices(row.id, finding.proposal.rows, from ?? clock.now())
    }
    repository.decide(id, decision, undo, clock.now())
  }

  function change(modelId: number, flags: { isCurrent: boolean; isAvailable: boolean }, undo: Undo): void {
    const { isCurrent, isAvailable } = models.byId(modelId)
    undo.flags.push({ modelId, isCurrent, isAvailable })
    models.decide(modelId, flags)
  }

  /** Must be called inside a transaction. */
  function reopenOne(id: number): void {
    const undo = repository.finding(id)?.undo
    if (!undo) return
    for (const { modelId, ...flags } of undo.flags) models.decide(modelId, flags)
    if (undo.priceIds.length > 0) models.endPrices(undo.priceIds)
    repository.reopen(id)
  }

  async function each(ids: readonly number[], work: (id: number) => void): Promise<void> {
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const some = ids.slice(at, at + AT_ONCE)
      await db.write(() => {
        for (const id of some) work(id)
        models.changed()
      })
    }
  }

  return {
    /** Decides about findings; those that are decided stay as they are. @throws UserError `not_found`, `bad_input` */
    decide: (decision: DecisionOf): Promise<void> => each(decision.findingIds, (id) => decideOne(id, decision)),
    /** Takes decisions back. What the list itself settled stays settled. */
    reopen: (findingIds: readonly number[]): Promise<void> => each(findingIds, reopenOne),
  }
}
