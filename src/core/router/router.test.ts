import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { RPCHandler } from '@orpc/server/message-port'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AppState, contract } from '../../contract/index.ts'
import { createCore } from '../createCore.ts'
import { type Ports, systemClock } from '../ports.ts'
import { createSessionStore } from '../secrets/index.ts'
import { openWorkspace, type Workspace } from '../workspace.ts'
import { createRouter } from './index.ts'

const settings = { config: { keys: {}, baseUrls: {} } }
const homes: string[] = []
const logged: string[] = []

function portsOf(home: string): Ports {
  return {
    clock: systemClock,
    secrets: createSessionStore(),
    log: (_level, message) => logged.push(message),
    notify: () => undefined,
    paths: { home, migrations: 'drizzle' },
  }
}

function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'earshot-router-'))
  homes.push(home)
  return home
}

/** A client that speaks to the router over a real port, as the window does. */
function clientOf(workspace: Workspace) {
  const { port1, port2 } = new MessageChannel()
  new RPCHandler(createRouter(workspace, (_level, message) => logged.push(message))).upgrade(port2)
  port1.start()
  port2.start()
  const client: ContractRouterClient<typeof contract> = createORPCClient(new RPCLink({ port: port1 }))
  return { client, hangUp: () => port1.close() }
}

async function readyOf(client: ContractRouterClient<typeof contract>): Promise<AppState[]> {
  const states: AppState[] = []
  for await (const state of await client.app.watch()) {
    states.push(state)
    if (state.phase === 'ready' || state.phase === 'failed') break
  }
  return states
}

afterAll(() => {
  for (const home of homes) rmSync(home, { recursive: true, force: true })
})

