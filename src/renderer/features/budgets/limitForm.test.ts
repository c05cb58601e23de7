import { describe, expect, it } from 'vitest'
import type { Limit } from '../../../contract/index.ts'
import { en } from '../../i18n/en.ts'
import { createFormat } from '../../i18n/format.ts'
import { changeOf, limitMistakes, NEW_LIMIT, removalOf, replacedBy, restorationOf, valuesOf } from './limitForm.ts'

const t = en(createFormat('en'))
const limit: Limit = {
  ...{ scope: 'provider', of: 'openai', period: 'month', action: 'block', alertAt: 0.9, standing: 'free' },
  ...{ limitUsd: '50.5', settledUsd: '1', heldUsd: '0', exposureUsd: '0', leftUsd: '49.5' },
  shares: { settled: 0.02, exposure: 0, held: 0 },
}

describe('the form of a limit', () => {
  it('holds a limit, and tells the core the same', () => {
    expect(changeOf(valuesOf(limit))).toEqual(restorationOf(limit))
    expect(removalOf(limit)).toMatchObject({ of: 'openai', limitUsd: null })
  })

  it('takes a decimal comma, and no threshold for a limit that only tells', () => {
    expect(changeOf({ ...NEW_LIMIT, scope: 'all', kind: 'day-alert', limit: ' 12,50 ' })).toEqual({
      ...{ scope: 'all', of: '', period: 'day', action: 'alert', limitUsd: '12.50', alertAt: null },
    })
  })

  it.each([
    [{}, ['provider', 'limit']],
    [{ provider: 'openai', limit: '0' }, []],
    [{ provider: 'openai', limit: '0.000000000001' }, []],
    [{ provider: 'openai', limit: '0.0000000000001' }, ['limit']],
    [{ provider: 'openai', limit: '-5' }, ['limit']],
    [{ provider: 'openai', limit: '1,000.50' }, ['limit']],
    [{ scope: 'project', provider: 'openai', limit: '5' }, ['project']],
    [{ scope: 'all', limit: '5', alertAt: '0' }, ['alertAt']],
    [{ scope: 'all', limit: '5', alertAt: '' }, ['alertAt']],
    [{ scope: 'all', limit: '5', alertAt: 'abc', kind: 'day-alert' }, []],
  ] as const)('complains of %o in its own words', (some, fields) => {
    expect(Object.keys(limitMistakes({ ...NEW_LIMIT, ...some }, t))).toEqual(fields)
  })

  it('knows which limit it would replace', () => {
    expect(replacedBy(valuesOf(limit), [limit])).toBe(limit)
    expect(replacedBy({ ...valuesOf(limit), kind: 'day-block' }, [limit])).toBeUndefined()
  })
})
