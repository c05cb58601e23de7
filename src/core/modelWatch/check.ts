import type { Alerts } from '../alerts/index.ts'
import type { Db } from '../db/index.ts'
import type { ErrorClass } from '../errors.ts'
import type { Models, PriceProposal } from '../models/index.ts'
import type { Clock } from '../ports.ts'
import type { ListedModel } from '../providers/index.ts'
import { compareLists, type Difference, type FindingKind, type Listed } from './compare.ts'
import { type ListOutcome, type ListSource, readLists } from './readLists.ts'
import type { watchRepository } from './repository.ts'

/** Differences that are written down in one transaction, so that nobody waits for it. */
const AT_ONCE = 250
const TOLD_AT_ONCE = 1_000
/** Models that an alert names. */
const EXAMPLES = 3

/** What a check came to at one provider. */
export interface CheckedProvider {
  provider: string
  /** Models on its list, and how many of them write text; null when it could not be read. */
  listed: number | null
  writing: number | null
  found: Record<FindingKind, number>
  /** Why its list could not be read. */
  error: { class: ErrorClass; message: string } | null
}

export interface CheckResult {
  checkedAt: number
  providers: CheckedProvider[]
  /** Numbers of what was found now, in the order it was written down. */
  findingIds: number[]
}

interface CheckOptions extends ListSource {
  db: Db
  clock: Clock
  models: Models
  alerts: Alerts
  repository: ReturnType<typeof watchRepository>
}

/**
 * Compares the providers' lists with those before and with the registry, and writes down what is different. A process
 * that dies in the middle leaves what it wrote, and the next check writes the rest; of two at once each difference is
 * told by one.
 */
export function createCheck({ db, clock, models, alerts, repository, ...source }: CheckOptions) {
  async function keep(outcome: ListOutcome, findingIds: number[]): Promise<CheckedProvider> {
    const { provider } = outcome
    const before = repository.listOf(provider)
    const found: CheckedProvider['found'] = { new: 0, vanished: 0, renamed: 0, returned: 0 }
    const triedAt = clock.now()
    if ('error' in outcome) {
      const { class: errorClass, message: error } = outcome.error
      const last = before ?? { provider, listedAt: null, listed: 0, writing: 0 }
      await db.write(() => repository.keepList({ ...last, triedAt, errorClass, error }))
      return { provider, listed: null, writing: null, found, error: outcome.error }
    }
    const listed = writersOf(outcome.models)
    const { differences, quiet } = compareLists({
      listed,
      remembered: repository.remembered(provider),
      known: repository.known(provider),
      first: (before?.listedAt ?? null) === null,
    })
    for (const some of pages(quiet)) {
      await db.write(() => {
        for (const model of some) repository.appear(provider, model, clock.now())
      })
    }
    // Looked up beforehand: the registry is read anew after every change of it, which takes its time.
    const proposals = new Map(differences.map((each) => [each, proposalFor(provider, each)]))
    for (const some of pages(differences)) {
      const written = await db.write(() => keepDifferences(provider, some, proposals))
      for (const { id, kind } of written) {
        found[kind] += 1
        findingIds.push(id)
      }
    }
    const counts = { listed: outcome.models.length, writing: listed.length }
    const listedAt = listed.length > 0 ? clock.now() : (before?.listedAt ?? null)
    await db.write(() => repository.keepList({ provider, triedAt, listedAt, ...counts, errorClass: null, error: null }))
    return { provider, ...counts, found, error: null }
  }

  /** Must be called inside a transaction. @returns those that are worth a decision */
  function keepDifferences(
    provider: string,
    differences: readonly Difference[],
    proposals: ReadonlyMap<Difference, PriceProposal | null>,
  ) {
    const now = clock.now()
    const worth = differences.filter((found) => notedFirst(provider, found, now) && !settles(provider, found, now))
    models.registerListed(
      provider,
      worth.filter(({ kind }) => kind === 'new' || kind === 'renamed'),
    )
    return worth.map((found) => {
      const id = repository.addFinding(provider, found, proposals.get(found) ?? null, now)
      return { id, kind: found.kind }
    })
  }

  /** What the bundled lists know of a model that has no price. */
  function proposalFor(provider: string, { id, kind, relative }: Difference): PriceProposal | null {
    if (kind === 'vanished') return null
    const now = clock.now()
    const model = models.find(provider, id)
    const isPriced = model?.model === id && models.pricesFor(model.id, now).length > 0
    return isPriced ? null : models.proposePrice({ provider, model: id, relative }, now)
  }

  /** @returns false when another process noted it meanwhile */
  function notedFirst(provider: string, found: Difference, now: number): boolean {
    if (found.kind === 'vanished') return repository.vanish(provider, found.id, now)
    if (found.kind === 'renamed' && found.relative !== null) repository.vanish(provider, found.relative, now)
    return repository.appear(provider, found, now)
  }

  /** A model that comes back, or goes, before anybody decided about the opposite leaves nothing to decide. */
  function settles(provider: string, { id, kind }: Difference, now: number): boolean {
    if (kind === 'returned') return repository.lapse(provider, id, 'vanished', now)
    if (kind !== 'vanished') return false
    const undecided = (['new', 'returned', 'renamed'] as const).map((opposite) =>
      repository.lapse(provider, id, opposite, now),
    )
    return undecided.includes(true)
  }

  /** Tells once of everything that is new, also of what an earlier check had no time to tell. */
  async function tell(): Promise<void> {
    const told = await db.write(() => {
      const untold = repository.untold()
      if (untold.length === 0) return false
      const count = (kind: FindingKind) => untold.find((row) => row.kind === kind)?.n ?? 0
      const params = {
        ...{ new: count('new'), vanished: count('vanished'), renamed: count('renamed'), returned: count('returned') },
        examples: repository.untoldExamples(EXAMPLES).join(', '),
      }
      const message = `The providers' lists of models changed, ${sentenceOf(params)}: ${params.examples}. Decide on the page Model watch.`
      const alert = {
        kind: 'new_models',
        cause: 'new_models',
        projectId: null,
        provider: null,
        message,
        params,
      } as const
      return alerts.raise(alert, clock.now())
    })
    while (told && (await db.write(() => repository.markTold(clock.now(), TOLD_AT_ONCE))));
  }

  return async (signal: AbortSignal = new AbortController().signal): Promise<CheckResult> => {
    const outcomes = await readLists(source, signal)
    signal.throwIfAborted()
    const findingIds: number[] = []
    const providers: CheckedProvider[] = []
    for (const outcome of outcomes) providers.push(await keep(outcome, findingIds))
    await tell()
    return { checkedAt: clock.now(), providers, findingIds }
  }
}

/** The models of a list that write text, or may: a list that does not say is believed. */
const writersOf = (models: readonly ListedModel[]): Listed[] =>
  models.filter(({ generatesText }) => generatesText !== false).map(({ id, displayName }) => ({ id, displayName }))

function* pages<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += AT_ONCE) yield items.slice(at, at + AT_ONCE)
}

/** Counts of findings in words: `3 new models, 1 vanished`. */
export function sentenceOf(counts: Record<FindingKind, number>): string {
  const { vanished, renamed, returned } = counts
  const parts = [
    counts.new > 0 && `${counts.new} new ${counts.new === 1 ? 'model' : 'models'}`,
    vanished > 0 && `${vanished} vanished`,
    renamed > 0 && `${renamed} renamed`,
    returned > 0 && `${returned} back again`,
  ].filter((part) => part !== false)
  return parts.length === 0 ? 'no new models' : parts.join(', ')
}
