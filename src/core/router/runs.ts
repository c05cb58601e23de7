import { and, desc, eq } from 'drizzle-orm'
import type { ErrorClass, Quote, RunProgress, RunRequest } from '../../contract/index.ts'
import type { Core } from '../createCore.ts'
import { schema } from '../db/index.ts'
import { messageOf, UserError } from '../errors.ts'
import { parseModelRef } from '../modelRef.ts'
import { isLoopback } from '../providers/index.ts'
import type { Opened } from './base.ts'

export const runHandlers = (opened: Opened) => ({
  quote: opened.runs.quote.handler(({ context: { core }, input }) => quoteOf(core, input)),
  start: opened.runs.start.handler(async ({ context: { core }, input }) => {
    const [runId] = await core.monitoring.start(requestOf(core, input))
    return { runId: runId! }
  }),
  list: opened.runs.list.handler(({ context, input }) =>
    context.core.monitoring.history(input.projectId, input.before),
  ),
  current: opened.runs.current.handler(({ context, input }) => ({ runId: runningRun(context.core, input.projectId) })),
  watch: opened.runs.watch.handler(async function* ({ context: { core }, input, signal }) {
    if (!core.monitoring.progress(input.runId)) throw new UserError('not_found', 'This run is no longer there.')
    const quote = core.monitoring.quoteOf(input.runId)
    for await (const progress of core.monitoring.watch(input.runId, signal)) yield { ...progressOf(progress), quote }
  }),
  cancel: opened.runs.cancel.handler(async ({ context, input }) => {
    await context.core.monitoring.cancel(input.runId)
    return {}
  }),
})

const requestOf = (core: Core, { projectId, ...filter }: RunRequest) => ({
  project: nameOf(core, projectId),
  ...filter,
})

function nameOf(core: Core, projectId: number): string {
  const project = core.projects.list().find((each) => each.projectId === projectId)
  if (!project) throw new UserError('not_found', 'This project is no longer there. Choose another one.')
  return project.name
}

function runningRun({ db }: Core, projectId: number): number | null {
  const { runs } = schema
  const row = db.orm
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.status, 'running'), eq(runs.projectId, projectId)))
    .orderBy(desc(runs.id))
    .limit(1)
    .get()
  return row?.id ?? null
}

/** A run with nothing to ask is a quote of nothing with its reason, so that a page can say it before anybody presses. */
async function quoteOf(core: Core, asked: RunRequest): Promise<Quote> {
  const request = requestOf(core, asked)
  const record = core.monitoring.quoteRecord(asked.projectId)
  try {
    const [quoted] = await core.monitoring.quote(request)
    const { quote } = quoted!
    return {
      tasks: quote.calls,
      ...{ expectedUsd: quote.expectedUsd, lowUsd: quote.lowUsd, highUsd: quote.highUsd },
      worstUsd: quote.worstCaseUsd,
      record,
      models: quote.models.map(({ model, calls, worstCaseUsd, basis, unpriced, estimate: _, ...one }) => ({
        ...one,
        ref: model,
        displayName: displayNameOf(core, model),
        tasks: calls,
        worstUsd: worstCaseUsd,
        basis: unpriced ? 'unpriced' : basis,
      })),
      problems: [
        ...quote.models.flatMap(({ unpriced }) => unpriced ?? []),
        ...(await missingKeys(
          core,
          quote.models.map(({ model }) => model),
        )),
      ],
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const nothing = { expectedUsd: '0', lowUsd: '0', highUsd: '0', worstUsd: '0' }
    return { tasks: 0, ...nothing, record, models: [], problems: [error.message] }
  }
}

function displayNameOf({ models }: Core, ref: string): string {
  const parsed = parseModelRef(ref)
  return (parsed && models.find(parsed.provider, parsed.model)?.displayName) ?? ref
}

/** One sentence for each provider that would be asked without a key; the demo and models on this machine need none. */
async function missingKeys(core: Core, refs: readonly string[]): Promise<string[]> {
  if (core.home.kind === 'demo') return []
  const asked = new Set(refs.map((ref) => parseModelRef(ref)?.provider))
  try {
    const status = await core.keys.status()
    return status
      .filter(({ provider, source, host }) => asked.has(provider) && source === 'none' && !isLoopback(`http://${host}`))
      .map(({ provider }) => `There is no key for ${provider}. Set one with: earshot keys set ${provider}`)
  } catch (error) {
    return [messageOf(error)]
  }
}

type CoreProgress = NonNullable<ReturnType<Core['monitoring']['progress']>>

function progressOf({ byProvider, errors, ...run }: CoreProgress): Omit<RunProgress, 'quote'> {
  return {
    ...run,
    providers: byProvider.map(({ paused, ...provider }) => ({
      ...provider,
      paused: paused && { errorClass: paused.errorClass as ErrorClass, forMs: paused.forMs },
      errors: errors
        .filter((error) => error.provider === provider.provider)
        .map(({ class: errorClass, count, message }) => ({ class: errorClass as ErrorClass, count, message })),
    })),
  }
}
