import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyzeAnswer } from './analyze.ts'
import { compileBrands } from './brands.ts'
import { fold } from './fold.ts'

const WORDS = [
  ...[
    'Acme',
    'ACME',
    'acme',
    'Globex',
    'Hub Spot',
    'HubSpot',
    'Box',
    'toolbox',
    'Q\\*VEST',
    'Ünïcode',
    'straße',
    'ﬁn',
    'İstanbul',
  ],
  ...[
    '京东',
    '北京东站',
    '쿠팡에서',
    'بجرير',
    'メルカリ',
    'ﾒﾙｶﾘ',
    'ไลน์',
    '😀',
    '🥇',
    '\u200b',
    '\u0301',
    '\ud800',
    '1.',
    '2)',
    '- ',
    '* ',
  ],
  ...[
    '\n',
    '\n\n',
    '> ',
    '# ',
    '**',
    '_',
    '`',
    '```\n',
    '| a | b |\n|--|--|\n| Acme | 1 |\n',
    '[x](https://acme.com)',
    '![Box](u)',
    '<b>',
    '&amp;',
  ],
  ...[
    'acme.com',
    'https://acme.com/box',
    'first',
    'second',
    'I can’t help',
    'nothing about',
    '.',
    ',',
    ':',
    ' – ',
    '’s',
    '+',
    '[1]',
    'a@b.co',
  ],
]

const answers = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 6 })), { maxLength: 60 })
    .map((words) => words.join(' ')),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join('')),
)
const names = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.string({ maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 5 }),
)
const brand = fc.record({
  name: names,
  aliases: fc.array(names, { maxLength: 2 }),
  domains: fc.array(fc.oneof(fc.constantFrom('acme.com', 'box.com'), fc.string({ maxLength: 8 })), { maxLength: 2 }),
})
const inputs = fc.record({ answer: answers, brands: fc.array(brand, { maxLength: 4 }) })

describe('any answer and any brands', () => {
  it('give consistent findings, the same twice, with offsets inside the answer', () => {
    fc.assert(
      fc.property(inputs, ({ answer, brands }) => {
        const analysis = analyzeAnswer(answer, compileBrands(brands))
        expect(analyzeAnswer(answer, compileBrands(brands))).toEqual(analysis)
        expect(analysis.findings).toHaveLength(brands.length)
        for (const finding of analysis.findings) {
          const named = finding.state === 'named'
          expect(finding.count > 0).toBe(named)
          expect(finding.namings).toHaveLength(finding.count)
          expect(finding.firstOffset).toBe(named ? finding.namings[0]!.start : null)
          if (!named) expect([finding.rank, finding.sentiment]).toEqual([null, 'none'])
          for (const { start, end } of finding.namings) {
            expect(start).toBeGreaterThanOrEqual(0)
            expect(end).toBeGreaterThan(start)
            expect(end).toBeLessThanOrEqual(answer.length)
          }
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('let a plain name that stands alone be found where it stands', () => {
    const plain = fc.stringMatching(/^[A-Z][a-z]{4,9}[0-9]$/)
    fc.assert(
      fc.property(
        plain,
        fc.string({ unit: fc.constantFrom('é', ' ', 'x', '好', '.', '\n'), maxLength: 20 }),
        (name, before) => {
          const answer = `${before} ${name} ok`
          const [finding] = analyzeAnswer(answer, compileBrands([{ name, aliases: [], domains: [] }])).findings
          expect(finding!.state).toBe('named')
          expect(fold(answer.slice(finding!.firstOffset!)).text.startsWith(fold(name).text)).toBe(true)
        },
      ),
    )
  })
})

describe('very long answers', () => {
  it('are read to their limit and say so', () => {
    const brands = compileBrands([{ name: 'Acme', aliases: [], domains: [] }])
    const late = `${'word '.repeat(20_000)}Acme`
    expect(analyzeAnswer(late, brands)).toMatchObject({ shortened: true, findings: [{ state: 'absent' }] })
    expect(analyzeAnswer(`Acme ${late}`, brands)).toMatchObject({
      shortened: true,
      findings: [{ state: 'named', count: 1 }],
    })
  })
})
