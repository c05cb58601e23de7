import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Simulator } from '../../src/core/simulator/index.ts'
import { openSimulator, openTerminal, PROJECT, type Terminal } from './support.ts'

let terminal: Terminal
let simulator: Simulator
let env: Record<string, string>
beforeEach(async () => {
  terminal = openTerminal()
  ;({ simulator, env } = await openSimulator())
})
afterEach(async () => {
  await simulator.close()
  terminal.close()
})

const listed = async () => JSON.parse((await terminal.run(['jobs', '--json'])).stdout)
async function applyProject(): Promise<void> {
  writeFileSync(terminal.path('project.json'), JSON.stringify(PROJECT))
  expect((await terminal.run(['project', 'apply', terminal.path('project.json')])).code).toBe(0)
}

describe('earshot jobs', () => {
  it('lists each job with its time, its next run and what came of the last', async () => {
    const [daily] = await listed()
    expect(daily).toMatchObject({ name: 'daily', cron: '0 4 * * *', enabled: true, lastRun: null, lastResult: null })
    expect(new Date(daily.nextRun).getTime()).toBeGreaterThan(Date.now())
    const { stdout } = await terminal.run(['jobs'])
    expect(stdout).toContain('At 04:00')
  })

  it('asks every active project once and says what came of it', async () => {
    await applyProject()
    const { code, stdout, stderr } = await terminal.run(['jobs', 'run', 'daily'], { env })
    expect(stderr).toContain('Key for openai: found (environment)')
    expect(stderr).toContain('Budgets: nothing stands in the way')
    expect(stdout).toMatch(
      /^daily: done\. 8 of 8 questions answered for 1 project; \$\d+\.\d{4} spent, \$\d+\.\d\d this month\.\n$/,
    )
    expect(code).toBe(0)
    expect(stdout + stderr).not.toContain(env.OPENAI_API_KEY)
    const [daily] = await listed()
    expect(daily.lastResult).toBe('done')
    expect(simulator.served()).toHaveLength(8)
  })

  it('says before it asks what a budget blocks, and ends with 1', async () => {
    await applyProject()
    await terminal.run(['budget', 'set', '--project', PROJECT.name, '--monthly', '0'])
    const { code, stdout, stderr } = await terminal.run(['jobs', 'run', 'daily'], { env })
    expect(stderr).toContain(`The limit of $0.00 for ${PROJECT.name} per month is used up: nothing of it is asked.`)
    expect(stdout).toContain('0 of 8 questions answered for 1 project, 8 blocked')
    expect(code).toBe(1)
    expect(simulator.served()).toHaveLength(0)
  })

  it('reads the database through, backs it up and keeps the last backups', async () => {
    const { code, stdout } = await terminal.run(['jobs', 'run', 'upkeep', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({
      job: 'upkeep',
      trigger: 'manual',
      state: 'done',
      figures: { removed: 0 },
    })
    expect(code).toBe(0)
  })

  it('changes times and switches, and refuses a time that is none', async () => {
    const set = await terminal.run(['jobs', 'set', 'upkeep', '--cron', '30 5 * * 1-5', '--off', '--jitter', '10'])
    expect(set.stdout).toContain('At 05:30, Monday through Friday (off)')
    const changed = (await listed()).find(({ name }: { name: string }) => name === 'upkeep')
    expect(changed).toMatchObject({ cron: '30 5 * * 1-5', enabled: false, nextRun: null, jitterMinutes: 10 })

    const refused = await terminal.run(['jobs', 'set', 'daily', '--cron', '0 25 * * *'])
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('"25" is no hour')
    const unknown = await terminal.run(['jobs', 'run', 'nightly'])
    expect(unknown.stderr).toContain('There is no job "nightly"')
    expect(unknown.code).toBe(1)
  })
})
