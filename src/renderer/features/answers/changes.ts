import type { AnswerChanges as Changes } from '../../../contract/index.ts'
import type { Messages } from '../../i18n/en.ts'

/** One line for each thing that changed: `Acme: rank 3 → 1`. Pure. */
export function linesOf({ brands, newCitations, lostCitations }: Changes, t: Messages): string[] {
  const { changes, filters } = t.answers
  const tone = (sentiment: Changes['brands'][number]['now']['sentiment']) =>
    sentiment === 'none' ? '–' : t.latest.tones[sentiment]
  const sites = (cited: Changes['newCitations']) => [...new Set(cited.map(({ domain, url }) => domain ?? url))]
  return [
    ...brands.map(({ brand, before, now }) => {
      const parts = [
        before.state !== now.state && `${filters.states[before.state]} → ${filters.states[now.state]}`,
        before.rank !== now.rank && changes.rank(String(before.rank ?? '–'), String(now.rank ?? '–')),
        before.sentiment !== now.sentiment && `${tone(before.sentiment)} → ${tone(now.sentiment)}`,
      ]
      return `${brand}: ${parts.filter(Boolean).join(', ')}`
    }),
    ...sites(newCitations).map(changes.cites),
    ...sites(lostCitations).map(changes.citesNoMore),
  ]
}
