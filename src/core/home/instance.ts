import { hostname } from 'node:os'
import Database from 'better-sqlite3'
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { type Db, schema } from '../db/index.ts'
import type { Clock } from '../ports.ts'
import { isAlive, processStart } from './processes.ts'

const { instances } = schema

/** Instances of this very process that ended without being able to say so. */
const endedUnsaid = new Set<string>()
const nameOf = (db: Db, id: number): string => `${db.file}#${id}`

/** This process at work on a home. Leases and holds name it. */
export interface Instance {
  readonly id: number
  /** Marks the orderly end, if that can be written; the process's own end is found out all the same. */
  end(): void
}

/** Records this process in the home, before it leases or reserves anything. */
export async function beginInstance(db: Db, clock: Clock): Promise<Instance> {
  const start = processStart(process.pid) ?? 'unknown'
  const id = await db.write(
    () =>
      db.orm
        .insert(instances)
        .values({ pid: process.pid, processStart: start, host: hostname(), createdAt: clock.now() })
        .returning({ id: instances.id })
        .get().id,
  )
  return {
    id,
    end() {
      try {
        db.orm.update(instances).set({ endedAt: clock.now() }).where(eq(instances.id, id)).run()
      } catch (error) {
        // A full disk or a busy file must not keep the program from ending.
        if (!(error instanceof Database.SqliteError)) throw error
        endedUnsaid.add(nameOf(db, id))
      }
    },
  }
}

/**
 * Instances that ended without saying so: their process is gone, so what they leased or held is free. An instance of
 * a living process is never among them, whatever the clock says.
 * @param own the caller's, which is alive by definition
 */
export function deadInstances(db: Db, own: number): number[] {
  return db.orm
    .select()
    .from(instances)
    .where(isNull(instances.endedAt))
    .all()
    .filter((instance) => instance.id !== own && (endedUnsaid.has(nameOf(db, instance.id)) || !isAlive(instance)))
    .map((instance) => instance.id)
}

/** How many other living instances work on the home. */
export const othersAtWork = (db: Db, own: number): number => {
  const dead = new Set(deadInstances(db, own))
  const open = db.orm.select({ id: instances.id }).from(instances).where(isNull(instances.endedAt)).all()
  return open.filter(({ id }) => id !== own && !dead.has(id)).length
}

/** Records that an instance has ended; call it inside a transaction. @returns false when that was known already */
export function markEnded(db: Db, id: number, now: number): boolean {
  const { changes } = db.orm
    .update(instances)
    .set({ endedAt: now })
    .where(and(eq(instances.id, id), isNull(instances.endedAt)))
    .run()
  return changes > 0
}

export function isEnded(db: Db, id: number): boolean {
  const ended = db.orm
    .select({ id: instances.id })
    .from(instances)
    .where(and(eq(instances.id, id), isNotNull(instances.endedAt)))
    .get()
  return ended !== undefined
}
