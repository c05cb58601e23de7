import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { models } from './registry.ts'

/** A brand under watch with its competitors, prompts and models. */
export const projects = sqliteTable(
  'projects',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    name: text('name').notNull(),
    industry: text('industry'),
    /** BCP 47 tag. */
    language: text('language').notNull().default('en'),
    /** ISO 3166-1 alpha-2. */
    country: text('country'),
    active: integer('active', { mode: 'boolean' }).notNull().default(true),
    search: integer('search', { mode: 'boolean' }).notNull().default(true),
    samples: integer('samples').notNull().default(1),
    maxOutputTokens: integer('max_output_tokens').notNull().default(4096),
    /** The model that scores sentiment, `provider:id`; null scores locally. */
    judge: text('judge'),
    /** Counts every change of the brands; an analysis is stamped with it. */
    brandSetRevision: integer('brand_set_revision').notNull().default(1),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
    /** Removing hides; the ledger stays. */
    removedAt: integer('removed_at'),
  },
  (t) => [uniqueIndex('projects_name').on(t.name).where(sql`removed_at IS NULL`)],
)

/** Own or competitor: a name, its variations, its domains. */
export const brands = sqliteTable(
  'brands',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    projectId: integer('project_id')
      .notNull()
      .references(() => projects.id),
    isOwn: integer('is_own', { mode: 'boolean' }).notNull(),
    name: text('name').notNull(),
    aliases: text('aliases', { mode: 'json' }).$type<string[]>().notNull(),
    domains: text('domains', { mode: 'json' }).$type<string[]>().notNull(),
    position: integer('position').notNull(),
    removedAt: integer('removed_at'),
  },
  (t) => [index('brands_project').on(t.projectId, t.position)],
)

/** One question, sent verbatim. Its text never changes: editing makes a new prompt linked to the old. */
export const prompts = sqliteTable(
  'prompts',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    projectId: integer('project_id')
      .notNull()
      .references(() => projects.id),
    text: text('text').notNull(),
    language: text('language'),
    tags: text('tags', { mode: 'json' }).$type<string[]>().notNull(),
    active: integer('active', { mode: 'boolean' }).notNull().default(true),
    position: integer('position').notNull(),
    /** The prompt this one replaced. */
    previousId: integer('previous_id'),
    createdAt: integer('created_at').notNull(),
    removedAt: integer('removed_at'),
  },
  (t) => [
    uniqueIndex('prompts_text').on(t.projectId, t.text).where(sql`removed_at IS NULL`),
    index('prompts_active').on(t.projectId, t.active, t.position),
  ],
)

/** The models a project asks. */
export const projectModels = sqliteTable(
  'project_models',
  {
    projectId: integer('project_id')
      .notNull()
      .references(() => projects.id),
    modelId: integer('model_id')
      .notNull()
      .references(() => models.id),
    position: integer('position').notNull(),
  },
  (t) => [primaryKey({ columns: [t.projectId, t.modelId] })],
)
