import type { Limit } from '../../contract/index.ts'
import { addUsd, displayUsd, formatUsd, type PicoUsd, parseUsd, ZERO } from '../money.ts'

/** What one project would ask of one provider. */
export interface Expected {
  project: string
  provider: string
  amount: PicoUsd
}

/** A limit that stands in the way, with why. Dollar amounts are exact decimal text. */
export interface Blocked {
  limit: string
  leftUsd: string
  expectedUsd: string
  /** One sentence in English. */
  why: string
}

/** Which limits would block some of what is to be asked, by what it is expected to cost. Pure. */
export function wouldBlock(expected: readonly Expected[], limits: readonly Limit[]): Blocked[] {
  return limits
    .filter(({ action }) => action === 'block')
    .flatMap((limit) => {
      const touched = expected.filter((one) => counts(one, limit))
      const wanted = touched.map(({ amount }) => amount).reduce(addUsd, ZERO)
      const left = parseUsd(limit.leftUsd)
      if (touched.length === 0 || (left > 0n && wanted <= left)) return []
      const name = `${limit.scope === 'all' ? 'everything' : limit.of} per ${limit.period}`
      const why =
        left === 0n
          ? `The limit of ${displayUsd(parseUsd(limit.limitUsd))} for ${name} is used up: nothing of it is asked.`
          : `${displayUsd(left)} is left of the limit of ${displayUsd(parseUsd(limit.limitUsd))} for ${name}, and about ${displayUsd(wanted)} is expected: some of it is blocked.`
      return [{ limit: name, leftUsd: formatUsd(left), expectedUsd: formatUsd(wanted), why }]
    })
}

const counts = ({ project, provider }: Expected, { scope, of }: Limit): boolean =>
  scope === 'all' || of === (scope === 'project' ? project : provider)
