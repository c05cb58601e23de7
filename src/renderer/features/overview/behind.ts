import type { ModelRow, Overview } from '../../../contract/index.ts'
import type { Messages } from '../../i18n/en.ts'
import type { AnswersLink } from '../answers/filter.ts'
import type { OverviewFilter } from './Filters.tsx'
import type { Headline } from './figures.ts'

/** The way from a figure to what is behind it: what it says, the page, and that page's filter. */
export interface Behind {
  text: string
  page: 'answers' | 'costs'
  params: AnswersLink | { period: 'month'; groupBy: 'project' }
}

type Shown = Pick<Overview, 'from' | 'to' | 'kpis' | 'project'>

/** What the page shows, as the filter of the answers behind it. Pure. */
export const periodOf = (
  { from, to }: Pick<Overview, 'from' | 'to'>,
  { model, search }: Pick<OverviewFilter, 'model' | 'search'>,
): AnswersLink => ({ from, to, model, search })

/** What a headline figure is made of; each part opens to exactly as many answers as it says. Pure. */
export function behindHeadline(key: Headline['key'], data: Shown, filter: OverviewFilter, t: Messages): Behind[] {
  const { behind } = t.answers
  const { visibility, averagePosition, netSentiment } = data.kpis
  const answers = (text: string, view: AnswersLink): Behind => ({
    ...{ text, page: 'answers', params: { ...periodOf(data, filter), status: 'valid', ...view } },
  })
  const named = answers(behind.named(visibility.named, data.project.brand), { state: 'named' })
  switch (key) {
    case 'visibility':
      return [answers(behind.valid(visibility.n), {}), named]
    case 'shareOfVoice':
      return [named]
    case 'averagePosition':
      return [answers(behind.ranked(averagePosition.n), { state: 'ranked' })]
    case 'netSentiment':
      return [
        answers(behind.scored(netSentiment.n), { tone: 'scored' }),
        answers(behind.unscored(netSentiment.unscored), { tone: 'unscored' }),
      ]
    case 'cost':
      return [{ text: behind.costs, page: 'costs', params: { period: 'month', groupBy: 'project' } }]
  }
}

/** The answers behind each figure of a model's row. Pure. */
export function behindModel(row: Pick<ModelRow, 'provider' | 'model'>, data: Shown, filter: OverviewFilter) {
  const view: AnswersLink = {
    ...periodOf(data, { ...filter, model: `${row.provider}:${row.model}` }),
    status: 'valid',
  }
  return {
    all: view,
    named: { ...view, state: 'named' },
    ranked: { ...view, state: 'ranked' },
    scored: { ...view, tone: 'scored' },
  } satisfies Record<string, AnswersLink>
}
