import { describe, expect, it } from 'vitest'
import type { OperationalFigures } from '../../contract/index.ts'
import { createFormat } from '../i18n/format.ts'
import { latencyOption, tokensOption } from './operations.ts'

const f = createFormat('en')
const ink = (variable: string) => variable
const day = (name: string, p50: number | null, tokens: number): OperationalFigures['days'][number] => ({
  ...{ day: name, calls: 1, errors: 0, errorRate: 0, retries: 0, givenUp: 0, costUsd: '0' },
  ...{ inputTokens: tokens, outputTokens: 2 * tokens },
  latency: { n: p50 === null ? 0 : 1, p50, p90: p50 && 2 * p50, p99: p50 && 3 * p50 },
})
const days = [day('2026-11-01', 900, 10), day('2026-11-02', null, 0), day('2026-11-03', 1_200, 30)]

describe('the charts of operation', () => {
  it('draw a line for each percentile, broken where nothing was answered', () => {
    const option = latencyOption(days, { p50: 'half', p90: 'most', p99: 'nearly all' }, f, ink)
    expect(option.series.map(({ name, data, connectNulls }) => ({ name, data, connectNulls }))).toEqual([
      { name: 'half', data: [900, null, 1_200], connectNulls: false },
      { name: 'most', data: [1_800, null, 2_400], connectNulls: false },
      { name: 'nearly all', data: [2_700, null, 3_600], connectNulls: false },
    ])
    expect(option.yAxis.axisLabel.formatter(1_500)).toBe('1.5\u00a0s')
    expect(option.tooltip.valueFormatter(null)).toBe('–')
  })

  it('stack the tokens of each day', () => {
    const option = tokensOption(days, { input: 'in', output: 'out' }, f, ink)
    expect(option.series.map(({ stack, data }) => ({ stack, data }))).toEqual([
      { stack: 'tokens', data: [10, 0, 30] },
      { stack: 'tokens', data: [20, 0, 60] },
    ])
    expect(option.tooltip.valueFormatter(1_234)).toBe('1,234')
  })
})
