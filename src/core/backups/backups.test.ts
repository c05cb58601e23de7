import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { performChore } from '../chores/index.ts'
import { type Db, databaseFile, openDatabase, schema } from '../db/index.ts'
import { backupPath, createBackups, restoreBackup } from './index.ts'

let home: string
let db: Db
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'earshot-backups-'))
  db = openDatabase({ file: databaseFile(home), migrations: 'drizzle', now: 0 })
  db.orm.insert(schema.home).values({ id: 1, homeId: 'home-1', kind: 'user', zone: 'UTC', createdAt: 0 }).run()
})
afterEach(() => {
  db.close()
  rmSync(home, { recursive: true })
})

const addProject = (name: string) => db.orm.insert(schema.projects).values({ name, createdAt: 0, updatedAt: 0 }).run()
const namesAfter = () => {
  db = openDatabase({ file: databaseFile(home), migrations: 'drizzle', now: 0 })
  return db.orm
    .select({ name: schema.projects.name })
    .from(schema.projects)
    .all()
    .map(({ name }) => name)
}
const restore = (name: string) => restoreBackup({ from: backupPath(home, name), home, migrations: 'drizzle', now: 1 })
const backups = (now = 0) => createBackups({ home, clock: { now: () => now }, run: performChore })

describe('backups', () => {
  it('bring back what was there when they were made', async () => {
    addProject('Before')
    const { name, bytes } = await backups(Date.UTC(2026, 10, 20)).make()
    expect(name).toBe('earshot-2026-11-20T00-00-00-000Z.db')
    expect(bytes).toBeGreaterThan(10_000)
    addProject('After')
    db.close()
    restore(name)
    expect(namesAfter()).toEqual(['Before'])
    expect(readdirSync(home).filter((file) => file.startsWith('restoring'))).toEqual([])
  })

  it('are listed newest first, and nothing else of the folder is', async () => {
    expect(backups().list()).toEqual([])
    const { name } = await backups().make('first')
    writeFileSync(join(home, 'backups', 'notes.txt'), '')
    expect(
      backups()
        .list()
        .map((backup) => backup.name),
    ).toEqual([name])
  })

  it('are only in their folder', async () => {
    await backups().make()
    expect(() => backupPath(home, '../earshot.db')).toThrow('There is no backup')
    expect(() => backupPath(home, 'absent.db')).toThrow('There is no backup')
  })

  it('are made at a place of the user’s choice, whole or not at all', async () => {
    addProject('Before')
    const chosen = join(home, 'elsewhere', 'mine.db')
    await backups().makeAt(chosen)
    addProject('After')
    db.close()
    restoreBackup({ from: chosen, home, migrations: 'drizzle', now: 1 })
    expect(namesAfter()).toEqual(['Before'])
    mkdirSync(join(home, 'taken.db', 'full'), { recursive: true })
    await expect(backups().makeAt(join(home, 'taken.db'))).rejects.toThrow()
    expect(readdirSync(home).filter((file) => file.endsWith('.part'))).toEqual([])
  })
})

describe('a backup that is no good', () => {
  const planted = (name: string, write: (path: string) => void) => {
    mkdirSync(join(home, 'backups'), { recursive: true })
    write(join(home, 'backups', name))
    addProject('Kept')
    db.close()
    const before = readFileSync(databaseFile(home))
    expect(() => restore(name)).toThrow(/Nothing was changed|left as it is/)
    expect(readFileSync(databaseFile(home))).toEqual(before)
    expect(namesAfter()).toEqual(['Kept'])
  }

  it('that is damaged', async () => {
    const { name } = await backups().make()
    const path = join(home, 'backups', name)
    const bytes = readFileSync(path)
    bytes.fill(0x55, 8192, bytes.length - 4096)
    planted('damaged.db', (to) => writeFileSync(to, bytes))
  })

  it('that is no database', () => planted('text.db', (to) => writeFileSync(to, 'no database at all'.repeat(100))))

  it('that is of a newer version', async () => {
    const { name } = await backups().make()
    planted('newer.db', (to) => {
      writeFileSync(to, readFileSync(join(home, 'backups', name)))
      const sqlite = new Database(to)
      sqlite.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 1)").run()
      sqlite.close()
    })
  })

  it('that is of a demo', async () => {
    const { name } = await backups().make()
    planted('demo.db', (to) => {
      writeFileSync(to, readFileSync(join(home, 'backups', name)))
      const sqlite = new Database(to)
      sqlite.prepare("UPDATE home SET kind = 'demo'").run()
      sqlite.close()
    })
  })

  it('that is gone', () => expect(() => restore('gone.db')).toThrow('no backup "gone.db"'))
})
