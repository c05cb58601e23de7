import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import OpenAI from 'openai'
import { afterEach, describe, expect, it } from 'vitest'
import { createSimulator } from '../../src/core/simulator/index.ts'
import { type SimulatorProcess, startSimulatorProcess } from './process.ts'

let simulator: SimulatorProcess | null = null
afterEach(async () => {
  await simulator?.close()
  simulator = null
})

const ask = async (baseURL: string) => {
  const client = new OpenAI({ baseURL, apiKey: 'key-of-a-test', maxRetries: 0 })
  return client.responses.create({ model: 'gpt-5', input: 'Which CRM is best?' })
}

describe('a simulator in a process of its own', () => {
  it('answers as one in this process does, and tells its books', async () => {
    simulator = await startSimulatorProcess({ seed: 7, day: '2026-10-01' })
    const there = await ask(simulator.baseUrls.openai)
    const local = await createSimulator({ seed: 7, day: '2026-10-01' })
    const here = await ask(local.baseUrls.openai)
    await local.close()
    expect(there.output_text).toBe(here.output_text)
    const { calls, totals } = await simulator.served()
    expect(calls).toMatchObject([{ n: 1, provider: 'openai', responseId: there.id, billed: true, delivered: true }])
    expect(calls[0]!.costUsd).toMatch(/^0\.00\d+$/)
    expect(totals).toMatchObject({ calls: 1, pending: 0, billed: 1, costUsd: calls[0]!.costUsd })
  })

  it('takes faults, another day and a reset, and says what is wrong with a request for one', async () => {
    simulator = await startSimulatorProcess({ seed: 7 })
    await simulator.set('faults', { faults: [{ kind: 'server_error', to: 1 }] })
    await expect(ask(simulator.baseUrls.openai)).rejects.toMatchObject({ status: 500 })
    await simulator.set('day', { day: '2026-11-15' })
    await simulator.set('latency', { latencyMs: 1 })
    expect((await ask(simulator.baseUrls.openai)).model).toBe('gpt-5-2026-10-14')
    await simulator.set('reset')
    expect(await simulator.totals()).toMatchObject({ calls: 0, costUsd: '0' })
    await expect(simulator.set('faults', { faults: [{ kind: 'earthquake' }] })).rejects.toThrow('kind')
    await expect(simulator.set('day', { day: 'tomorrow' })).rejects.toThrow('day')
  })

  it('ends with the standard input that it was given', async () => {
    const { pid, close } = await startSimulatorProcess({ seed: 7 })
    expect(process.kill(pid, 0)).toBe(true)
    await close()
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  })
})

describe('a simulator in a worker thread', () => {
  it('answers there', async () => {
    const worker = new Worker(new URL('../../src/core/simulator/child.ts', import.meta.url), {
      workerData: { seed: 7 },
    })
    const [{ baseUrls }] = await once(worker, 'message')
    expect((await ask(baseUrls.openai)).status).toBe('completed')
    await worker.terminate()
  })
})
