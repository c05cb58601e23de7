import { call, implement } from '@orpc/server'
import { restContract } from '../../contract/rest/index.ts'
import { costMetrics } from '../../core/costs/index.ts'
import type { Core } from '../../core/createCore.ts'
import { UserError } from '../../core/errors.ts'
import type { createRouter } from '../../core/router/index.ts'
import { importFile } from './imports.ts'

/** What an endpoint gets: the open home, and the page's own procedures, so that both tell the same. */
export interface ApiContext {
  core: Core
  page: ReturnType<typeof createRouter>
}

const api = implement(restContract).$context<ApiContext>()

const projects = {
  list: api.projects.list.handler(({ context: { page } }) => call(page.projects.list, undefined)),
  create: api.projects.create.handler(async ({ context: { core }, input: { body } }) => {
    const { projectId, changes } = await core.projectManager.create(body)
    return { projectId, changes }
  }),
  get: api.projects.get.handler(({ context: { core }, input: { params } }) => projectOf(core, params.projectId)),
  replace: api.projects.replace.handler(async ({ context: { core }, input: { params, body } }) => {
    const { projectId, changes } = await core.projectManager.replace(params.projectId, body)
    return { projectId, changes }
  }),
  change: api.projects.change.handler(async ({ context: { core }, input: { params, body } }) => {
    await core.projectManager.change(params.projectId, body)
    return projectOf(core, params.projectId)
  }),
  remove: api.projects.remove.handler(({ context: { page }, input: { params } }) =>
    call(page.projects.archive, params),
  ),
}

const projectOf = (core: Core, projectId: number) => ({ projectId, ...core.projectManager.file(projectId) })

const prompts = {
  list: api.prompts.list.handler(({ context: { page }, input: { params } }) => call(page.prompts.list, params)),
  add: api.prompts.add.handler(({ context: { page }, input: { params, body } }) =>
    call(page.prompts.add, { ...params, ...body }),
  ),
  change: api.prompts.change.handler(({ context: { page }, input: { params, body } }) =>
    call(page.prompts.change, { ...body, ...params }),
  ),
  remove: api.prompts.remove.handler(({ context: { page }, input: { params } }) => call(page.prompts.remove, params)),
}

const runs = {
  quote: api.runs.quote.handler(({ context: { page }, input: { params, query } }) =>
    call(page.runs.quote, { ...query, ...params }),
  ),
  start: api.runs.start.handler(({ context: { page }, input: { params, body } }) =>
    call(page.runs.start, { ...body, ...params }),
  ),
  list: api.runs.list.handler(({ context: { page }, input: { params, query } }) =>
    call(page.runs.list, { ...params, before: query.before ?? null }),
  ),
  get: api.runs.get.handler(async ({ context: { page }, input: { params } }) => {
    // The first state of a subscription is the whole progress now.
    for await (const progress of await call(page.runs.watch, params)) return progress
    throw new UserError('not_found', 'This run is no longer there.')
  }),
  cancel: api.runs.cancel.handler(({ context: { core, page }, input: { params } }) => {
    if (!core.monitoring.progress(params.runId)) throw new UserError('not_found', 'This run is no longer there.')
    return call(page.runs.cancel, params)
  }),
}

const results = {
  answers: api.results.answers.handler(({ context: { page }, input: { params, query } }) => {
    const { promptId, tag, model, state, sentiment, status, after, limit, ...rest } = query
    const filter = {
      ...{ ...rest, ...params },
      ...(promptId !== undefined && { promptIds: [promptId] }),
      ...(tag !== undefined && { tags: [tag] }),
      ...(model !== undefined && { models: [model] }),
      ...(state !== undefined && { states: [state] }),
      ...(sentiment !== undefined && { sentiments: [sentiment] }),
      ...(status !== undefined && { statuses: [status] }),
    }
    return call(page.answers.list, { filter, order: { by: 'time', descending: true }, after: after ?? null, limit })
  }),
  answer: api.results.answer.handler(({ context: { page }, input: { params } }) => call(page.answers.get, params)),
  snapshots: api.results.snapshots.handler(({ context: { core }, input: { params, query } }) => {
    const { limit, ...period } = query
    const rows = core.exports.exportRows('snapshots', { project: nameOf(core, params.projectId), ...period })
    return wholeDays(rows, limit)
  }),
  comparison: api.results.comparison.handler(({ context: { page }, input: { params, query } }) =>
    call(page.compare.get, {
      ...params,
      days: Number(query.days) as 7 | 30 | 90,
      search: query.search ?? null,
    }),
  ),
  report: api.results.report.handler(({ context: { core }, input: { params, query } }) =>
    core.visibility.report({ project: nameOf(core, params.projectId), ...query }),
  ),
}

