import { familyOf } from './names.ts'

/** A model that projects ask. */
export interface AskedModel {
  modelId: number
  provider: string
  model: string
  displayName: string
  isAvailable: boolean
}

/** What a provider's lists say of the ids of one family. */
export interface FamilyOnList {
  /** Some id of the family is listed. */
  present: boolean
  /** When the last of them was missed first, UTC milliseconds; null when one is listed. */
  goneAt: number | null
}

export interface Standing {
  reason: 'gone' | 'unlisted' | 'closed'
  since: number | null
}

/**
 * Whether a model that is asked may stop answering; null when nothing says so. An id without a date stands for any
 * version of its family. Pure.
 * @param family what the lists say of its family; undefined when they never named it
 * @param listRead whether a list of the provider was ever read
 */
export function standingOf(asked: AskedModel, family: FamilyOnList | undefined, listRead: boolean): Standing | null {
  if (family && !family.present) return { reason: 'gone', since: family.goneAt }
  if (!asked.isAvailable) return { reason: 'closed', since: null }
  // Perplexity's presets are answered, but no list names them.
  const listable = asked.provider !== 'perplexity' || asked.model.includes('/')
  return !family && listRead && listable ? { reason: 'unlisted', since: null } : null
}

/** A provider's listed models by family. */
export function familiesOf(listed: readonly { model: string; goneAt: number | null }[]): Map<string, FamilyOnList> {
  const families = new Map<string, FamilyOnList>()
  for (const { model, goneAt } of listed) {
    const name = familyOf(model)
    const known = families.get(name)
    const present = goneAt === null || known?.present === true
    families.set(name, { present, goneAt: present ? null : Math.max(known?.goneAt ?? 0, goneAt ?? 0) })
  }
  return families
}
