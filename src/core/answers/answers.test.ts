import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Core, createCore } from '../createCore.ts'
import { demoHome, makeDemo } from '../makeDemo.ts'
import { formatUsd, pico } from '../money.ts'
import { type Ports, systemClock } from '../ports.ts'
import { createSessionStore } from '../secrets/index.ts'

const settings = { config: { keys: {}, baseUrls: {} }, zone: 'UTC' }
let home: string
let core: Core

const portsOf = (folder: string): Ports => ({
  clock: systemClock,
  secrets: createSessionStore(),
  log: () => undefined,
  notify: () => undefined,
  paths: { home: folder, migrations: 'drizzle' },
})

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'earshot-answers-'))
  await makeDemo(portsOf(home), settings, { days: 1 })
  core = await createCore(portsOf(demoHome(home)), settings)
})
afterAll(async () => {
  await core.close()
  rmSync(home, { recursive: true, force: true })
})

const ids = () => core.db.sqlite.prepare('SELECT id FROM answers ORDER BY id').pluck().all() as number[]

describe('one stored answer', () => {
  it('is opened with everything that was read off it', () => {
    const [project] = core.projects.list()
    for (const answer of ids().map((id) => core.answers.get(id))) {
      expect(answer.findings).toHaveLength(1 + (project?.competitors ?? 0))
      expect(answer.findings[0]).toMatchObject({ brand: 'Lumora', isOwn: true })
      expect(answer.textLength).toBe(answer.text.length)
      expect(answer.citations.map((citation) => citation.position)).toEqual(
        answer.citations.map((_, index) => index + 1),
      )
    }
  })

  it('shows where each brand is named, and agrees with what was stored of it', () => {
    let named = 0
    for (const answer of ids().map((id) => core.answers.get(id))) {
      for (const finding of answer.findings) {
        expect(finding.namings.length > 0).toBe(finding.state === 'named')
        for (const { start, end } of finding.namings) {
          named++
          const first = finding.brand.split(' ')[0]?.toLowerCase() ?? ''
          expect(answer.text.slice(start, end).toLowerCase()).toContain(first)
        }
        if (finding.evidence) expect(finding.evidence.end).toBeLessThanOrEqual(answer.text.length)
      }
    }
    expect(named).toBeGreaterThan(50)
  })

  it('costs what the ledger says, to the last digit', () => {
    const [id = 0] = ids()
    const total = core.db.sqlite
      .prepare("SELECT CAST(SUM(total) AS TEXT) FROM ledger WHERE answer_id = ? AND kind = 'answer'")
      .pluck()
      .get(id) as string
    expect(core.answers.get(id).costUsd).toBe(formatUsd(pico(total)))
  })

  it('is said to be gone when it is not there', () => {
    expect(() => core.answers.get(999_999)).toThrow('This answer is no longer there.')
  })
})
