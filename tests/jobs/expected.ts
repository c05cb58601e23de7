import { wallClock } from './oracle.ts'
import type { Invocation, Span, YearLived, YearPlan } from './year.ts'

/** The longest a process goes without looking, with room for a second look. */
const SOON_MS = 120_000
/** How often a due instant is tried again when its process dies each time. */
const MOST_DEATHS = 5

/** When somebody was there: a process alive on a machine awake. */
function attended({ alive, asleep }: YearPlan): Span[] {
  const spans = alive.flat().flatMap((span) => {
    let rest: Span[] = [span]
    for (const [from, to] of asleep) {
      rest = rest.flatMap(([a, b]): Span[] => [
        [a, Math.min(b, from)],
        [Math.max(a, to), b],
      ])
      rest = rest.filter(([a, b]) => a < b)
    }
    return rest
  })
  return spans.sort(([a], [b]) => a - b)
}

/**
 * Holds a year against what should have happened, worked out for each due instant by itself: somebody is there at it or
 * later, before the next one, and on a day on which the job does not come by itself any more.
 * @returns what is wrong, in words; how many instants were due, served and missed
 */
export function judge(plan: YearPlan, lived: YearLived, dueOf: ReadonlyMap<string, readonly number[]>) {
  const wrong: string[] = []
  const spans = attended(plan)
  const shown = wallClock(plan.zone)
  const day = (instant: number) => shown(instant).slice(0, 10)
  const firstAttended = (instant: number) => {
    const starts = spans.filter(([, to]) => to > instant).map(([from]) => Math.max(from, instant))
    return starts.length === 0 ? null : Math.min(...starts)
  }
  const begun = firstAttended(plan.from) ?? plan.to
  const counts = { due: 0, served: 0, missed: 0, skipped: 0, killed: 0 }
  const note = (text: string, job: string, due: number) =>
    wrong.push(`${plan.zone} ${job} due ${new Date(due).toISOString()} (${shown(due)}): ${text}`)

  for (const [job, dues] of dueOf) {
    const own = lived.invocations.filter((invocation) => invocation.job === job)
    for (const [index, due] of dues.entries()) {
      const following = dues[index + 1]
      if (due < begun + SOON_MS || following === undefined || following >= plan.to) continue
      counts.due += 1
      const attempts = own.filter(({ dueAt }) => dueAt === due)
      counts.killed += attempts.filter(({ how }) => how === 'killed').length
      let from: number | null = due
      let attempt = 0
      let missed = false
      while (from !== null && attempt < MOST_DEATHS) {
        const instant: number | null = free(own, due, firstAttended(from), firstAttended)
        if (instant === null || instant >= following) break
        const comesToday = dues.find((each) => each > instant)
        if (day(due) !== day(instant) && comesToday !== undefined && day(comesToday) === day(instant)) {
          missed = true
          break
        }
        const made = attempts[attempt]
        if (!made) {
          note(`nobody ran it at ${shown(instant)}`, job, due)
          break
        }
        if (made.startedAt < instant || made.startedAt > instant + SOON_MS) {
          note(`it began at ${shown(made.startedAt)} and not at ${shown(instant)}`, job, due)
        }
        attempt += 1
        from = made.how === 'killed' ? made.endedAt : null
      }
      if (attempts.length !== attempt) note(`it ran ${attempts.length} times and not ${attempt}`, job, due)
      if (new Set(attempts.map(({ originId }) => originId)).size > 1)
        note('its executions do not go together', job, due)
      const recorded = lived.missed.some((each) => each.job === job && each.dueAt === due)
      if (recorded !== missed) note(missed ? 'it was not recorded as missed' : 'it was recorded as missed', job, due)
      if (attempts.some(({ how }) => how === 'completed')) counts.served += 1
      else if (missed) counts.missed += 1
      else counts.skipped += 1
    }
    const known = new Set(dues)
    for (const { dueAt } of own) if (!known.has(dueAt)) note('it was not due', job, dueAt)
    wrong.push(...overlaps(own).map((at) => `${job} ran twice at once at ${shown(at)}`))
  }
  const completedDaily = lived.invocations.filter(({ job, how }) => job === 'daily' && how === 'completed').length
  if (lived.told !== completedDaily) wrong.push(`${completedDaily} days were done and ${lived.told} told`)
  return { wrong, counts }
}

/** The instant, or when an execution for another due instant that goes on then has ended. */
function free(
  own: readonly Invocation[],
  due: number,
  instant: number | null,
  firstAttended: (instant: number) => number | null,
): number | null {
  if (instant === null) return null
  const busy = own.find(
    ({ dueAt, startedAt, endedAt }) =>
      dueAt < due && startedAt <= instant && (endedAt ?? Number.POSITIVE_INFINITY) > instant,
  )
  return busy ? (busy.endedAt === null ? null : firstAttended(busy.endedAt)) : instant
}

function overlaps(own: readonly Invocation[]): number[] {
  const inOrder = [...own].sort((a, b) => a.startedAt - b.startedAt)
  return inOrder
    .slice(1)
    .filter(({ startedAt }, index) => (inOrder[index]!.endedAt ?? Number.POSITIVE_INFINITY) > startedAt)
    .map(({ startedAt }) => startedAt)
}
