import { expect } from 'vitest'
import { parseUsd } from '../../src/core/money.ts'
import { fingerprint } from '../../src/core/simulator/random.ts'
import type { ReportedCall } from '../simulator/process.ts'
import { countersOf, type Entry, entriesOf, holdStates, snapshotsOf } from '../support/books.ts'
import type { Machine } from '../support/machine.ts'

/**
 * Compares our books with those of the simulator, after everything that can happen has happened and all runs have
 * ended: every settled entry is one delivered call at its exact cost, and every other billed call is covered by an
 * exposure of its task.
 * @returns how many calls each was
 */
export function reckon({ db }: Machine, served: readonly ReportedCall[]) {
  const entries = entriesOf(db).filter(({ kind }) => kind === 'answer')
  const settled = entries.filter(({ state }) => state === 'settled')
  const exposures = entries.filter(({ state }) => state === 'exposure')
  const billed = new Map(served.filter((call) => call.billed).map((call) => [call.responseId, call]))

  for (const { responseId, total, provider, model } of settled) {
    const call = billed.get(responseId)
    expect(call, `entry for ${responseId}`).toMatchObject({ provider, model, delivered: true })
    expect(parseUsd(call?.costUsd ?? ''), `cost of ${responseId}`).toBe(total)
    billed.delete(responseId)
  }

  const keyOf = (entry: Entry) => `${entry.provider}/${entry.model}/${fingerprint(entry.prompt)}`
  const cover = Map.groupBy(exposures, keyOf)
  for (const { provider, model, promptId, costUsd } of billed.values()) {
    const exposure = cover.get(`${provider}/${model}/${promptId}`)?.pop()
    expect(exposure, `exposure for a lost call to ${provider}/${model}`).toBeDefined()
    expect(exposure?.total).toBeGreaterThanOrEqual(parseUsd(costUsd))
  }
  return { settled: settled.length, exposures: exposures.length, lost: billed.size }
}

/** What must hold of a home once every run has ended, whatever happened before. */
export async function expectWhole(machine: Machine): Promise<void> {
  const { sqlite } = machine.db
  const count = (text: string) => sqlite.prepare(text).pluck().get() as number
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(sqlite.pragma('foreign_key_check')).toEqual([])
  expect(count("SELECT COUNT(*) FROM tasks WHERE state IN ('pending', 'leased')")).toBe(0)
  expect(count("SELECT COUNT(*) FROM runs WHERE status = 'running'")).toBe(0)
  expect(count('SELECT COUNT(*) FROM answers')).toBe(
    count("SELECT COUNT(*) FROM tasks WHERE state = 'done' AND kind = 'answer'"),
  )
  expect(count('SELECT COUNT(*) FROM answers')).toBe(count('SELECT COUNT(*) FROM answer_bodies'))
  expect(count('SELECT COUNT(*) FROM answers')).toBe(count('SELECT COUNT(*) FROM analyses'))
  // Every attempt had a hold, and every hold an end.
  expect(holdStates(machine.db).open).toBeUndefined()
  expect(count('SELECT SUM(attempts) FROM tasks')).toBe(count('SELECT COUNT(*) FROM holds'))
  const { kept, recounted } = countersOf(machine.db)
  expect(kept).toEqual(recounted)
  const before = snapshotsOf(machine.db)
  await machine.reanalysis.reanalyse()
  expect(snapshotsOf(machine.db)).toEqual(before)
}
