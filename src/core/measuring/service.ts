import type { Db } from '../db/index.ts'
import { type AnswerToMeasure, createAnalysisStore } from './analysisStore.ts'
import { createBrandSets, type ProjectBrands } from './brandSets.ts'
import { type Measurement, measure } from './measure.ts'
import { createSnapshots } from './snapshots.ts'

/** A judge's task that an analysis calls for: one call for all brands of an answer. */
export interface JudgeRequest {
  answerId: number
  runId: number
  projectId: number
  promptId: number
  sample: number
  /** `provider:id` */
  judge: string
}

/** Called inside the transaction that stores an analysis, for each answer that a judge should read. */
export type RequestJudge = (request: JudgeRequest) => void

/**
 * Measures stored answers. An answer is stored in one transaction and analysed in a later one, so that analysing never
 * keeps a provider waiting; whatever a crash leaves unanalysed is found and finished at the next start.
 */
export function createMeasuring(db: Db) {
  const store = createAnalysisStore(db)
  const brandSets = createBrandSets(db)
  const snapshots = createSnapshots(db)

  /**
   * Analyses answers that have no analysis yet and counts them.
   * @param breathe called after each answer, a millisecond or so of work, to let others have their turn
   * @returns how many were new
   */
  async function analyseNew(
    answerIds: readonly number[],
    requestJudge: RequestJudge,
    breathe: () => Promise<void> = async () => {},
  ): Promise<number> {
    const measured: { answer: AnswerToMeasure; set: ProjectBrands; measurement: Measurement }[] = []
    for (const answerId of answerIds) {
      const answer = store.read(answerId)
      measured.push({ answer, ...measureOne(answer) })
      await breathe()
    }
    const analysed = await db.write(() => {
      let count = 0
      for (const { answer, set, measurement } of measured) {
        // Another process may have come first; and the brands may have changed since they were read.
        if (store.isAnalysed(answer.id)) continue
        const current = brandSets.of(answer.projectId)
        const fresh = current.revision === set.revision ? measurement : measure(answer, current, answer.judge !== null)
        store.write(fresh, current.revision)
        store.index(answer)
        snapshots.addMentions(answer, answer.status, fresh.mentions)
        if (wantsJudge(answer, fresh)) requestJudge(judgeRequest(answer))
        count += 1
      }
      return count
    })
    await breathe()
    await db.write(() => store.mergeIndex())
    return analysed
  }

  function measureOne(answer: AnswerToMeasure): { set: ProjectBrands; measurement: Measurement } {
    const set = brandSets.of(answer.projectId)
    return { set, measurement: measure(answer, set, answer.judge !== null) }
  }

  return {
    snapshots,
    brandSets,
    analyseNew,
    /** Applies a judge's reply that has just been stored. Call it inside that transaction. */
    applyJudgement(answerId: number): void {
      const answer = store.read(answerId)
      const { set, measurement } = measureOne(answer)
      store.write(measurement, set.revision)
      snapshots.recountCell(answer)
    },
    /**
     * Recomputes analyses and snapshots of one project-day from what is stored; calls nobody. The measuring happens
     * outside the transaction, which only replaces rows, and is done again when brands or judgements changed meanwhile.
     * @returns answers measured
     */
    async reanalyseDay(projectId: number, day: string): Promise<number> {
      for (;;) {
        const basis = store.basisOf(projectId, day)
        const measured = store.readAnalysed(projectId, day).map(measureOne)
        const written = await db.write(() => {
          if (store.basisOf(projectId, day) !== basis) return false
          for (const { set, measurement } of measured) store.write(measurement, set.revision)
          snapshots.recountDay(projectId, day)
          return true
        })
        if (written) return measured.length
      }
    },
    /**
     * Analyses one answer whose analysis is lost, in whole or in part. What it adds to the counts is left to a recount,
     * because nobody knows whether it was counted. Asks no judge. Call it inside a transaction.
     */
    analyseAgain(answerId: number): Measurement {
      const answer = store.read(answerId)
      const { set, measurement } = measureOne(answer)
      store.write(measurement, set.revision)
      if (!store.isIndexed(answer)) store.index(answer)
      return measurement
    },
    /** Days on which a project has answers or runs, oldest first. */
    days: (projectId: number) =>
      db.sqlite
        .prepare('SELECT DISTINCT day FROM runs WHERE project_id = ? ORDER BY day')
        .pluck()
        .all(projectId) as string[],
  }
}

export type Measuring = ReturnType<typeof createMeasuring>

const wantsJudge = (answer: AnswerToMeasure, measurement: Measurement): boolean =>
  answer.judge !== null &&
  answer.judgeReply === null &&
  answer.status === 'ok' &&
  measurement.mentions.some((mention) => mention.state === 'named')

const judgeRequest = (answer: AnswerToMeasure): JudgeRequest => ({
  answerId: answer.id,
  runId: answer.runId,
  projectId: answer.projectId,
  promptId: answer.promptId,
  sample: answer.sample,
  judge: answer.judge as string,
})
