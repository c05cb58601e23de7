import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** One row: what this home is. */
export const home = sqliteTable('home', {
  id: integer('id').primaryKey(),
  /** Random; part of the keychain account names, so that two homes never share keys. */
  homeId: text('home_id').notNull(),
  /** A demo home reaches only the simulator and holds no keys. */
  kind: text('kind', { enum: ['user', 'demo'] }).notNull(),
  /** IANA zone that decides which day an instant belongs to. */
  zone: text('zone').notNull(),
  createdAt: integer('created_at').notNull(),
  /** Version of the bundled registry data that was applied last. */
  seedVersion: text('seed_version'),
  /** Counts every change of models or prices; caches compare it. */
  registryRevision: integer('registry_revision').notNull().default(0),
  /** Seed of the demo's simulator. */
  demoSeed: text('demo_seed'),
})

/** A process that has worked on this home. A lease or hold names one; it is free once its owner is dead. */
export const instances = sqliteTable('instances', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  pid: integer('pid').notNull(),
  /** When that process started, as the system tells it, so that a reused pid is not taken for its predecessor. */
  processStart: text('process_start').notNull(),
  host: text('host').notNull(),
  createdAt: integer('created_at').notNull(),
  /** Set on an orderly end. */
  endedAt: integer('ended_at'),
})
