import { randomUUID } from 'node:crypto'
import { type Db, schema } from '../db/index.ts'
import { parseUsd } from '../money.ts'
import { dayOf } from '../time.ts'

export interface Home {
  readonly homeId: string
  readonly kind: 'user' | 'demo'
  /** IANA zone. */
  readonly zone: string
  readonly demoSeed: string | null
}

export interface NewHome {
  kind: 'user' | 'demo'
  zone: string
  demoSeed: string | null
}

/** A day's spending that is worth a word, until the user says otherwise. */
const DEFAULT_DAILY_ALERT = parseUsd('10')

/** Reads what this home is, or writes it once when the file is new. */
export async function establishHome(db: Db, fresh: NewHome, now: number): Promise<Home> {
  const read = () => db.orm.select().from(schema.home).get()
  const existing = read()
  if (existing) return existing
  dayOf(now, fresh.zone)
  return db.write(() => {
    const raced = read()
    if (raced) return raced
    db.orm
      .insert(schema.budgets)
      .values({ scope: 'all', scopeId: '', period: 'day', action: 'alert', limit: DEFAULT_DAILY_ALERT, updatedAt: now })
      .run()
    return db.orm
      .insert(schema.home)
      .values({ homeId: randomUUID(), createdAt: now, ...fresh })
      .returning()
      .get()
  })
}
