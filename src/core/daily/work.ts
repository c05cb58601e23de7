import type { Limit, Spending } from '../../contract/index.ts'
import { messageOf, UserError } from '../errors.ts'
import { type JobContext, type JobOutcome, JobStopped, type JobWork } from '../jobs/index.ts'
import type { KeyStatus } from '../keys/index.ts'
import { parseModelRef } from '../modelRef.ts'
import { displayUsd, parseUsd } from '../money.ts'
import type { Monitoring, RunProgress } from '../monitoring/index.ts'
import { type Expected, wouldBlock } from './budgetCheck.ts'
import { summaryOf } from './summary.ts'

export interface DailyOptions {
  monitoring: Pick<Monitoring, 'quote' | 'start' | 'resume' | 'ofJob' | 'watch' | 'cancel'>
  projects: { list(): { projectId: number; name: string; active: boolean }[] }
  limits: () => Limit[]
  keys: { status(): Promise<KeyStatus[]> }
  spending: () => Pick<Spending, 'monthToDate' | 'byProvider'>
}

interface ToAsk {
  projectId: number
  name: string
}

/**
 * The daily monitoring: looks at budgets and keys, asks every active project, and says what came of it. Each project is
 * asked by one run an execution, however often the process dies: what began is finished, and what was answered is not
 * asked again.
 */
export function createDaily({ monitoring, projects, limits, keys, spending }: DailyOptions): JobWork {
  /** Logs what would be asked at what cost, and what would not. @returns the projects that can be asked, of which providers */
  async function checkBudgets({ log }: JobContext, active: readonly ToAsk[]) {
    const expected: Expected[] = []
    const askable: ToAsk[] = []
    for (const project of active) {
      try {
        const { quote } = (await monitoring.quote({ project: project.name }))[0]!
        for (const { model, expectedUsd, unpriced } of quote.models) {
          const { provider } = parseModelRef(model)!
          if (unpriced !== null) log('warn', `${project.name}: ${unpriced}`)
          expected.push({ project: project.name, provider, amount: parseUsd(expectedUsd ?? '0') })
        }
        log('info', `${project.name} asks ${quote.calls} questions`, {
          expectedUsd: quote.expectedUsd,
          lowUsd: quote.lowUsd,
          highUsd: quote.highUsd,
          worstCaseUsd: quote.worstCaseUsd,
        })
        askable.push(project)
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        log('warn', `${project.name} cannot be asked: ${error.message}`)
      }
    }
    const blocked = wouldBlock(expected, limits())
    if (blocked.length === 0) log('info', 'Budgets: nothing stands in the way')
    for (const { why, ...figures } of blocked) log('warn', why, figures)
    return { askable, providers: new Set(expected.map(({ provider }) => provider)) }
  }

  /** Logs where the key of each provider comes from, never what it is. */
  async function checkKeys({ log }: JobContext, providers: ReadonlySet<string>): Promise<void> {
    try {
      for (const { provider, source, note } of await keys.status()) {
        if (!providers.has(provider)) continue
        const found = source === 'none' ? 'none found' : `found (${source})`
        log(source === 'none' ? 'warn' : 'info', `Key for ${provider}: ${found}`, note === null ? {} : { note })
      }
    } catch (error) {
      log('warn', `The keys cannot be looked at: ${messageOf(error)}`)
    }
  }

  /** Goes on with what was interrupted, and begins a run of every project that has none of this execution yet. */
  async function begin({ log, originId, signal }: JobContext, askable: readonly ToAsk[]) {
    const resumed = await monitoring.resume()
    if (resumed.length > 0) log('info', 'An interrupted run goes on', { runs: resumed.join(', ') })
    const begun = new Map(monitoring.ofJob(originId).map(({ projectId, runId }) => [projectId, runId]))
    for (const { projectId, name } of askable) {
      signal.throwIfAborted()
      if (begun.has(projectId)) continue
      try {
        const [runId] = await monitoring.start({ project: name, trigger: 'schedule', jobRunId: originId })
        begun.set(projectId, runId!)
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        log('error', `${name} cannot be asked: ${error.message}`)
      }
    }
    return begun
  }

  async function toItsEnd(runId: number, signal: AbortSignal): Promise<RunProgress> {
    let last: RunProgress | undefined
    for await (const progress of monitoring.watch(runId, signal)) last = progress
    signal.throwIfAborted()
    return last!
  }

  async function finish({ signal }: JobContext, runIds: readonly number[]): Promise<RunProgress[]> {
    try {
      return await Promise.all(runIds.map((runId) => toItsEnd(runId, signal)))
    } catch (error) {
      const cancelled = error instanceof JobStopped && error.why === 'cancelled'
      if (cancelled) await Promise.all(runIds.map((runId) => monitoring.cancel(runId)))
      throw error
    }
  }

  return async (context): Promise<JobOutcome> => {
    const { log } = context
    const all = projects.list()
    const active = all.filter((project) => project.active)
    const nameOf = (wanted: number) => all.find(({ projectId }) => projectId === wanted)?.name ?? 'A removed project'
    if (active.length === 0) {
      return { ok: true, sentence: 'No project is active; nothing was asked.', figures: { projects: 0 } }
    }
    const { askable, providers } = await checkBudgets(context, active)
    await checkKeys(context, providers)
    const begun = await begin(context, askable)
    const runs = await finish(context, [...begun.values()])
    const projectOf = new Map([...begun].map(([projectId, runId]) => [runId, projectId]))
    for (const { runId, status, planned, succeeded, failed, blocked, costUsd, errors } of runs) {
      const figures = { runId, status, planned, succeeded, failed, blocked, costUsd }
      log(succeeded === planned ? 'info' : 'warn', `${nameOf(projectOf.get(runId) ?? 0)}: ${status}`, figures)
      for (const { provider, class: errorClass, count, message } of errors) {
        log('warn', `${provider}: ${message}`, { class: errorClass, count })
      }
    }
    const { monthToDate, byProvider } = spending()
    for (const { provider, costUsd } of byProvider) {
      log('info', `Spent on ${provider} this month: ${displayUsd(parseUsd(costUsd))}`)
    }
    const skipped = active.filter(({ projectId }) => !begun.has(projectId)).length
    return { ...summaryOf({ runs, skipped, monthUsd: monthToDate.costUsd }), tell: true }
  }
}
