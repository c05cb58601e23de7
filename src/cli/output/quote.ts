import type { ModelQuote, Quote } from '../../core/monitoring/index.ts'
import { cents, counted } from './figures.ts'
import { NONE, table } from './table.ts'

const COLUMNS = [
  { title: 'Model' },
  { title: 'Calls', right: true },
  { title: 'Expected', right: true },
  { title: '95 % within', right: true },
  { title: 'At most', right: true },
  { title: '' },
]

/** What a run would ask and cost, project by project. */
export function describeQuotes(quotes: readonly { project: string; quote: Quote }[]): string {
  const parts = quotes.map(({ project, quote }) => {
    const title = `${project}: ${counted(quote.calls, 'call')}, ${cents(quote.expectedUsd)} expected (${within(quote)}), ${cents(quote.worstCaseUsd)} at most`
    return [title, table(COLUMNS, quote.models.map(row))].join('\n')
  })
  return parts.join('\n\n')
}

const row = (quote: ModelQuote) => [
  quote.kind === 'judge' ? `${quote.model} as judge` : quote.model,
  String(quote.calls),
  cents(quote.expectedUsd),
  within(quote),
  `${quote.estimate ? 'about ' : ''}${cents(quote.worstCaseUsd)}`,
  quote.unpriced ?? BASES[quote.basis],
]

const within = ({ lowUsd, highUsd }: Pick<ModelQuote, 'lowUsd' | 'highUsd'>) =>
  lowUsd === null ? NONE : `${cents(lowUsd)}–${cents(highUsd)}`

const BASES: Record<ModelQuote['basis'], string> = {
  history: '',
  other_projects: "by other projects' calls",
  tokens: 'by tokens and a usual answer',
}
