import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UserError } from '../errors.ts'
import { pico } from '../money.ts'
import { exact, sumPico } from './columns.ts'
import { databaseFile, openDatabase } from './open.ts'
import * as schema from './schema/index.ts'

const NOW = Date.UTC(2026, 10, 20)
let home: string

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'earshot-open-'))
})
afterEach(() => rmSync(home, { recursive: true }))

const open = () => openDatabase({ file: databaseFile(home), migrations: 'drizzle', now: NOW })

describe('opening a home', () => {
  it('writes ahead, syncs fully and checks foreign keys', () => {
    const db = open()
    expect(db.sqlite.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(db.sqlite.pragma('synchronous', { simple: true })).toBe(2)
    expect(db.sqlite.pragma('foreign_keys', { simple: true })).toBe(1)
    db.close()
  })

  it('sets a file aside that is no database, says so, and begins anew', () => {
    const rubbish = 'this was never a database, whatever its name says'.repeat(100)
    writeFileSync(databaseFile(home), rubbish)
    const db = open()
    const aside = readdirSync(home).find((name) => name.includes('damaged'))
    expect(db.notices.join()).toContain(aside)
    expect(readFileSync(join(home, aside as string), 'utf8')).toBe(rubbish)
    db.close()
  })

  it('notices pages that were overwritten', () => {
    const first = open()
    const insert = first.sqlite.prepare(
      "INSERT INTO alerts (kind, cause, message, params, at) VALUES ('k', ?, 'm', '{}', 0)",
    )
    first.sqlite.transaction(() => {
      for (let i = 0; i < 2000; i++) insert.run(`cause ${i}`.repeat(20))
    })()
    first.sqlite.pragma('wal_checkpoint(TRUNCATE)')
    first.close()
    const bytes = readFileSync(databaseFile(home))
    bytes.fill(0x5a, bytes.length / 2, bytes.length / 2 + 16_384)
    writeFileSync(databaseFile(home), bytes)
    const db = open()
    expect(db.notices).toHaveLength(1)
    expect(db.notices[0]).toContain('damaged')
    db.close()
  })

  it('says in a sentence that a folder cannot be made', () => {
    writeFileSync(join(home, 'file'), '')
    const file = databaseFile(join(home, 'file', 'inside'))
    expect(() => openDatabase({ file, migrations: 'drizzle', now: NOW })).toThrow(UserError)
    expect(() => openDatabase({ file, migrations: 'drizzle', now: NOW })).toThrow(/Choose another with --home/)
  })

  it('lets several processes open a new home at the same moment', async () => {
    const script = join(home, 'opener.ts')
    const openModule = join(process.cwd(), 'src/core/db/open.ts')
    writeFileSync(
      script,
      `import { openDatabase } from ${JSON.stringify(openModule)}
      openDatabase({ file: ${JSON.stringify(databaseFile(join(home, 'shared')))}, migrations: 'drizzle', now: ${NOW} }).close()`,
    )
    const children = Array.from({ length: 4 }, () => fork(script, { stdio: 'inherit' }))
    const ends = await Promise.all(children.map((child) => once(child, 'exit')))
    expect(ends.map(([code]) => code)).toEqual([0, 0, 0, 0])
  })
})

describe('writing', () => {
  it('waits, without blocking the thread, for another connection to finish', async () => {
    const db = open()
    const other = new Database(databaseFile(home))
    other.exec('BEGIN IMMEDIATE')
    let ticks = 0
    const ticking = setInterval(() => {
      ticks += 1
      if (ticks === 5) other.exec('COMMIT')
    }, 10)
    const written = await db.write(() => db.sqlite.prepare('SELECT 42').pluck().get())
    clearInterval(ticking)
    expect(written).toBe(42)
    expect(ticks).toBeGreaterThanOrEqual(5)
    other.close()
    db.close()
  })

  it('rolls back what failed', async () => {
    const db = open()
    const failing = db.write(() => {
      db.sqlite.prepare("INSERT INTO alerts (kind, cause, message, params, at) VALUES ('k', 'c', 'm', '{}', 0)").run()
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(db.sqlite.prepare('SELECT COUNT(*) FROM alerts').pluck().get()).toBe(0)
    db.close()
  })
})

describe('a money column', () => {
  const budget = { scope: 'all', scopeId: '', period: 'month', action: 'block', updatedAt: NOW } as const

  it('keeps every digit above what a number holds, when read exactly, and refuses to be read otherwise', () => {
    const db = open()
    const limit = pico(2n ** 62n + 1n)
    db.orm
      .insert(schema.budgets)
      .values({ ...budget, limit })
      .run()
    const where = eq(schema.budgets.action, 'block')
    const read = db.orm
      .select({ limit: exact(schema.budgets.limit) })
      .from(schema.budgets)
      .where(where)
      .get()
    expect(read?.limit).toBe(limit)
    expect(
      db.orm
        .select({ sum: sumPico(schema.budgets.limit) })
        .from(schema.budgets)
        .get()?.sum,
    ).toBe(limit)
    expect(() => db.orm.select().from(schema.budgets).where(where).get()).toThrow(/exact/)
    db.close()
  })
})
