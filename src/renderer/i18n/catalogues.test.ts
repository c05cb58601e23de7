import { describe, expect, it } from 'vitest'
import { en } from './en.ts'
import { es } from './es.ts'
import { createFormat } from './format.ts'

/** Every text with the way to it; texts made of values are made with some. */
function textsOf(node: unknown, path: string): [string, string][] {
  if (typeof node === 'string') return [[path, node]]
  if (typeof node === 'function') {
    const call = node as (...values: unknown[]) => unknown
    const values = Array.from({ length: call.length }, (_, index) => sampleFor(path, index))
    return [[path, String(call(...values))]]
  }
  return Object.entries(node as object).flatMap(([key, value]) => textsOf(value, path ? `${path}.${key}` : key))
}

/** Numbers read as numbers wherever they go; these few take words or lists. */
function sampleFor(path: string, index: number): unknown {
  if (path === 'chart.summary' && index === 0) return ['Acme 2', 'Globex 1']
  return 2
}

const english = new Map(textsOf(en(createFormat('en')), ''))
const spanish = new Map(textsOf(es(createFormat('es')), ''))

/** What is the same in both languages, by right. */
const SHARED = new Set([
  'nav.pages.limbo',
  'demo.title',
  'kpi.n',
  'settings.languages.en',
  'settings.languages.es',
  'settingsPage.data.size',
  'kpi.points',
  'overview.rangeOption',
  'chart.served',
  'costs.range',
  'costs.entries.tokensCost',
  'byModel.position',
  'byModel.sentiment',
  'run.about',
  'run.times',
])

describe('the catalogues', () => {
  it('have the same texts, and none that is empty or lacks a value', () => {
    expect([...spanish.keys()]).toEqual([...english.keys()])
    for (const [path, text] of [...english, ...spanish]) {
      expect(text.trim(), path).not.toBe('')
      expect(text, path).not.toMatch(/undefined|NaN|null|\[object/)
    }
  })

  it('leave nothing untranslated', () => {
    const same = [...english].filter(([path, text]) => spanish.get(path) === text && !SHARED.has(path))
    expect(same).toEqual([])
  })

  it('count in the singular and the plural', () => {
    const [e, s] = [en(createFormat('en')), es(createFormat('es'))]
    expect([e.latest.total(1), e.latest.total(1234)]).toEqual(['1 answer', '1,234 answers'])
    expect([s.latest.total(1), s.latest.total(1234)]).toEqual(['1 respuesta', '1.234 respuestas'])
    expect([1, 2, 3, 4, 11, 21, 22].map((place) => e.kpi.place(place, 30).split(' ')[0])).toEqual([
      ...['1st', '2nd', '3rd', '4th', '11th', '21st', '22nd'],
    ])
  })
})

describe('formats', () => {
  const e = createFormat('en')
  const s = createFormat('es')

  it('write numbers, shares and money as each language does', () => {
    expect([e.percent(0.534), s.percent(0.534)]).toEqual(['53%', '53\u00a0%'])
    expect([e.percentSign(), s.percentSign()]).toEqual(['%', '\u00a0%'])
    expect([e.percentRange(0.47, 0.59), s.percentRange(0.47, 0.59)]).toEqual(['47–59%', '47–59\u00a0%'])
    expect([e.usd('43.801'), s.usd('43.801')]).toEqual(['$43.80', '43,80\u00a0$'])
    expect(e.usdFine('0.00135')).toBe('$0.0014')
    expect(e.usd('9007199254740993.25')).toBe('$9,007,199,254,740,993.25')
    expect([e.signed(44, 0), e.signed(-3, 0), e.signed(0.2, 0)]).toEqual(['+44', '-3', '0'])
  })

  it('write calendar days as they are, wherever the reader is', () => {
    expect([e.day('2026-11-01'), s.day('2026-11-01')]).toEqual(['Nov 1', '1 nov'])
    expect([e.month('2026-01'), s.monthName('2026-01')]).toEqual(['January 2026', 'enero'])
  })

  it('write instants in the zone of the home', () => {
    const instant = Date.parse('2026-11-19T23:30:00Z')
    expect(e.dateTime(instant, 'Europe/Madrid')).toContain('Nov 20, 2026')
    expect(e.dateTime(instant, 'America/New_York')).toContain('Nov 19, 2026')
  })
})
