import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { ListedPrompt, PastedPrompt } from '../../contract/index.ts'
import { type Db, schema } from '../db/index.ts'
import { UserError } from '../errors.ts'
import type { Period } from '../period.ts'
import type { Clock } from '../ports.ts'
import {
  checkPrompt,
  livePrompts,
  markChanged,
  type PromptEntry,
  projectById,
  promptKey,
  writePrompts,
} from '../projects/index.ts'
import type { Visibility } from '../visibility/index.ts'
import { sortPasted } from './pasted.ts'

const { prompts } = schema

interface PromptsOptions {
  db: Db
  clock: Clock
  visibility: Pick<Visibility, 'byPrompt'>
}

interface PromptChange {
  text?: string | undefined
  language?: string | null | undefined
  tags?: string[] | undefined
  active?: boolean | undefined
}

type Row = typeof prompts.$inferSelect

/** A project's prompts, one at a time and many at once. */
export function createPrompts({ db, clock, visibility }: PromptsOptions) {
  const byId = (promptId: number) => db.orm.select().from(prompts).where(eq(prompts.id, promptId)).get()

  function live(promptId: number): Row {
    const row = byId(promptId)
    if (row && row.removedAt === null) return row
    throw new UserError('not_found', 'This prompt is no longer there. Nothing was changed.')
  }

  const keysOf = (projectId: number) => new Set(livePrompts(db, projectId).map(({ text }) => promptKey(text)))

  function lastPosition(projectId: number): number {
    return livePrompts(db, projectId).reduce((last, { position }) => Math.max(last, position), -1)
  }

  /** The new text takes the place of the old, which goes behind the others and is asked no more. */
  function replace(row: Row, entry: PromptEntry): number {
    const key = promptKey(entry.text)
    const other = livePrompts(db, row.projectId).find(({ id, text }) => id !== row.id && promptKey(text) === key)
    if (other) {
      throw new UserError(
        'conflict',
        `The project has this prompt already${other.active ? '' : ', paused'}. Nothing was changed.`,
      )
    }
    const retired = { ...row, active: false, position: lastPosition(row.projectId) + 1 }
    const insert = [{ ...entry, position: row.position, previousId: row.id }]
    writePrompts(db, row.projectId, { insert, update: [retired] }, clock.now())
    return db.orm
      .select({ id: prompts.id })
      .from(prompts)
      .where(and(eq(prompts.projectId, row.projectId), eq(prompts.text, entry.text), isNull(prompts.removedAt)))
      .get()!.id
  }

  function setRemoved(promptId: number, removedAt: number | null): void {
    db.orm.update(prompts).set({ removedAt }).where(eq(prompts.id, promptId)).run()
  }

  return {
    /** @throws UserError `not_found` */
    list(projectId: number): Period & { prompts: ListedPrompt[] } {
      const rows = livePrompts(db, projectById(db, projectId).id)
      const { from, to, of } = visibility.byPrompt(projectId)
      const textOf = textsBefore(rows)
      return {
        from,
        to,
        prompts: rows.map(({ id, text, language, tags, active, previousId }) => ({
          ...{ promptId: id, text, language, tags, active },
          previous: previousId === null ? null : textOf(previousId),
          ...of(id),
        })),
      }
    },

    /** @throws UserError `not_found` */
    check: (projectId: number, texts: readonly string[]): PastedPrompt[] =>
      sortPasted(texts, keysOf(projectById(db, projectId).id)),

    /**
     * Adds what is new of these texts in one transaction.
     * @returns how many were added, and how many were left because they are there already or are no prompts
     * @throws UserError `not_found`, `bad_input` for a tag
     */
    add: (projectId: number, texts: readonly string[], tags: readonly string[]) =>
      db.write(() => {
        const sorted = sortPasted(texts, keysOf(projectById(db, projectId).id))
        const news = sorted.filter(({ outcome }) => outcome === 'new')
        const first = lastPosition(projectId) + 1
        const insert = news.map(({ text }, i) => ({
          ...entryOf({ text, tags: [...tags] }),
          ...{ position: first + i, previousId: null },
        }))
        writePrompts(db, projectId, { insert, update: [] }, clock.now())
        if (insert.length > 0) markChanged(db, projectId, { brands: false }, clock.now())
        return { added: news.length, left: sorted.length - news.length }
      }),

    /**
     * Changes what is given of a prompt. @returns its number, a new one for another text
     * @throws UserError `not_found`, `bad_input`, `conflict` when the project has a prompt of that text
     */
    change: (promptId: number, change: PromptChange) =>
      db.write(() => {
        const row = live(promptId)
        const { text = row.text, language = row.language, tags = row.tags, active = row.active } = change
        const entry = entryOf({ text, language, tags, active })
        const changedId = entry.text === row.text ? row.id : replace(row, entry)
        if (changedId === row.id) {
          const update = [{ ...entry, id: row.id, position: row.position }]
          writePrompts(db, row.projectId, { insert: [], update }, clock.now())
        }
        markChanged(db, row.projectId, { brands: false }, clock.now())
        return changedId
      }),

    /** Hides a prompt; nothing of it is lost. @throws UserError `not_found` */
    remove: (promptId: number) =>
      db.write(() => {
        const { projectId } = live(promptId)
        setRemoved(promptId, clock.now())
        markChanged(db, projectId, { brands: false }, clock.now())
      }),

    /** @throws UserError `not_found`, `conflict` when the project has the same prompt meanwhile */
    restore: (promptId: number) =>
      db.write(() => {
        const row = db.orm
          .select()
          .from(prompts)
          .where(and(eq(prompts.id, promptId), isNotNull(prompts.removedAt)))
          .get()
        if (!row) throw new UserError('not_found', 'This prompt is not removed.')
        if (keysOf(row.projectId).has(promptKey(row.text))) {
          throw new UserError('conflict', 'The project has this prompt again already. Nothing was changed.')
        }
        setRemoved(promptId, null)
        markChanged(db, row.projectId, { brands: false }, clock.now())
      }),
  }

  /** Texts of replaced prompts, removed ones too. */
  function textsBefore(rows: readonly Row[]) {
    const known = new Map(rows.map(({ id, text }) => [id, text]))
    return (promptId: number): string | null => known.get(promptId) ?? byId(promptId)?.text ?? null
  }
}

/** @throws UserError `bad_input`, a line for each mistake */
function entryOf(json: { text: string; language?: string | null; tags: string[]; active?: boolean }): PromptEntry {
  const { entry, mistakes } = checkPrompt(json)
  if (entry) return entry
  throw new UserError('bad_input', 'The prompt cannot be kept like this. Nothing was changed.', {
    details: mistakes.map(({ path, message }) => `${path.join('.')}: ${message}`),
  })
}
