import { describe, expect, it } from 'vitest'
import type { Limit } from '../../contract/index.ts'
import { parseUsd } from '../money.ts'
import type { RunProgress } from '../monitoring/index.ts'
import { wouldBlock } from './budgetCheck.ts'
import { summaryOf } from './summary.ts'

const limit = (some: Partial<Limit>): Limit =>
  ({
    ...{ scope: 'provider', of: 'openai', period: 'month', action: 'block', alertAt: 0.8, standing: 'free' },
    ...{ limitUsd: '10', settledUsd: '0', heldUsd: '0', exposureUsd: '0', leftUsd: '10' },
    ...{ shares: { settled: 0, exposure: 0, held: 0 } },
    ...some,
  }) as Limit
const expected = [
  { project: 'Acme', provider: 'openai', amount: parseUsd('0.5') },
  { project: 'Acme', provider: 'google', amount: parseUsd('0.1') },
  { project: 'Globex', provider: 'openai', amount: parseUsd('0.7') },
]

describe('what a limit would block', () => {
  it.each([
    ['has room', limit({}), []],
    ['only tells', limit({ action: 'alert', leftUsd: '0' }), []],
    ['nothing asks for', limit({ of: 'anthropic', leftUsd: '0' }), []],
    [
      'is used up',
      limit({ leftUsd: '0' }),
      ['The limit of $10.00 for openai per month is used up: nothing of it is asked.'],
    ],
    [
      'two projects share and pass together',
      limit({ leftUsd: '1' }),
      [
        '$1.00 is left of the limit of $10.00 for openai per month, and about $1.20 is expected: some of it is blocked.',
      ],
    ],
    ['is exactly enough', limit({ leftUsd: '1.2' }), []],
    [
      'is of one project',
      limit({ scope: 'project', of: 'Acme', leftUsd: '0.55', limitUsd: '1' }),
      ['$0.55 is left of the limit of $1.00 for Acme per month, and about $0.60 is expected: some of it is blocked.'],
    ],
    [
      'is of everything on a day',
      limit({ scope: 'all', of: '', period: 'day', leftUsd: '0', limitUsd: '2' }),
      ['The limit of $2.00 for everything per day is used up: nothing of it is asked.'],
    ],
  ])('one that %s', (_, one, sentences) => {
    expect(wouldBlock(expected, [one]).map(({ why }) => why)).toEqual(sentences)
  })
})

describe('the summary of a day', () => {
  const run = (some: Partial<RunProgress>) =>
    ({
      ...{ runId: 1, status: 'completed', planned: 40, succeeded: 40, failed: 0, blocked: 0, cancelled: 0 },
      ...{ costUsd: '0.123456', exposureUsd: '0' },
      ...some,
    }) as RunProgress

  it('is well when every question was answered', () => {
    expect(summaryOf({ runs: [run({}), run({})], skipped: 0, monthUsd: '12.5' })).toEqual({
      ok: true,
      sentence: '80 of 80 questions answered for 2 projects; $0.2469 spent, $12.50 this month.',
      figures: {
        ...{ projects: 2, skipped: 0, planned: 80, succeeded: 80, failed: 0, blocked: 0, cancelled: 0 },
        ...{ costUsd: '0.246912', exposureUsd: '0', monthUsd: '12.5' },
      },
    })
  })

  it('names what was not', () => {
    const troubled = run({ succeeded: 37, failed: 2, blocked: 1 })
    const { ok, sentence } = summaryOf({ runs: [troubled], skipped: 1, monthUsd: '1' })
    expect(ok).toBe(false)
    expect(sentence).toContain(
      '37 of 40 questions answered for 1 project, 2 failed, 1 blocked, 1 project could not be asked;',
    )
  })
})
