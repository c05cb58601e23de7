import { describe, expect, it } from 'vitest'
import type { AnswerRow } from '../../../contract/index.ts'
import { toneOf } from './tone.ts'

const row: AnswerRow = {
  ...{ answerId: 1, at: 0, day: '2026-11-20', prompt: '', provider: 'openai', model: 'gpt-5', costUsd: '0' },
  ...{ status: 'ok', state: 'named', rank: 1, sentiment: 'positive' },
}

describe('the one word for an answer', () => {
  it.each<[Partial<AnswerRow>, string, string]>([
    [{}, 'positive', 'good'],
    [{ sentiment: 'negative' }, 'negative', 'bad'],
    [{ sentiment: 'mixed' }, 'mixed', 'mixed'],
    [{ sentiment: 'neutral' }, 'neutral', 'quiet'],
    [{ sentiment: 'unscored' }, 'unscored', 'quiet'],
    [{ state: 'absent', sentiment: 'none' }, 'absent', 'quiet'],
    [{ state: 'linked_only', sentiment: 'none' }, 'linked_only', 'quiet'],
    [{ state: 'absent_statement', sentiment: 'none' }, 'absent_statement', 'quiet'],
    [{ state: 'refused', status: 'refused', sentiment: 'none' }, 'refused', 'quiet'],
    [{ status: 'truncated' }, 'truncated', 'quiet'],
    [{ status: 'filtered' }, 'filtered', 'quiet'],
    [{ state: null, sentiment: null }, 'notAnalysed', 'quiet'],
  ])('%o: %s', (changed, key, mood) => {
    expect(toneOf({ ...row, ...changed })).toEqual({ key, mood })
  })
})
