import type { schema } from '../db/index.ts'
import { UserError } from '../errors.ts'
import { type BrandEntry, checkBrand, nameKey } from '../projects/index.ts'

type BrandRow = typeof schema.brands.$inferSelect

/** One brand's change, decided. `after` is null for a removal, `before` for a brand that is new. */
export interface BrandPlan {
  before: BrandRow | null
  /** A removed row of the same name comes back as the brand it was. */
  after: (BrandEntry & { id: number | null; isOwn: boolean; position: number }) | null
}

interface Wanted {
  brandId: number | null
  entry: BrandEntry | null
}

/**
 * Checks a change of one brand against the others. Pure.
 * @param stored removed rows included
 * @throws UserError `not_found`, `bad_input` with a line for each mistake, `conflict` for a name or domain of another brand
 */
export function planBrand(stored: readonly BrandRow[], { brandId, entry: raw }: Wanted): BrandPlan {
  const live = stored.filter(({ removedAt }) => removedAt === null)
  const before = brandId === null ? null : (live.find(({ id }) => id === brandId) ?? null)
  if (brandId !== null && !before) {
    throw new UserError('not_found', 'This brand is no longer there. Nothing was changed.')
  }
  if (raw === null) {
    if (before?.isOwn) throw new UserError('conflict', 'The own brand cannot be removed. Nothing was changed.')
    return { before, after: null }
  }
  const { entry, mistakes } = checkBrand(raw)
  if (!entry) {
    throw new UserError('bad_input', 'The brand cannot be kept like this. Nothing was changed.', {
      details: mistakes.map(({ path, message }) => `${path.join('.')}: ${message}`),
    })
  }
  assertApart(
    entry,
    live.filter((row) => row !== before),
  )
  const back = stored.find(({ name, removedAt }) => removedAt !== null && nameKey(name) === nameKey(entry.name))
  const position = before?.position ?? Math.max(-1, ...stored.map((row) => row.position)) + 1
  const after = { ...entry, id: before?.id ?? back?.id ?? null, isOwn: before?.isOwn ?? false, position }
  return { before, after }
}

/** @throws UserError `conflict` when an answer could not tell two brands apart */
export function assertApart(brand: BrandEntry, others: readonly BrandEntry[]): void {
  const keys = new Set(namesOf(brand).map(nameKey))
  for (const other of others) {
    const name = namesOf(other).find((text) => keys.has(nameKey(text)))
    const domain = other.domains.find((text) => brand.domains.includes(text))
    const shared = name ?? domain
    if (shared === undefined) continue
    throw new UserError('conflict', `"${shared}" belongs to ${other.name} already. Nothing was changed.`)
  }
}

const namesOf = ({ name, aliases }: Pick<BrandEntry, 'name' | 'aliases'>): string[] => [name, ...aliases]
