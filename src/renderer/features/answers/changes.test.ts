import { describe, expect, it } from 'vitest'
import { en } from '../../i18n/en.ts'
import { createFormat } from '../../i18n/format.ts'
import { linesOf } from './changes.ts'

const t = en(createFormat('en'))
const previous = { answerId: 1, day: '2026-11-19', at: 0 }
const cited = (domain: string | null, url = `https://${domain}/`) => ({ domain, url, title: null })

describe('what changed since the answer before', () => {
  it('is told a line a brand, with only what is otherwise', () => {
    const brands = [
      {
        ...{ brandId: 1, brand: 'Acme', isOwn: true },
        before: { state: 'named', rank: 3, sentiment: 'neutral' },
        now: { state: 'named', rank: 1, sentiment: 'positive' },
      },
      {
        ...{ brandId: 2, brand: 'Globex', isOwn: false },
        before: { state: 'named', rank: 1, sentiment: 'unscored' },
        now: { state: 'absent', rank: null, sentiment: 'none' },
      },
    ] as const
    expect(linesOf({ previous, brands: [...brands], newCitations: [], lostCitations: [] }, t)).toEqual([
      'Acme: rank 3 → 1, neutral → positive',
      'Globex: named → absent, rank 1 → –, unscored → –',
    ])
  })

  it('tells each site once, by its URL where nothing tells its domain', () => {
    const newCitations = [cited('acme.com', 'https://acme.com/a'), cited('acme.com', 'https://acme.com/b')]
    const lostCitations = [cited(null, 'https://x.example/')]
    expect(linesOf({ previous, brands: [], newCitations, lostCitations }, t)).toEqual([
      'now cites acme.com',
      'no longer cites https://x.example/',
    ])
  })
})
