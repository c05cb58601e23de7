import { familyOf, type Relation, relationOf } from './names.ts'

/** A model that writes text, as a provider's list has it. */
export interface Listed {
  id: string
  displayName: string | null
}

/** A model of an earlier list. */
export interface Remembered extends Listed {
  /** Missing already from the last list. */
  gone: boolean
}

export type FindingKind = 'new' | 'vanished' | 'renamed' | 'returned'

/** One difference between a provider's list and what was known. */
export interface Difference extends Listed {
  kind: FindingKind
  /** What a renamed model was called, or the known model that a new one is another version of. */
  relative: string | null
  /** What tells that the two belong together: their ids, or the one name that the lists give both. */
  evidence: Relation | 'name' | null
}

export interface Comparison {
  differences: Difference[]
  /** Models that were not on the list before, of which there is nothing to say: the registry knows them. */
  quiet: Listed[]
}

/**
 * Compares a provider's list with the lists before it and with the registry. Pure.
 *
 * Only what was once listed can vanish, because a registry knows aliases and models of the past that no list names. The
 * first list of all says nothing of dated versions of models that the registry knows. A list without models is taken for
 * none: nothing has changed.
 * @param known ids of the registry's models of this provider
 * @param first whether no list was read before
 */
export function compareLists(given: {
  listed: readonly Listed[]
  remembered: readonly Remembered[]
  known: readonly string[]
  first: boolean
}): Comparison {
  const { remembered, known, first } = given
  const listed = [...new Map(given.listed.map((model) => [model.id, model])).values()]
  if (listed.length === 0) return { differences: [], quiet: [] }
  const now = new Set(listed.map(({ id }) => id))
  const before = new Map(remembered.map((model) => [model.id, model]))
  const appeared = listed.filter(({ id }) => !before.has(id))
  const disappeared = remembered.filter(({ id, gone }) => !gone && !now.has(id))
  const returned = listed.filter(({ id }) => before.get(id)?.gone)

  const renames = pairRenamed(disappeared, appeared)
  const renamed = new Set(renames.map(({ relative }) => relative))
  const fresh = appeared.filter(({ id }) => renames.every((rename) => rename.id !== id))
  const registered = new Set(known)
  const families = new Map(known.map((id) => [familyOf(id), id]))
  const differences: Difference[] = [
    ...renames,
    ...returned.map((model) => ({ ...nothingBeside(model), kind: 'returned' as const })),
    ...disappeared
      .filter(({ id }) => !renamed.has(id))
      .map((model) => ({ ...nothingBeside(model), kind: 'vanished' as const })),
  ]
  const quiet: Listed[] = []
  for (const model of fresh) {
    const relative = families.get(familyOf(model.id)) ?? null
    if (registered.has(model.id) || (first && relative !== null)) quiet.push(model)
    else {
      const evidence = relative === null ? null : relationOf(model.id, relative)
      differences.push({ ...model, kind: 'new', relative, evidence })
    }
  }
  return { differences, quiet }
}

const nothingBeside = ({ id, displayName }: Listed) => ({ id, displayName, relative: null, evidence: null })

/** Pairs what went with what came, each at most once: by id where the ids tell, else by a name that only the two have. */
function pairRenamed(disappeared: readonly Listed[], appeared: readonly Listed[]): Difference[] {
  const left = new Map(disappeared.map((model) => [model.id, model]))
  const pairs: Difference[] = []
  const pair = (came: Listed, went: Listed, evidence: Difference['evidence']) => {
    left.delete(went.id)
    pairs.push({ ...came, kind: 'renamed', relative: went.id, evidence })
  }
  const byFamily = Map.groupBy(disappeared, ({ id }) => familyOf(id))
  for (const came of appeared) {
    const went = (byFamily.get(familyOf(came.id)) ?? [])
      .filter(({ id }) => left.has(id))
      // Of several dates the newest is the one that the new one follows.
      .reduce<Listed | null>((newest, each) => (newest === null || each.id > newest.id ? each : newest), null)
    if (went) pair(came, went, relationOf(went.id, came.id))
  }
  const paired = new Set(pairs.map(({ id }) => id))
  const byName = Map.groupBy(left.values(), nameOf)
  const comers = Map.groupBy(
    appeared.filter(({ id }) => !paired.has(id)),
    nameOf,
  )
  for (const [name, came] of comers) {
    const went = byName.get(name)
    if (name !== null && came.length === 1 && went?.length === 1) pair(came[0]!, went[0]!, 'name')
  }
  return pairs
}

/** A name that says more than the id does. */
function nameOf({ id, displayName }: Listed): string | null {
  const name = displayName?.trim().toLowerCase() ?? ''
  return name === '' || name === id.toLowerCase() ? null : name
}
