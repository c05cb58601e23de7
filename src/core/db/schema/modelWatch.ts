import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { models } from './registry.ts'

/** How a provider's list of models was last read. */
export const modelLists = sqliteTable('model_lists', {
  /** Built-in provider or the name of an OpenAI-compatible endpoint. */
  provider: text('provider').primaryKey(),
  /** The last time it was asked for, whatever came of it. */
  triedAt: integer('tried_at').notNull(),
  /** The last time it named models; null when it never did. */
  listedAt: integer('listed_at'),
  /** Models that it named then, and how many of them write text. */
  listed: integer('listed').notNull().default(0),
  writing: integer('writing').notNull().default(0),
  /** Why the last try brought nothing; null when it did. */
  errorClass: text('error_class'),
  error: text('error'),
})

/** Every model that writes text and was ever on a provider's list: what the next list is compared with. */
export const listedModels = sqliteTable(
  'listed_models',
  {
    provider: text('provider').notNull(),
    model: text('model').notNull(),
    /** What the list calls it; null when it gives no name. */
    displayName: text('display_name'),
    firstListedAt: integer('first_listed_at').notNull(),
    /** When it was missed first; null while it is listed. */
    goneAt: integer('gone_at'),
  },
  (t) => [primaryKey({ columns: [t.provider, t.model] })],
)

/** What a comparison of lists found, until somebody decides about it and after. */
export const modelFindings = sqliteTable(
  'model_findings',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    provider: text('provider').notNull(),
    /** The provider's own id; of a renamed model the new one. */
    model: text('model').notNull(),
    displayName: text('display_name'),
    kind: text('kind', { enum: ['new', 'vanished', 'renamed', 'returned'] }).notNull(),
    /** What a renamed model was called before, or the known model that a new one is another version of. */
    relative: text('relative'),
    /** What tells that the two are one: the same name, an id with and without its date, or another date. */
    evidence: text('evidence', { enum: ['name', 'alias', 'date'] }),
    /** Prices that the bundled lists give it, with their sources; null when they know none. */
    proposal: text('proposal', { mode: 'json' }).$type<unknown>(),
    foundAt: integer('found_at').notNull(),
    /** When the user was told; null until then. */
    toldAt: integer('told_at'),
    decidedAt: integer('decided_at'),
    /** `lapsed`: the list itself settled it, because the model came back or went again before anybody decided. */
    decision: text('decision', { enum: ['offered', 'allowed', 'stopped', 'ignored', 'lapsed'] }),
    /** What the registry said before the decision, so that it can be taken back. */
    undo: text('undo', { mode: 'json' }).$type<unknown>(),
  },
  (t) => [
    index('model_findings_open').on(t.provider, t.model).where(sql`decided_at IS NULL`),
    index('model_findings_untold').on(t.foundAt).where(sql`told_at IS NULL`),
    index('model_findings_decided').on(t.decidedAt),
  ],
)

/** When another model began to answer under a name that was asked before. */
export const servedChanges = sqliteTable(
  'served_changes',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    modelId: integer('model_id')
      .notNull()
      .references(() => models.id),
    from: text('from_served').notNull(),
    to: text('to_served').notNull(),
    at: integer('at').notNull(),
    day: text('day').notNull(),
  },
  (t) => [index('served_changes_model').on(t.modelId, t.day)],
)

/** When a project's brands changed, so that all of its history was measured anew. */
export const brandRevisions = sqliteTable(
  'brand_revisions',
  {
    projectId: integer('project_id').notNull(),
    revision: integer('revision').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.projectId, t.revision] })],
)