describe("the contract, answered by the user's own home", () => {
  let workspace: Workspace
  let connection: ReturnType<typeof clientOf>
  let projectId: number

  beforeAll(async () => {
    const home = newHome()
    const core = await createCore(portsOf(home), settings)
    const applied = await core.projects.apply({
      name: 'Acme watch',
      brand: { name: 'Acme', aliases: [], domains: ['acme.com'] },
      competitors: [{ name: 'Globex', aliases: [], domains: [] }],
      prompts: [{ text: 'Which CRM is best?' }],
      models: ['openai:gpt-5', 'openai:gpt-unheard-of'],
    })
    projectId = applied.projectId
    await core.projects.apply({ name: 'Empty', brand: { name: 'Empty' } })
    await core.close()
    workspace = openWorkspace({ ports: portsOf(home), settings, version: '1.2.3' })
    connection = clientOf(workspace)
  })
  afterAll(async () => {
    connection.hangUp()
    await workspace.close()
  })

  it('says what is open', async () => {
    const states = await readyOf(connection.client)
    expect(states.at(-1)).toMatchObject({ phase: 'ready', home: { kind: 'user' }, version: '1.2.3', notices: [] })
    expect(await readyOf(connection.client)).toEqual(states.slice(-1))
  })

  it('lists projects', async () => {
    expect(await connection.client.projects.list()).toMatchObject([
      {
        name: 'Acme watch',
        brand: 'Acme',
        competitors: 1,
        prompts: 1,
        models: ['openai:gpt-5', 'openai:gpt-unheard-of'],
      },
      { name: 'Empty', prompts: 0, models: [] },
    ])
  })

  it('shows a project without answers as having no values', async () => {
    const overview = await connection.client.overview.get({ projectId, days: 30, model: null, search: null })
    expect(overview.kpis.visibility).toMatchObject({ value: null, n: 0 })
    expect(overview.kpis.cost.monthToDateUsd).toBe('0')
    expect(overview).toMatchObject({ latest: [], lastDay: null, window: 7, project: { brand: 'Acme' } })
  })

  it('lists answers, and what their filters choose from', async () => {
    const { answers } = connection.client
    const order = { by: 'time', descending: true } as const
    const listing = { filter: { projectId, ranked: true }, order, after: null, limit: 50 }
    expect(await answers.list(listing)).toEqual({ answers: [], next: null, total: { count: 0, more: false } })
    expect(await answers.choices({ projectId })).toEqual({
      prompts: [{ promptId: expect.any(Number), text: 'Which CRM is best?' }],
      tags: [],
      models: [
        { ref: 'openai:gpt-5', displayName: 'GPT-5' },
        { ref: 'openai:gpt-unheard-of', displayName: 'gpt-unheard-of' },
      ],
      brands: [
        { brandId: expect.any(Number), name: 'Acme', isOwn: true },
        { brandId: expect.any(Number), name: 'Globex', isOwn: false },
      ],
    })
    await expect(answers.changes({ answerId: 999 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(answers.body({ answerId: 999 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('tells what is cited, where nothing is', async () => {
    const { sources } = connection.client
    const asked = { projectId, days: 30, model: null, promptId: null, search: null } as const
    const none = { answers: 0, searched: 0, citations: 0, byKind: { own: 0, competitor: 0, other: 0 }, domains: [] }
    expect(await sources.domains(asked)).toMatchObject(none)
    expect(await sources.places({ ...asked, domain: null })).toEqual({ pages: [], prompts: [] })
    await expect(sources.domains({ ...asked, model: 'x:none' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('compares brands where no model has answered', async () => {
    const compared = await connection.client.compare.get({ projectId, days: 7, search: null })
    expect(compared).toMatchObject({ window: 1, models: [], brands: [{ name: 'Acme' }, { name: 'Globex' }] })
    expect(compared.overall[0]?.figures.visibility).toEqual({ value: null, low: null, high: null, n: 0 })
    expect(compared.overall[0]?.lines.netSentiment).toEqual(compared.days.map(() => null))
  })

  it('quotes what a run would cost, with what stands in its way', async () => {
    const quote = await connection.client.runs.quote({ projectId })
    expect(quote.tasks).toBe(2)
    expect(quote.models.map(({ basis }) => basis)).toEqual(['tokens', 'unpriced'])
    expect(Number(quote.worstUsd)).toBeGreaterThan(0)
    expect(quote.problems.join('\n')).toMatch(/gpt-unheard-of.*price/)
    expect(quote.problems.join('\n')).toContain('There is no key for openai. Set one with: earshot keys set openai')
  })

  it('quotes nothing, with the reason, where there is nothing to ask', async () => {
    const [, empty] = await connection.client.projects.list()
    const quote = await connection.client.runs.quote({ projectId: empty!.projectId })
    expect(quote).toMatchObject({ tasks: 0, models: [] })
    expect(quote.problems).toHaveLength(1)
  })

  it('tells a failure as data, with its sentence', async () => {
    const { client } = connection
    const absent = { code: 'NOT_FOUND', defined: true, data: { details: [] } }
    await expect(client.overview.get({ projectId: 999, days: 7, model: null, search: null })).rejects.toMatchObject(
      absent,
    )
    await expect(client.answers.get({ answerId: 999 })).rejects.toMatchObject({
      ...absent,
      message: 'This answer is no longer there.',
    })
    await expect(client.runs.start({ projectId: 999 })).rejects.toMatchObject(absent)
    await expect((await client.runs.watch({ runId: 999 })).next()).rejects.toMatchObject(absent)
  })

  it('refuses what the contract does not know', async () => {
    const wrong = { projectId: -1, days: 31, model: 'no colon', search: 'yes' } as never
    await expect(connection.client.overview.get(wrong)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('knows no run that goes on where none does', async () => {
    expect(await connection.client.runs.current({ projectId })).toEqual({ runId: null })
  })
})

describe('a home that cannot be opened', () => {
  it('says why, and answers nothing', async () => {
    const workspace = openWorkspace({
      ports: portsOf('/dev/null/home'),
      settings,
      version: '1.2.3',
    })
    const { client, hangUp } = clientOf(workspace)
    expect((await readyOf(client)).at(-1)).toMatchObject({
      phase: 'failed',
      message: expect.stringContaining('/dev/null'),
    })
    await expect(client.projects.list()).rejects.toMatchObject({ code: 'NOT_READY', defined: true })
    hangUp()
    await workspace.close()
  })
})
