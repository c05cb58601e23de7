import type { Db } from '../db/index.ts'
import type { PriceProposal } from '../models/index.ts'
import { pico } from '../money.ts'
import type { Difference, Listed, Remembered } from './compare.ts'

export type Decision = 'offered' | 'allowed' | 'stopped' | 'ignored' | 'lapsed'

/** What a decision changed, so that it can be taken back. */
export interface Undo {
  flags: { modelId: number; isCurrent: boolean; isAvailable: boolean }[]
  priceIds: number[]
}

/** A finding as it is stored. */
export interface Finding {
  id: number
  provider: string
  model: string
  displayName: string | null
  kind: Difference['kind']
  relative: string | null
  evidence: Difference['evidence']
  proposal: PriceProposal | null
  foundAt: number
  decidedAt: number | null
  decision: Decision | null
  undo: Undo | null
}

/** Which findings a page shows. */
export interface FindingsQuery {
  show: 'open' | 'decided'
  /** The last one of the page before; null for the first page. */
  before: number | null
  limit: number
}

/** How a list was read, for the page. */
export interface ReadList {
  provider: string
  triedAt: number
  listedAt: number | null
  listed: number
  writing: number
  errorClass: string | null
  error: string | null
}

type StoredFinding = Omit<Finding, 'proposal' | 'undo'> & { proposal: string | null; undo: string | null }

const COLUMNS = `id, provider, model, display_name AS displayName, kind, relative, evidence, proposal,
  found_at AS foundAt, decided_at AS decidedAt, decision, undo`

/** Reads and writes what the watch remembers; the writing functions are to be called inside `Db.write`. */
export function watchRepository({ sqlite }: Db) {
  const s = prepare(sqlite)
  const read = ({ proposal, undo, ...row }: StoredFinding): Finding => ({
    ...row,
    proposal: readProposal(proposal),
    undo: undo === null ? null : (JSON.parse(undo) as Undo),
  })

  return {
    lists: () => s.lists.all() as ReadList[],
    listOf: (provider: string) => s.listOf.get(provider) as ReadList | undefined,

    remembered: (provider: string): Remembered[] =>
      (s.remembered.all(provider) as (Omit<Remembered, 'gone'> & { gone: number })[]).map(({ gone, ...model }) => ({
        ...model,
        gone: gone === 1,
      })),

    /** Ids of the registry's models of a provider. */
    known: (provider: string) => s.known.all(provider) as string[],

    /** @returns whether it was not on the list before, so that of two processes one tells of it */
    appear: (provider: string, { id, displayName }: Listed, now: number): boolean =>
      s.appear.run(provider, id, displayName, now).changes > 0,

    /** @returns whether it was listed until now */
    vanish: (provider: string, id: string, now: number): boolean => s.vanish.run(now, provider, id).changes > 0,

    /**
     * Settles what is open about a model that has come back or gone again.
     * @returns whether there was anything
     */
    lapse: (provider: string, id: string, kind: Difference['kind'], now: number): boolean =>
      s.lapse.run(now, provider, id, kind).changes > 0,

    addFinding(provider: string, found: Difference, proposal: PriceProposal | null, now: number): number {
      const { id, displayName, kind, relative, evidence } = found
      const kept = proposal === null ? null : writeProposal(proposal)
      return Number(s.addFinding.run(provider, id, displayName, kind, relative, evidence, kept, now).lastInsertRowid)
    },

    keepList: (list: ReadList): void => void s.keepList.run(list),

    findings: ({ show, before, limit }: FindingsQuery): Finding[] =>
      (s[show].all(before ?? Number.MAX_SAFE_INTEGER, limit) as StoredFinding[]).map(read),
    finding(id: number): Finding | undefined {
      const row = s.finding.get(id) as StoredFinding | undefined
      return row && read(row)
    },
    countOpen: () => s.countOpen.get() as number,
    decide: (id: number, decision: Decision, undo: Undo, now: number): void =>
      void s.decide.run(now, decision, JSON.stringify(undo), id),
    reopen: (id: number): void => void s.reopen.run(id),

    /** Open findings of which nobody was told, by kind. */
    untold: () => s.untold.all() as { kind: Difference['kind']; n: number }[],
    /** Some of their ids, as a person writes them. */
    untoldExamples: (limit: number) => s.untoldExamples.all(limit) as string[],
    /** Marks some of those that were told. @returns whether there may be more */
    markTold: (now: number, limit: number): boolean => s.markTold.run(now, limit).changes === limit,
  }
}

