import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Who may use the local API. A token itself is shown once and kept nowhere: here is only its digest. */
export const apiTokens = sqliteTable('api_tokens', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  name: text('name').notNull(),
  /** SHA-256 of the token, in hexadecimal digits. */
  digest: text('digest').notNull().unique(),
  createdAt: integer('created_at').notNull(),
  /** To the minute. */
  lastUsedAt: integer('last_used_at'),
  /** Null for one that does not end by itself. */
  expiresAt: integer('expires_at'),
  revokedAt: integer('revoked_at'),
})

/** One row: whether the desktop app serves the local API, and where. */
export const apiSettings = sqliteTable('api_settings', {
  id: integer('id').primaryKey(),
  enabled: integer('enabled', { mode: 'boolean' }).notNull(),
  port: integer('port').notNull(),
})
