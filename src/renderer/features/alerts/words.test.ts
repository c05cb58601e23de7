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

const moved = {
  ...{ brand: 'Acme', before: 0.55, now: 0.4, prompts: 20, p: 0.001, model: 'openai:gpt-5' },
  ...{ from: '2026-11-29', to: '2026-12-01', beforeFrom: '2026-11-01', beforeTo: '2026-11-28' },
}
const inSpanish = (one: ListedAlert) => sentenceOf(one, es(spanish), spanish, 'UTC').replaceAll(/\s/g, ' ')

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
      'Daily cost threshold exceeded: $12.50 > $10.00 (Everything, Nov 20). Nothing was blocked.',
    ],
    [
      alert('daily_threshold', { spentUsd: '10.002', limitUsd: '10', period: '2026-11-20' }, { project: 'Acme' }),
      'Daily cost threshold exceeded: $10.0020 > $10.0000 (Acme, Nov 20). Nothing was blocked.',
    ],
    [
      alert('settlement_above_hold', { totalUsd: '0.2', holdUsd: '0.1', holdId: 5 }, { provider: 'google' }),
      'A call to Google cost $0.2000, more than the $0.1000 held for it. It was recorded in full, and later holds are larger.',
    ],
    [
      alert('key_rejected', { errorClass: 'auth', reason: 'It said no.' }, { provider: 'openai' }),
      'OpenAI was not asked with the key it has: It said no. Its questions were given up; set another key and ask again.',
    ],
    [
      alert('provider_down', { errorClass: 'timeout', reason: 'slow', since: 60_000 }, { provider: 'google' }),
      'Google has not answered since Jan 1, 1970, 12:01 AM. No answer in time: slow. Its questions are given up for now; the others go on.',
    ],
    [
      alert('unpriced_calls', { model: 'openai:x', count: 1, runId: 4 }),
      '1 question was not asked of openai:x, because it has no price. Nothing was spent.',
    ],
    [
      alert('unpriced_calls', { model: 'openai:x', count: 3, ahead: 1 }),
      '3 questions will not be asked of openai:x, because it has no price.',
    ],
    [
      alert('unpriced_calls', { problem: 'openai:x: no usage' }),
      'An answer was kept, but not what it cost: openai:x: no usage. The most it can have cost counts towards the limits.',
    ],
    [
      alert('visibility_moved', moved),
      'Acme at openai:gpt-5 fell by 15 points: 40% from Nov 29 to Dec 1, 55% from Nov 1 to Nov 28, over 20 prompts.',
    ],
    [alert('job_missed', { job: 'daily' }), 'As it came.'],
    [alert('of_the_future', {}), 'As it came.'],
  ])('says $kind', (one, sentence) => {
    expect(sentenceOf(one, t, english, 'UTC')).toBe(sentence)
  })

  it('speaks Spanish with its own figures', () => {
    const text = inSpanish(alert('budget_threshold', budget, { provider: 'openai' }))
    expect(text).toBe('OpenAI, noviembre de 2026: se ha usado el 85 % del límite, 8,50 $ de 10,00 $.')
  })

  it('says in Spanish that a day was dearer than its threshold, in the words that scripts look for', () => {
    expect(inSpanish(alert('daily_threshold', { spentUsd: '12.5', limitUsd: '10', period: '2026-11-20' }))).toMatch(
      /^Umbral de coste diario superado: 12,50 \$ > 10,00 \$ \(Todo/,
    )
  })

  it.each([
    [{ new: 1 }, '1 new: gpt-6. You decide what is asked.', '1 nuevo: gpt-6. Tú decides qué se pregunta.'],
    [
      { vanished: 1, renamed: 1, returned: 1 },
      '1 gone, 1 renamed, 1 back: gpt-6. You decide what is asked.',
      '1 retirado, 1 renombrado, 1 de vuelta: gpt-6. Tú decides qué se pregunta.',
    ],
    [
      { new: 2, vanished: 3, renamed: 4, returned: 5 },
      '2 new, 3 gone, 4 renamed, 5 back: gpt-6. You decide what is asked.',
      '2 nuevos, 3 retirados, 4 renombrados, 5 de vuelta: gpt-6. Tú decides qué se pregunta.',
    ],
  ])('names only the changes of models that there are: %j', (some, words, palabras) => {
    const none = { new: 0, vanished: 0, renamed: 0, returned: 0, examples: 'gpt-6' }
    const one = alert('new_models', { ...none, ...some })
    expect(sentenceOf(one, t, english, 'UTC')).toBe(words)
    expect(inSpanish(one)).toBe(palabras)
  })

  it('knows whose it is, and where one acts on it', () => {
    expect(ownerOf(alert('budget_block', {}, { project: 'Acme', provider: 'openai' }), t)).toBe('Acme')
    expect(placeOf(alert('budget_block', budget), t)).toEqual({ page: 'budgets', params: {} })
    expect(placeOf(alert('daily_threshold', { period: '2026-11-20' }), t)).toEqual({
      page: 'costs',
      params: { period: 'day', date: '2026-11-20', groupBy: 'model' },
    })
    expect(placeOf(alert('settlement_above_hold', {}, { provider: 'google' }), t)?.params).toEqual({
      provider: 'google',
    })
    expect(placeOf(alert('visibility_moved', moved, { projectId: 3 }), t)).toEqual({
      page: 'answers',
      params: { project: 3, model: 'openai:gpt-5', from: '2026-11-29', to: '2026-12-01' },
    })
    expect(placeOf(alert('of_the_future', {}), t)).toBeNull()
  })
})
