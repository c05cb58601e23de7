export { type Day, exact, sumPico } from './columns.ts'
export { journalTags } from './migrate.ts'
export { type Db, databaseFile, openDatabase } from './open.ts'
export * as schema from './schema/index.ts'
