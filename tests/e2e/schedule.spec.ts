import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { copyHome } from './app.ts'
import { launchApp, type RunningApp } from './launch.ts'
import { STAND_IN } from './realElectron.ts'

let home: string
let app: RunningApp

test.beforeAll(async () => {
  home = copyHome('own')
  const bin = join(home, 'bin')
  mkdirSync(bin, { recursive: true })
  // A session bus that says something shows tray icons.
  writeFileSync(join(bin, 'dbus-send'), "#!/bin/sh\necho '   boolean true'\n")
  chmodSync(join(bin, 'dbus-send'), 0o755)
  app = await launchApp({ home, env: { PATH: `${bin}:${process.env.PATH}` } })
})
test.afterAll(async () => {
  await app.close()
})

const trayMenu = () => app.output().split('[tray menu]').at(-1) ?? ''

/** Works on the database beside the app. */
function inDatabase<T>(work: (database: Database.Database) => T): T {
  const database = new Database(join(home, 'earshot.db'))
  try {
    return work(database)
  } finally {
    database.close()
  }
}

test('says in the tray what runs next, and lets the schedule rest', STAND_IN, async () => {
  await expect.poll(trayMenu).toMatch(/Next: .+, \w{3} \d\d:\d\d \| Pause the schedule/)
  app.act('tray', 'pauseSchedule')
  await expect.poll(trayMenu).toContain('The schedule is paused | Resume the schedule')
  app.act('tray', 'pauseSchedule')
  await expect.poll(trayMenu).toMatch(/Next: .+ \| Pause the schedule/)
})

test('runs what is due without a window, once the machine wakes', STAND_IN, async () => {
  app.act('window', 'close')
  await expect.poll(app.output).toContain('[window] is hidden')
  const minuteAgo = new Date(Date.now() - 60_000)
  const cron = `${minuteAgo.getUTCMinutes()} ${minuteAgo.getUTCHours()} * * *`
  inDatabase((database) => {
    database.prepare('UPDATE schedule SET paused_until = 0').run()
    database.prepare("UPDATE jobs SET cron = ?, since = 0 WHERE name = 'upkeep'").run(cron)
  })
  app.act('power', 'resume')
  const ends = () =>
    inDatabase((database) => database.prepare('SELECT "trigger", state FROM job_runs WHERE job = \'upkeep\'').all())
  await expect.poll(ends, { timeout: 30_000 }).toEqual([{ trigger: 'schedule', state: 'done' }])
})
