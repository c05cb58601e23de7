import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** Rules of the house that no linter of ours can express. */
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '')
const sources = tracked.filter((file) => /^(src|tests|scripts|bin)\/.*\.(ts|tsx|mjs|css)$/.test(file))
const read = (file: string) => readFileSync(file, 'utf8')

/** They add up money within SQLite only, to fill a table or to put rows in order, and report none of the sums. */
const SUMS_WITHIN_SQL = ['src/core/measuring/countTables.ts', 'src/core/answers/order.ts']

describe('the house', () => {
  it('reads sums of money exactly', () => {
    const sumsMoney =
      /SUM\((?:\w+\.)?(?:"?)(total|amount|tokens_cost|search_cost|reported_cost|settled|exposure|held)\b/
    const offenders = sources
      .filter((file) => file.startsWith('src/') && sumsMoney.test(read(file)))
      .filter((file) => !/safeIntegers\(\)|AS TEXT\)/.test(read(file)))
      .filter((file) => !SUMS_WITHIN_SQL.includes(file))
    expect(offenders).toEqual([])
  })

  it('asks providers in one place, behind the ledger', () => {
    const asks =
      /\b(?!desk)\w+\.ask\(\s*request|(?:adapter|provider)\w*\.ask\(|\.(?:generateContent|responses\.create|messages\.create|completions\.create|embeddings\.create)\(/
    const product = sources.filter((file) => /^src\/(?!core\/providers\/).*(?<!\.test)\.tsx?$/.test(file))
    expect(product.filter((file) => asks.test(read(file)))).toEqual(['src/core/costs/gate.ts'])
  })

  it('keeps every file small enough to be one thing', () => {
    const long = sources
      // A list of words, which is data.
      .filter((file) => file !== 'src/core/analysis/ordinaryWords.ts')
      .map((file) => ({ file, lines: read(file).split('\n').length }))
      .filter(({ file, lines }) => lines > (file.includes('.test.') || file.startsWith('tests/') ? 500 : 320))
    expect(long).toEqual([])
  })

  it('leaves nothing unfinished and skips no test', () => {
    const marks = /\b(TODO|FIXME|XXX|HACK)\b|\b(?:it|test|describe)\.(?:skip|todo|only|fails)\(/
    const offenders = sources.filter((file) => file !== 'tests/houseRules.test.ts' && marks.test(read(file)))
    expect(offenders).toEqual([])
  })

  it('names no package registry and no path of a machine', () => {
    const foreign = /registry\.[a-z]+js\.org|(?:^|[\s"'`(])\/(?:work|root|home)\//m
    const text = tracked.filter((file) => !/\.(png|ico|icns|seed\.json)$/.test(file) && file !== 'package-lock.json')
    expect(text.filter((file) => file !== 'tests/houseRules.test.ts' && foreign.test(read(file)))).toEqual([])
  })
})
