import { describe, expect, it } from 'vitest'
import type { RunProgress } from '../../core/monitoring/index.ts'
import { describeOutcome, exitCodeOfRuns, outcomeOf } from './outcome.ts'

const run = (parts: Partial<RunProgress>): RunProgress => ({
  runId: 1,
  status: 'completed',
  planned: 4,
  succeeded: 4,
  failed: 0,
  blocked: 0,
  cancelled: 0,
  inFlight: 0,
  judgements: { planned: 0, succeeded: 0, failed: 0, blocked: 0 },
  byProvider: [],
  errors: [],
  costUsd: '0.1',
  exposureUsd: '0',
  ...parts,
})
const auth = { provider: 'openai', class: 'auth', count: 2, message: 'Incorrect key' }
const budget = { provider: 'openai', class: 'budget', count: 2, message: 'The limit is reached' }

it('sums up runs exactly, and equal failures once', () => {
  const outcome = outcomeOf(
    [
      run({ runId: 1, costUsd: '0.1', judgements: { planned: 5, succeeded: 4, failed: 1, blocked: 0 } }),
      run({
        runId: 2,
        status: 'partial',
        succeeded: 2,
        failed: 2,
        costUsd: '0.2',
        exposureUsd: '0.000000000001',
        errors: [auth],
      }),
      run({ runId: 3, status: 'partial', succeeded: 2, failed: 2, costUsd: '0', errors: [auth] }),
    ],
    1500,
  )
  expect(outcome).toEqual({
    runIds: [1, 2, 3],
    status: 'partial',
    planned: 12,
    succeeded: 8,
    failed: 4,
    blocked: 0,
    judgements: { planned: 5, succeeded: 4, failed: 1, blocked: 0 },
    costUsd: '0.3',
    exposureUsd: '0.000000000001',
    durationMs: 1500,
    errors: [{ ...auth, count: 4 }],
  })
})

describe('the exit code', () => {
  it.each<[string, Partial<RunProgress>[], number]>([
    ['everything was answered', [{}], 0],
    ['nothing was to do', [], 0],
    ['some tasks failed', [{ status: 'partial', succeeded: 2, failed: 2, errors: [auth] }], 4],
    ['all tasks failed', [{ status: 'failed', succeeded: 0, failed: 4, errors: [auth] }], 1],
    ['one run failed and another did not', [{}, { status: 'failed', succeeded: 0, failed: 4, errors: [auth] }], 4],
    ['a budget blocked', [{ status: 'blocked', succeeded: 2, blocked: 2, errors: [budget] }], 3],
    ['a budget blocked and others failed', [{ status: 'blocked', failed: 2, blocked: 2, errors: [auth, budget] }], 3],
    [
      'what has no price was left out',
      [{ status: 'blocked', succeeded: 2, blocked: 2, errors: [{ ...auth, class: 'unpriced' }] }],
      4,
    ],
    ['it was cancelled', [{}, { status: 'cancelled', succeeded: 1, cancelled: 3 }], 130],
  ])('when %s', (_, runs, code) => {
    expect(exitCodeOfRuns(outcomeOf(runs.map(run), 0))).toBe(code)
  })
})

it('says how it went', () => {
  const text = describeOutcome(
    outcomeOf([run({ status: 'partial', succeeded: 2, failed: 2, exposureUsd: '0.05', errors: [auth] })], 1234),
  )
  expect(text).toBe(
    'Some of it was answered. 2 of 4 calls answered, 2 failed, in 1.2 s, for $0.1000, and perhaps $0.0500 more for calls whose outcome is unknown.\n' +
      '  openai, auth, 2 ×: Incorrect key',
  )
})
