import { describe, expect, it } from 'vitest'
import type { ListedAlert } from '../../../contract/index.ts'
import { en } from '../../i18n/en.ts'
import { es } from '../../i18n/es.ts'
import { createFormat } from '../../i18n/format.ts'
import { ownerOf, placeOf, sentenceOf } from './words.ts'

const english = createFormat('en')
const spanish = createFormat('es')
const t = en(english)

const alert = (kind: string, params: ListedAlert['params'], some: Partial<ListedAlert> = {}): ListedAlert => ({
  ...{
    alertId: 1,
    kind,
    message: 'As it came.',
    params,
    projectId: null,
    project: null,
    provider: null,
    at: 0,
    acknowledgedAt: null,
    muted: null,
  },
  ...some,
})
const budget = { spentUsd: '8.5', limitUsd: '10', period: '2026-11', percent: 85 }

describe('an alert in words', () => {
  it.each([
    [
      alert('budget_threshold', budget, { provider: 'openai' }),
      'OpenAI, November 2026: 85% of the limit is used, $8.50 of $10.00.',
    ],
    [
      alert('budget_block', { ...budget, worstCaseUsd: '0.08125' }, { project: 'Acme watch' }),
      'Acme watch, November 2026: $8.50 of $10.00 is spent and the next call may cost $0.0813, so it was not made.',
    ],
    [
      alert('daily_threshold', { spentUsd: '12.5', limitUsd: '10', period: '2026-11-20' }),
      'Everything, Nov 20: $12.50 was spent, more than the $10.00 you wanted to be told of. Nothing was blocked.',
    ],
    [
      alert('settlement_above_hold', { totalUsd: '0.2', holdUsd: '0.1', holdId: 5 }, { provider: 'google' }),
      'A call to Google cost $0.2000, more than the $0.1000 held for it. It was recorded in full, and later holds are larger.',
    ],
    [alert('of_the_future', {}), 'As it came.'],
  ])('says $kind', (one, sentence) => {
    expect(sentenceOf(one, t, english)).toBe(sentence)
  })

  it('speaks Spanish with its own figures', () => {
    const text = sentenceOf(alert('budget_threshold', budget, { provider: 'openai' }), es(spanish), spanish)
    expect(text.replaceAll(/\s/g, ' ')).toBe(
      'OpenAI, noviembre de 2026: se ha usado el 85 % del límite, 8,50 $ de 10,00 $.',
    )
  })

  it('knows whose it is, and where one acts on it', () => {
    expect(ownerOf(alert('budget_block', {}, { project: 'Acme', provider: 'openai' }), t)).toBe('Acme')
    expect(placeOf(alert('budget_block', budget))).toEqual({ page: 'budgets', params: {} })
    expect(placeOf(alert('daily_threshold', { period: '2026-11-20' }))).toEqual({
      page: 'costs',
      params: { period: 'day', date: '2026-11-20', groupBy: 'model' },
    })
    expect(placeOf(alert('settlement_above_hold', {}, { provider: 'google' }))?.params).toEqual({ provider: 'google' })
    expect(placeOf(alert('of_the_future', {}))).toBeNull()
  })
})
