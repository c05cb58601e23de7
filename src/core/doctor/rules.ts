import type { Reconcile } from '../reconcile/index.ts'
import type { DoctorCheck } from './check.ts'

/** Days and rows that a check of everything looks at; the weekly upkeep looks at all there is. */
const DAYS_BACK = 30
const MOST_ROWS = 1_000_000

/** Whether the home's hard rules hold. */
export async function* checkRules(
  reconcile: Pick<Reconcile, 'look'>,
  signal?: AbortSignal,
): AsyncGenerator<DoctorCheck> {
  const looked = reconcile.look({ daysBack: DAYS_BACK, limit: MOST_ROWS, rule: null, signal })
  for await (const { rule, found, troubles } of looked) {
    const [title, mend] = rule.en
    const name = `rule ${rule.name}`
    if (found === 0) {
      yield { name, ok: true, detail: `holds for the last ${DAYS_BACK} days`, remedy: null }
      continue
    }
    const first = troubles[0]
    const detail = `${title}: ${found} ${found === 1 ? 'row' : 'rows'}, such as ${first?.subject}${first?.day ? ` of ${first.day}` : ''}`
    yield { name, ok: false, detail, remedy: `Run: earshot reconcile --only-limbo. ${mend}` }
  }
}
