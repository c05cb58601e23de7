import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bigHome, NOON } from '../../../tests/bench/bigHome.ts'
import { plansOf } from '../../../tests/support/plans.ts'
import { COMPARED } from '../../contract/index.ts'
import { type Db, databaseFile, openDatabase } from '../db/index.ts'
import type { Comparison } from './compare.ts'
import { createVisibility } from './service.ts'

const home = { kind: 'user', zone: 'UTC' } as const
const clock = { now: () => NOON }
let db: Db
const made = () => createVisibility({ db, clock, home })

beforeAll(async () => {
  db = openDatabase({ file: databaseFile(await bigHome(4_000)), migrations: 'drizzle', now: NOON })
})
afterAll(() => db.close())

describe('models and brands side by side', () => {
  it.each([undefined, true, false])('say what the report says of each (search: %s)', (search) => {
    const compared = made().compare({ projectId: 1, days: 21, search })
    expect(compared.models).toHaveLength(search === undefined ? 4 : search ? 3 : 1)
    if (search !== undefined) return
    const report = made().report({ days: 21 })
    const told = (brands: Comparison['overall']) =>
      brands.map(({ figures: { visibility, shareOfVoice, averagePosition, netSentiment, citationRate } }) => ({
        visibility: [visibility.value, visibility.interval?.low, visibility.named, visibility.valid],
        shareOfVoice: shareOfVoice.value,
        averagePosition: [averagePosition.value, averagePosition.n],
        netSentiment: [netSentiment.value, netSentiment.scored],
        citationRate: citationRate.value,
      }))
    const reported = (brands: typeof report.brands) =>
      brands.map(({ visibility, shareOfVoice, averagePosition, netSentiment, citationRate }) => ({
        visibility: [visibility.value, visibility.low, visibility.named, visibility.valid],
        shareOfVoice,
        averagePosition: [averagePosition.value, averagePosition.n],
        netSentiment: [netSentiment.value, netSentiment.scored],
        citationRate,
      }))
    expect(told(compared.overall)).toEqual(reported(report.brands))
    expect(compared.models.map(({ brands }) => told(brands))).toEqual(
      report.byModel.map(({ brands }) => reported(brands)),
    )
    expect(compared.brands.map(({ name }) => name)).toEqual(report.brands.map(({ brand }) => brand))
  })

  it.each([7, 30] as const)('draw the lines of the overview over %i days', (days) => {
    const compared = made().compare({ projectId: 1, days })
    const { series, kpis, window } = made().overview({ projectId: 1, days, model: null, search: null })
    expect(compared.window).toBe(window)
    expect(compared.overall.map(({ lines }) => lines.visibility)).toEqual(
      series.map(({ points }) => points.map(({ value }) => value)),
    )
    const own = compared.overall[0]?.lines
    expect(own?.shareOfVoice).toEqual(kpis.shareOfVoice.spark)
    expect(own?.averagePosition).toEqual(kpis.averagePosition.spark)
    expect(own?.netSentiment).toEqual(kpis.netSentiment.spark)
    for (const { brands, ref } of compared.models) {
      const alone = made().overview({ projectId: 1, days, model: ref, search: null })
      expect(brands[0]?.lines.visibility).toEqual(alone.series[0]?.points.map(({ value }) => value))
      for (const metric of COMPARED) expect(brands[0]?.lines[metric]).toHaveLength(compared.days.length)
    }
  })

  it('counts a day of one model as answers and mentions do', () => {
    const { models, brands, to } = made().compare({ projectId: 1, days: 1 })
    for (const { modelId, brands: compared } of models) {
      const [first] = compared
      const truth = db.sqlite
        .prepare(`
          SELECT COUNT(*) AS valid, SUM(n.state = 'named') AS named, AVG(n.rank) AS position
          FROM answers a JOIN mentions n ON n.answer_id = a.id
          WHERE a.project_id = 1 AND a.day = ? AND a.model_id = ? AND n.brand_id = ? AND a.status IN ('ok', 'refused')`)
        .get(to, modelId, brands[0]?.brandId) as { valid: number; named: number; position: number }
      expect(first?.figures.visibility).toMatchObject({ valid: truth.valid, named: truth.named })
      expect(first?.lines.averagePosition.at(-1)).toBeCloseTo(truth.position, 9)
    }
  })

  it('reads stretches of days and weeks, and no more', () => {
    const plans = plansOf(db, () => made().compare({ projectId: 1, days: 30 }))
    const walks = plans.filter((line) => /^SEARCH snapshot/.test(line))
    expect(walks.length).toBeGreaterThan(0)
    for (const line of walks)
      expect(line).toMatch(/USING PRIMARY KEY \(project_id=\?( AND (day|week)>\? AND (day|week)<\?)?\)/)
    expect(plans.filter((line) => /^SCAN (snapshot|answers|mentions|prompts)/.test(line))).toEqual([])
  })
})
