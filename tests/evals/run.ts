/**
 * Measures the analyser on labelled answers: `node tests/evals/run.ts [cases.json]`. Prints accuracy by category and
 * language, and what was wrong; ends with 1 when a threshold is missed.
 */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { analyzeAnswer, compileBrands, MENTION_STATES, SENTIMENTS } from '../../src/core/analysis/index.ts'

const expectation = z.object({
  count: z.number().nullable(),
  rank: z.number().nullable(),
  sentiment: z.enum(SENTIMENTS),
  state: z.enum(MENTION_STATES),
})
const cases = z.array(
  z.object({
    id: z.string(),
    lang: z.string(),
    category: z.string(),
    answer: z.string(),
    brands: z.array(z.object({ name: z.string(), aliases: z.array(z.string()), domains: z.array(z.string()) })),
    expect: z.record(z.string(), expectation),
  }),
)

/** Of what was judged, how much was right. */
class Tally {
  right = 0
  total = 0

  add(right: boolean): void {
    this.total++
    if (right) this.right++
  }

  get share(): number {
    return this.total === 0 ? 1 : this.right / this.total
  }

  toString(): string {
    return this.total === 0 ? '–' : `${(this.share * 100).toFixed(1)} % of ${this.total}`
  }
}

const MEASURES = ['state', 'count', 'rank', 'sentiment', 'scored'] as const
type Measure = (typeof MEASURES)[number]
type Tallies = Record<Measure, Tally>

const newTallies = (): Tallies => ({
  state: new Tally(),
  count: new Tally(),
  rank: new Tally(),
  sentiment: new Tally(),
  scored: new Tally(),
})

/** Languages whose sentiment is scored locally; elsewhere "unscored" is the right answer of an honest scorer. */
const SCORED_LANGUAGES = ['en', 'es']

const THRESHOLDS: readonly (readonly [Measure, number])[] = [
  ['state', 0.95],
  ['rank', 0.9],
  ['sentiment', 0.65],
  ['scored', 0.6],
]

const file = process.argv[2] ?? new URL('dev.json', import.meta.url)
const all = newTallies()
const groups = new Map<string, Tallies>()
const misses: string[] = []

for (const { id, lang, category, answer, brands, expect } of cases.parse(JSON.parse(readFileSync(file, 'utf8')))) {
  const { findings } = analyzeAnswer(answer, compileBrands(brands))
  const tallies = [all, tallyOf(category), tallyOf(`language ${lang}`)]
  brands.forEach(({ name }, index) => {
    const wanted = expect[name]
    const found = findings[index]!
    if (!wanted) return
    const check = (measure: 'state' | 'count' | 'rank' | 'sentiment') => {
      const right = found[measure] === wanted[measure]
      for (const tally of tallies) tally[measure].add(right)
      if (!right) misses.push(`${id}  ${name}: ${measure} is ${found[measure]}, expected ${wanted[measure]}`)
    }
    check('state')
    check('rank')
    if (wanted.count !== null) check('count')
    if (wanted.state !== 'named' || found.state !== 'named') return
    if (found.sentiment !== 'unscored') check('sentiment')
    if (SCORED_LANGUAGES.includes(lang)) {
      for (const tally of tallies) tally.scored.add(found.sentiment !== 'unscored')
    }
  })
}

function tallyOf(group: string): Tallies {
  let tallies = groups.get(group)
  if (!tallies) {
    tallies = newTallies()
    groups.set(group, tallies)
  }
  return tallies
}

const rows = [...groups].sort(([a], [b]) => a.localeCompare(b))
const line = (name: string, tallies: Tallies) =>
  `${name.padEnd(26)}${MEASURES.map((measure) => String(tallies[measure]).padEnd(17)).join('')}`
console.log(`${'group'.padEnd(26)}${MEASURES.map((measure) => measure.padEnd(17)).join('')}`)
for (const [name, tallies] of rows) console.log(line(name, tallies))
console.log(line('all', all))
for (const miss of misses) console.log(miss)

for (const [measure, least] of THRESHOLDS) {
  if (all[measure].share >= least) continue
  console.log(`Missed: ${measure} is ${all[measure]}, at least ${least * 100} % is wanted.`)
  process.exitCode = 1
}