/** Prices are kept as decimal text, because JSON has no whole numbers of their size. */
const writeProposal = ({ rows, ...proposal }: PriceProposal): string =>
  JSON.stringify({ ...proposal, rows: rows.map((row) => ({ ...row, pico: String(row.pico) })) })

function readProposal(text: string | null): PriceProposal | null {
  if (text === null) return null
  const { rows, ...proposal } = JSON.parse(text) as PriceProposal
  return { ...proposal, rows: rows.map((row) => ({ ...row, pico: pico(row.pico) })) }
}

function prepare(sqlite: Db['sqlite']) {
  const list = `SELECT provider, tried_at AS triedAt, listed_at AS listedAt, listed, writing, error_class AS errorClass, error
    FROM model_lists`
  return {
    lists: sqlite.prepare(`${list} ORDER BY provider`),
    listOf: sqlite.prepare(`${list} WHERE provider = ?`),
    keepList: sqlite.prepare(`
      INSERT INTO model_lists (provider, tried_at, listed_at, listed, writing, error_class, error)
      VALUES (:provider, :triedAt, :listedAt, :listed, :writing, :errorClass, :error)
      ON CONFLICT (provider) DO UPDATE SET tried_at = excluded.tried_at, listed_at = excluded.listed_at,
        listed = excluded.listed, writing = excluded.writing, error_class = excluded.error_class, error = excluded.error`),
    remembered: sqlite.prepare(`
      SELECT model AS id, display_name AS displayName, gone_at IS NOT NULL AS gone FROM listed_models
      WHERE provider = ? ORDER BY model`),
    known: sqlite.prepare('SELECT model FROM models WHERE provider = ? ORDER BY id').pluck(),
    appear: sqlite.prepare(`
      INSERT INTO listed_models (provider, model, display_name, first_listed_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (provider, model) DO UPDATE SET gone_at = NULL, display_name = excluded.display_name
      WHERE gone_at IS NOT NULL`),
    vanish: sqlite.prepare('UPDATE listed_models SET gone_at = ? WHERE provider = ? AND model = ? AND gone_at IS NULL'),
    lapse: sqlite.prepare(`
      UPDATE model_findings SET decided_at = ?, decision = 'lapsed'
      WHERE provider = ? AND model = ? AND kind = ? AND decided_at IS NULL`),
    addFinding: sqlite.prepare(`
      INSERT INTO model_findings (provider, model, display_name, kind, relative, evidence, proposal, found_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`),
    open: sqlite.prepare(
      `SELECT ${COLUMNS} FROM model_findings WHERE decided_at IS NULL AND id < ? ORDER BY id DESC LIMIT ?`,
    ),
    decided: sqlite.prepare(
      `SELECT ${COLUMNS} FROM model_findings WHERE decided_at IS NOT NULL AND id < ? ORDER BY id DESC LIMIT ?`,
    ),
    finding: sqlite.prepare(`SELECT ${COLUMNS} FROM model_findings WHERE id = ?`),
    countOpen: sqlite.prepare('SELECT COUNT(*) FROM model_findings WHERE decided_at IS NULL').pluck(),
    decide: sqlite.prepare('UPDATE model_findings SET decided_at = ?, decision = ?, undo = ? WHERE id = ?'),
    reopen: sqlite.prepare('UPDATE model_findings SET decided_at = NULL, decision = NULL, undo = NULL WHERE id = ?'),
    untold: sqlite.prepare(`
      SELECT kind, COUNT(*) AS n FROM model_findings WHERE told_at IS NULL AND decided_at IS NULL GROUP BY kind`),
    untoldExamples: sqlite
      .prepare(`
        SELECT provider || ':' || model FROM model_findings WHERE told_at IS NULL AND decided_at IS NULL
        ORDER BY id LIMIT ?`)
      .pluck(),
    markTold: sqlite.prepare(`
      UPDATE model_findings SET told_at = ? WHERE id IN (SELECT id FROM model_findings WHERE told_at IS NULL LIMIT ?)`),
  }
}
