import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { snapshotsOf } from '../../../tests/support/books.ts'
import type { Machine } from '../../../tests/support/machine.ts'
import { projectFile } from '../../../tests/support/projects.ts'
import { makeRig, type Rig } from '../../../tests/support/rig.ts'
import { addAnswer, addRun } from '../../../tests/support/world.ts'

let rig: Rig
let now: number
beforeEach(async () => {
  now = Date.parse('2026-11-18T04:00:00Z')
  rig = await makeRig({ world: { firstDay: '2026-11-18', days: 3 } })
})
afterEach(() => rig.close())

const machineAt = () => rig.machine({ clock: { now: () => now } })

/** Some days of runs, with the troubles of real ones. */
async function someDays(project: Parameters<typeof projectFile>[0] = {}): Promise<Machine> {
  const machine = await machineAt()
  await machine.projects.apply(projectFile({ prompts: 4, samples: 2, search: true, ...project }))
  for (const day of ['2026-11-18', '2026-11-19', '2026-11-20']) {
    now = Date.parse(`${day}T04:00:00Z`)
    rig.simulator.setDay(day)
    rig.simulator.setFaults([
      { kind: 'bad_request', every: 7 },
      { kind: 'refused', every: 5 },
      { kind: 'filtered', every: 9 },
      { kind: 'no_usage', every: 11 },
    ])
    await machine.runToEnd()
  }
  return machine
}

/** Everything that measuring wrote. */
const measuredIn = ({ db }: Machine) => ({
  ...snapshotsOf(db),
  analyses: db.sqlite.prepare('SELECT * FROM analyses ORDER BY answer_id').all(),
  mentions: db.sqlite.prepare('SELECT * FROM mentions ORDER BY answer_id, brand_id').all(),
})

const KESTREL = { name: 'Kestrel CRM', aliases: [], domains: ['kestrelcrm.example'] }

describe('measuring history again', () => {
  it.each([
    ['by the lexicon', {}],
    ['with a judge', { judge: 'google:gemini-2.5-flash', models: ['openai:gpt-5', 'google:gemini-2.5-flash'] }],
  ])('(%s) gives the very rows that were there, and calls nobody', async (_, project) => {
    const machine = await someDays(project)
    const before = measuredIn(machine)
    const served = rig.simulator.served().length
    expect(before.brands.length).toBeGreaterThan(20)
    expect(before.totals.length).toBeGreaterThan(20)
    const days: [number, number][] = []
    const [result] = await machine.reanalysis.reanalyse(undefined, (done, total) => days.push([done, total]))
    expect(result).toMatchObject({ days: 3, answers: before.analyses.length })
    expect(days).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ])
    expect(measuredIn(machine)).toEqual(before)
    expect(rig.simulator.served()).toHaveLength(served)
  })

  it('makes lost snapshots anew', async () => {
    const machine = await someDays()
    const before = measuredIn(machine)
    machine.db.sqlite.exec('DELETE FROM snapshots; DELETE FROM snapshot_totals; DELETE FROM mentions')
    await machine.reanalysis.reanalyse()
    expect(measuredIn(machine)).toEqual(before)
  })

  it('scores it by the brands of today', async () => {
    const machine = await someDays()
    await machine.projects.apply(projectFile({ prompts: 4, samples: 2, search: true, competitors: [KESTREL] }))
    await machine.reanalysis.reanalyse()
    const { sqlite } = machine.db
    const revision = sqlite.prepare('SELECT brand_set_revision FROM projects').pluck().get()
    expect(sqlite.prepare('SELECT DISTINCT brand_set_revision FROM analyses').pluck().all()).toEqual([revision])
    const names = 'SELECT DISTINCT b.name FROM snapshots s JOIN brands b ON b.id = s.brand_id ORDER BY 1'
    expect(sqlite.prepare(names).pluck().all()).toEqual(['Kestrel CRM', 'Lumora'])
  })

  it('leaves answers that a run is still to analyse to it', async () => {
    const machine = await someDays({ judge: 'google:gemini-2.5-flash', models: ['openai:gpt-5'], samples: 1 })
    const before = measuredIn(machine)
    // As after a crash between storing an answer and analysing it.
    const { sqlite } = machine.db
    const last = sqlite.prepare('SELECT MAX(id) FROM answers').pluck().get() as number
    for (const table of ['analyses', 'mentions']) sqlite.prepare(`DELETE FROM ${table} WHERE answer_id = ?`).run(last)
    await machine.reanalysis.reanalyse()
    expect(sqlite.prepare('SELECT COUNT(*) FROM analyses').pluck().get()).toBe(before.analyses.length - 1)
    await machine.measuring.analyseNew([last], () => undefined)
    expect(measuredIn(machine)).toEqual(before)
  })
})

