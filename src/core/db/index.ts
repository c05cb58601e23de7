export { type Day, exact, type Instant, picoUsd, sumPico } from './columns.ts'
export { journalTags, migrate, planMigration } from './migrate.ts'
export { type Db, databaseFile, openDatabase } from './open.ts'
export * as schema from './schema/index.ts'
