import { describe, expect, it } from 'vitest'
import { type DayFacts, type TaskFacts, whyDay, whyTasks } from './why.ts'

const DUE = 1_000

describe('why tasks brought no answer', () => {
  it.each<[string, TaskFacts]>([
    ['budget', { errorClass: 'budget', cancelled: 2, open: 1 }],
    ['cancelled', { errorClass: null, cancelled: 1, open: 3 }],
    ['unfinished', { errorClass: null, cancelled: 0, open: 1 }],
    ['lost', { errorClass: null, cancelled: 0, open: 0 }],
  ])('%s', (reason, facts) => {
    expect(whyTasks(facts)).toBe(reason)
  })
})

describe('why a day was not asked', () => {
  it.each<[string, Partial<DayFacts>]>([
    ['asleep', {}],
    ['asleep', { jobState: 'missed' }],
    ['job_failed', { jobState: 'failed' }],
    ['job_failed', { jobState: 'died' }],
    ['cancelled', { jobState: 'cancelled' }],
    ['not_run', { jobState: 'done' }],
    ['paused', { pause: { from: DUE - 1, until: null } }],
    ['paused', { pause: { from: DUE, until: DUE + 1 } }],
    ['asleep', { pause: { from: DUE + 1, until: null } }],
    ['asleep', { pause: { from: 0, until: DUE } }],
    ['restored', { restored: { at: DUE + 1, reaches: DUE - 1 } }],
    ['asleep', { restored: { at: DUE + 1, reaches: DUE } }],
    ['asleep', { restored: { at: DUE, reaches: 0 } }],
    ['job_failed', { jobState: 'failed', restored: { at: DUE + 1, reaches: 0 } }],
  ])('%s: %j', (reason, facts) => {
    expect(whyDay({ dueAt: DUE, jobState: null, pause: null, restored: null, ...facts })).toBe(reason)
  })
})