describe('brands that change in the middle of a run', () => {
  it('count in what is analysed from then on, and everywhere after measuring again', async () => {
    await rig.close()
    rig = await makeRig({ latencyMs: 120 })
    const machine = await rig.machine({ concurrency: 4 })
    await machine.projects.apply(projectFile({ prompts: 6 }))
    const [runId] = (await machine.monitoring.start({})) as [number]
    for await (const { succeeded } of machine.monitoring.watch(runId)) if (succeeded >= 4) break
    await machine.projects.apply(projectFile({ prompts: 6, competitors: [KESTREL] }))
    expect(await machine.monitoring.finished(runId)).toMatchObject({ status: 'completed', succeeded: 24 })
    const revisions = () =>
      machine.db.sqlite.prepare('SELECT DISTINCT brand_set_revision FROM analyses ORDER BY 1').pluck().all()
    expect(revisions()).toHaveLength(2)
    const { brands } = snapshotsOf(machine.db)
    await machine.reanalysis.reanalyse()
    expect(revisions()).toHaveLength(1)
    expect(snapshotsOf(machine.db).brands).not.toEqual(brands)
  })

  it('while a day is measured again are seen, and so are judgements', async () => {
    const machine = await someDays({ samples: 1, judge: 'google:gemini-2.5-flash', models: ['openai:gpt-5'] })
    const other = await machineAt()
    const { sqlite } = other.db
    // Another process has the file while this one measures, and changes what it measures by.
    sqlite.exec('BEGIN IMMEDIATE')
    const measuring = machine.reanalysis.reanalyse()
    sqlite.exec(`UPDATE projects SET brand_set_revision = brand_set_revision + 1; UPDATE brands SET name = 'Nobody' WHERE is_own = 0;
      DELETE FROM judgements`)
    sqlite.exec('COMMIT')
    await measuring
    const revision = sqlite.prepare('SELECT brand_set_revision FROM projects').pluck().get()
    expect(sqlite.prepare('SELECT DISTINCT brand_set_revision FROM analyses').pluck().all()).toEqual([revision])
    const after = measuredIn(machine)
    await machine.reanalysis.reanalyse()
    expect(measuredIn(machine)).toEqual(after)
  })
})

describe('counting answer by answer', () => {
  it('comes to what a recount comes to, for any answers', async () => {
    const machine = await machineAt()
    await machine.projects.apply(projectFile({ prompts: 2, models: ['openai:gpt-5', 'google:gemini-2.5-flash'] }))
    const { db, measuring } = machine
    const ids = (text: string) => db.sqlite.prepare(text).pluck().all() as number[]
    const [projectId] = ids('SELECT id FROM projects') as [number]
    const promptIds = ids('SELECT id FROM prompts')
    const modelIds = ids('SELECT model_id FROM project_models')
    const names = ['Lumora', 'Kestrel CRM', 'Norvik', 'Pipeplan', 'nobody']
    const sentence = fc
      .record({
        name: fc.constantFrom(...names),
        form: fc.constantFrom('1. {}', '{} is excellent.', 'Avoid {}!', '{} 🙂'),
      })
      .map(({ name, form }) => form.replace('{}', name))
    const answer = fc.record({
      day: fc.constantFrom('2026-11-18', '2026-11-19'),
      promptId: fc.constantFrom(...promptIds),
      modelId: fc.constantFrom(...modelIds),
      status: fc.constantFrom('ok', 'ok', 'ok', 'refused', 'truncated', 'filtered'),
      search: fc.boolean(),
      text: fc.array(sentence, { maxLength: 6 }).map((lines) => lines.join('\n')),
      cites: fc.array(fc.constantFrom('lumora.example', 'www.kestrelcrm.example', 'other.example'), { maxLength: 4 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(answer, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        async (list, batch) => {
          db.sqlite.exec(
            `DELETE FROM citations; DELETE FROM mentions; DELETE FROM analyses; DELETE FROM answers; DELETE FROM tasks; DELETE FROM runs;
           DELETE FROM snapshots; DELETE FROM snapshot_days; DELETE FROM snapshot_weeks; DELETE FROM snapshot_totals;
           DELETE FROM snapshot_total_days; DELETE FROM source_days`,
          )
          const answerIds: number[] = []
          for (const { day, promptId, modelId, status, search, text, cites } of list) {
            const runId = addRun(db, projectId, day)
            const of = { runId, projectId, promptId, modelId, day }
            const answerId = addAnswer(db, of, { status: status as 'ok', search, text, latencyMs: 7 })
            const cite = db.sqlite.prepare('INSERT INTO citations VALUES (?, ?, ?, NULL, ?, ?)')
            for (const [index, domain] of cites.entries()) {
              cite.run(answerId, index + 1, `https://${domain}/${index}`, domain, 'url')
            }
            const counted = { status: status as 'ok', domains: cites, latencyMs: 7, cost: 0n as never }
            measuring.snapshots.addAnswer({ day, projectId, promptId, modelId, search }, counted)
            answerIds.push(answerId)
          }
          for (let from = 0; from < answerIds.length; from += batch) {
            await measuring.analyseNew(answerIds.slice(from, from + batch), () => undefined)
          }
          const kept = snapshotsOf(db)
          for (const day of measuring.days(projectId)) await measuring.reanalyseDay(projectId, day)
          expect(snapshotsOf(db)).toEqual(kept)
        },
      ),
      { numRuns: 60 },
    )
  })
})