const nameOf = (core: Core, projectId: number): string => core.projectManager.settings(projectId).name

/** Rows of whole days until there are enough, and the day that comes after them. */
function wholeDays<Row extends { day: string }>(rows: Iterable<Row>, enough: number) {
  const snapshots: Row[] = []
  for (const row of rows) {
    if (snapshots.length >= enough && row.day !== snapshots.at(-1)?.day) return { snapshots, next: row.day }
    snapshots.push(row)
  }
  return { snapshots, next: null }
}

const money = {
  metrics: api.money.metrics.handler(({ context: { core }, input: { query } }) => {
    const { period = 'month', date, service } = query
    const report = core.costReport({ period, date, provider: service, groupBy: ['provider'] })
    return { ...costMetrics(report), period: { name: period, from: report.from, to: report.to } }
  }),
  costs: api.money.costs.handler(({ context: { core }, input: { query } }) => {
    const { groupBy, ...chosen } = query
    return core.costReport({ ...chosen, groupBy: groupBy?.split(',').map((group) => group.trim()) })
  }),
  budget: api.money.budget.handler(({ context: { page } }) => call(page.budgets.list, undefined)),
  setBudget: api.money.setBudget.handler(({ context: { page }, input: { body } }) => call(page.budgets.set, body)),
}

const keys = {
  list: api.keys.list.handler(async ({ context: { page } }) => {
    const { connections, keychain } = await call(page.connections.list, undefined)
    if (keychain !== null) throw new UserError('keychain', keychain)
    return connections.map(({ provider, key }) => ({ provider, ...key }))
  }),
  set: api.keys.set.handler(async ({ context: { page }, input: { params, body } }) => ({
    ...params,
    ...(await call(page.connections.setKey, { ...params, ...body })),
  })),
  remove: api.keys.remove.handler(({ context: { page }, input: { params } }) =>
    call(page.connections.removeKey, params),
  ),
}

const models = {
  list: api.models.list.handler(({ context: { core } }) => core.registry.list()),
  change: api.models.change.handler(async ({ context: { core, page }, input: { params, body } }) => {
    const now = modelOf(core, params.modelId)
    const { isAvailable = now.isAvailable } = body
    // Taking away the leave to ask takes away the offer too, unless both are said.
    const { isCurrent = now.isCurrent && body.isAvailable !== false } = body
    await call(page.models.decide, { ...params, isCurrent, isAvailable })
    return modelOf(core, params.modelId)
  }),
  setPrice: api.models.setPrice.handler(async ({ context: { core, page }, input: { params, body } }) => {
    await call(page.models.setPrice, { ...params, ...body })
    return modelOf(core, params.modelId)
  }),
}

function modelOf(core: Core, modelId: number) {
  const model = core.registry.list().find((each) => each.modelId === modelId)
  if (model) return model
  throw new UserError('not_found', `The registry has no model ${modelId}. Nothing was changed.`)
}

/** The endpoints of the local API. */
export const endpoints = {
  ...{ projects, prompts, runs, results, money, keys, models },
  imports: {
    run: api.imports.run.handler(({ context: { core }, input: { params, body } }) =>
      importFile(core, { ...params, ...body }),
    ),
  },
  operations: {
    figures: api.operations.figures.handler(({ context: { core }, input: { query } }) => core.operations(query)),
  },
  reconcile: {
    gaps: api.reconcile.gaps.handler(({ context: { page }, input: { query } }) => {
      const { projectId = null, ...rest } = query
      return call(page.coverage.gaps, { ...rest, projectId })
    }),
    limbo: api.reconcile.limbo.handler(({ context: { page }, input: { query } }) => {
      const { rule = null, ...rest } = query
      return call(page.limbo.check, { ...rest, rule })
    }),
  },
  doctor: {
    run: api.doctor.run.handler(({ context: { core }, input: { query } }) => core.doctor.run(query)),
  },
}
