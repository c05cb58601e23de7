import { eq } from 'drizzle-orm'
import type { BrandChange, ListedBrand } from '../../contract/index.ts'
import { type Db, schema } from '../db/index.ts'
import { messageOf, UserError } from '../errors.ts'
import type { Measuring } from '../measuring/index.ts'
import type { Ports } from '../ports.ts'
import { markChanged, projectById, storedBrands, writeBrands } from '../projects/index.ts'
import { assertApart, planBrand } from './plan.ts'
import { createBrandPreview } from './preview.ts'

interface BrandsOptions {
  db: Db
  clock: Ports['clock']
  log: Ports['log']
  measuring: Pick<Measuring, 'reanalyseDay'>
}

interface Rescoring {
  done: number
  total: number
}

/** A project's brands: changed one at a time, each change shown before it is made, past answers measured anew after it. */
export function createBrands({ db, clock, log, measuring }: BrandsOptions) {
  const { brands } = schema
  const preview = createBrandPreview(db)
  const stale = db.sqlite
    .prepare(`
      SELECT DISTINCT a.day FROM answers a JOIN analyses n ON n.answer_id = a.id
      WHERE a.project_id = ? AND n.brand_set_revision <> (SELECT brand_set_revision FROM projects WHERE id = ?)
      ORDER BY a.day DESC`)
    .pluck()
  const staleDays = (projectId: number) => stale.all(projectId, projectId) as string[]
  const under = new Map<number, Rescoring & { ended: Promise<void> }>()
  const leaving = new AbortController()

  const plan = ({ projectId, brandId, entry }: BrandChange) =>
    planBrand(storedBrands(db, projectById(db, projectId).id), { brandId, entry })

  /** Begins where it was left: the days that still know other brands, the newest first, each in a transaction of its own. */
  function rescore(projectId: number): void {
    if (under.has(projectId)) return
    const total = staleDays(projectId).length
    if (total === 0) return
    const state = { done: 0, total, ended: Promise.resolve() }
    under.set(projectId, state)
    state.ended = measureAnew(projectId, state)
      .catch((error: unknown) => log('error', `Past answers could not be measured anew: ${messageOf(error)}`))
      .finally(() => under.delete(projectId))
  }

  async function measureAnew(projectId: number, state: Rescoring): Promise<void> {
    // The brands may change again meanwhile, and then days that are done are to be done again.
    for (let days = staleDays(projectId); days.length > 0; days = staleDays(projectId)) {
      state.total = state.done + days.length
      for (const day of days) {
        if (leaving.signal.aborted) return
        await measuring.reanalyseDay(projectId, day)
        state.done += 1
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
  }

  return {
    /** @throws UserError `not_found` */
    list(projectId: number): { brands: ListedBrand[]; staleDays: number; rescoring: Rescoring | null } {
      const rows = storedBrands(db, projectById(db, projectId).id).filter(({ removedAt }) => removedAt === null)
      const state = under.get(projectId)
      return {
        brands: rows
          .map(({ id, name, isOwn, aliases, domains }) => ({ brandId: id, name, isOwn, aliases, domains }))
          .sort((a, b) => Number(b.isOwn) - Number(a.isOwn)),
        staleDays: staleDays(projectId).length,
        rescoring: state ? { done: state.done, total: state.total } : null,
      }
    },

    /** @throws UserError as `change` does */
    preview: (change: BrandChange, signal?: AbortSignal) => preview(change.projectId, plan(change), signal),

    /**
     * Adds, changes or removes a brand, and begins to measure past answers anew.
     * @throws UserError `not_found`, `bad_input`, `conflict` for a name or domain that another brand has
     */
    async change(change: BrandChange): Promise<number> {
      const { projectId } = change
      const brandId = await db.write(() => {
        const { before, after } = plan(change)
        writeBrands(
          db,
          projectId,
          { keep: after ? [after] : [], remove: after || !before ? [] : [before.id] },
          clock.now(),
        )
        markChanged(db, projectId, { brands: true }, clock.now())
        const known = after?.id ?? before?.id
        return known ?? Math.max(...storedBrands(db, projectId).map(({ id }) => id))
      })
      rescore(projectId)
      return brandId
    },

    /**
     * Makes a competitor the own brand, and the own brand a competitor in its place. What both are called stays.
     * @throws UserError `not_found`
     */
    async makeOwn(brandId: number): Promise<void> {
      const projectId = await db.write(() => {
        const row = db.orm.select().from(brands).where(eq(brands.id, brandId)).get()
        const live = row ? storedBrands(db, row.projectId).filter(({ removedAt }) => removedAt === null) : []
        const [chosen, own] = [live.find(({ id }) => id === brandId), live.find(({ isOwn }) => isOwn)]
        if (!chosen || !own) throw new UserError('not_found', 'This brand is no longer there. Nothing was changed.')
        if (chosen === own) return null
        const keep = [
          { ...chosen, isOwn: true, position: own.position },
          { ...own, isOwn: false, position: chosen.position },
        ]
        writeBrands(db, chosen.projectId, { keep, remove: [] }, clock.now())
        markChanged(db, chosen.projectId, { brands: true }, clock.now())
        return chosen.projectId
      })
      if (projectId !== null) rescore(projectId)
    },

    /** Brings a removed brand back. @throws UserError `not_found`, `conflict` when another brand has its name meanwhile */
    async restore(brandId: number): Promise<void> {
      const projectId = await db.write(() => {
        const row = db.orm.select().from(brands).where(eq(brands.id, brandId)).get()
        if (!row || row.removedAt === null) throw new UserError('not_found', 'This brand is not removed.')
        const live = storedBrands(db, row.projectId).filter(({ removedAt }) => removedAt === null)
        assertApart(row, live)
        writeBrands(db, row.projectId, { keep: [row], remove: [] }, clock.now())
        markChanged(db, row.projectId, { brands: true }, clock.now())
        return row.projectId
      })
      rescore(projectId)
    },

    rescore,

    /** Ends the measuring after the day it is at; the other days are still to be done. */
    async close(): Promise<void> {
      leaving.abort()
      await Promise.all([...under.values()].map(({ ended }) => ended))
    },
  }
}
