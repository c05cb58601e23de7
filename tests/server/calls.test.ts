import { afterEach, describe, expect, it } from 'vitest'
import type { RunProgress } from '../../src/contract/index.ts'
import { databaseFile, openDatabase } from '../../src/core/db/index.ts'
import { type Rpc, type Serving, startServing } from './serving.ts'

let serving: Serving
afterEach(() => serving.close())

/** The states of a subscription up to the first that fits, after which it is left. */
async function follow(rpc: Rpc, runId: number, until: (progress: RunProgress) => boolean): Promise<RunProgress[]> {
  const seen: RunProgress[] = []
  for await (const progress of await rpc.runs.watch({ runId })) {
    seen.push(progress)
    if (until(progress)) break
  }
  return seen
}

const isOver = ({ status }: RunProgress) => status !== 'running'
const isMidway = ({ succeeded, inFlight }: RunProgress) => succeeded > 0 && inFlight > 0

async function startRun(rpc: Rpc) {
  const [project] = await rpc.projects.list()
  return rpc.runs.start({ projectId: project!.projectId })
}

describe('the contract over HTTP', () => {
  it('streams a run while it goes on', async () => {
    serving = await startServing({}, { latencyMs: 60 })
    const rpc = serving.client(await serving.signIn())
    const { runId } = await startRun(rpc)
    const seen = await follow(rpc, runId, isOver)
    expect(seen.at(-1)).toMatchObject({ status: 'completed', planned: 20, succeeded: 20 })
    expect(seen.some(isMidway)).toBe(true)
    expect(serving.errors).toEqual([])
  })

  it('goes on with a run that nobody watches any more', async () => {
    serving = await startServing({}, { latencyMs: 60 })
    const rpc = serving.client(await serving.signIn())
    const { runId } = await startRun(rpc)
    await follow(rpc, runId, isMidway)
    expect((await follow(rpc, runId, isOver)).at(-1)).toMatchObject({ status: 'completed', succeeded: 20 })
  })

  it('tells failures as data', async () => {
    serving = await startServing()
    const rpc = serving.client(await serving.signIn())
    await expect(rpc.runs.quote({ projectId: 4711 })).rejects.toMatchObject({ code: 'NOT_FOUND', defined: true })
    await expect(rpc.runs.quote({ projectId: -1 })).rejects.toMatchObject({ status: 400 })
  })

  it('tells its client why it is not heard', async () => {
    serving = await startServing()
    await expect(serving.client('').projects.list()).rejects.toMatchObject({
      ...{ code: 'UNAUTHORIZED', status: 401, defined: false },
      message: expect.stringContaining('open a new link') as string,
    })
    const foreign = serving.client(await serving.signIn(), { origin: 'http://evil.example' })
    await expect(foreign.projects.list()).rejects.toMatchObject({ code: 'FORBIDDEN', status: 403 })
  })
})

describe('closing', () => {
  const rowsOf = (sql: string) => {
    const db = openDatabase({ file: databaseFile(serving.home), migrations: 'drizzle', now: 0 })
    try {
      return db.sqlite.prepare(sql).raw().all()
    } finally {
      db.close()
    }
  }

  it('lets the calls under way finish, keeps their answers, and begins no others', async () => {
    serving = await startServing({}, { latencyMs: 300 })
    const rpc = serving.client(await serving.signIn())
    const { runId } = await startRun(rpc)
    await follow(rpc, runId, ({ inFlight }) => inFlight > 0)
    const closing = serving.server.close()
    await expect(rpc.projects.list()).rejects.toThrow()
    await closing
    const [[answers]] = rowsOf('SELECT COUNT(*) FROM answers') as [[number]]
    expect(answers).toBeGreaterThan(0)
    expect(answers).toBeLessThan(20)
    expect(rowsOf('SELECT state, COUNT(*) FROM tasks GROUP BY state ORDER BY state')).toEqual([
      ['done', answers],
      ['pending', 20 - answers],
    ])
    expect(rowsOf('SELECT state, COUNT(*) FROM holds GROUP BY state')).toEqual([['settled', answers]])
    expect(rowsOf('SELECT status FROM runs')).toEqual([['running']])
  })

  it('does not wait for them when it is told to end them', async () => {
    serving = await startServing({}, { latencyMs: 3_600_000 })
    const rpc = serving.client(await serving.signIn())
    const { runId } = await startRun(rpc)
    await follow(rpc, runId, ({ inFlight }) => inFlight > 0)
    const closing = serving.server.close()
    serving.abort()
    await closing
    expect(rowsOf('SELECT COUNT(*) FROM answers')).toEqual([[0]])
    expect(rowsOf('SELECT state, COUNT(*) FROM holds GROUP BY state')).toEqual([['exposure', 4]])
  })
})
