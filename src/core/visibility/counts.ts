/** Additive counts of a brand, as the snapshots keep them; everything the metrics are made of. */
export interface Counts {
  valid: number
  named: number
  rankSum: number
  rankN: number
  top1: number
  top3: number
  positive: number
  neutral: number
  negative: number
  mixed: number
  unscored: number
  /** Distinct cited URLs on the brand's domains. */
  citations: number
  /** Valid answers with search on, and those of them that cite the brand. */
  searched: number
  searchedCited: number
}

/** Counts of one brand at one prompt and one model. */
export interface BrandCell extends Counts {
  brandId: number
  modelId: number
  promptId: number
}

/** No brand's id. */
const OTHERS = -1

/** Namings of other brands at one prompt and one model, which a share of voice needs; they count as of one brand. */
export const namingsOfOthers = ({
  modelId,
  promptId,
  named,
}: Pick<BrandCell, 'modelId' | 'promptId' | 'named'>): BrandCell => ({
  ...{ brandId: OTHERS, modelId, promptId, valid: 0, named, rankSum: 0, rankN: 0, top1: 0, top3: 0 },
  ...{ positive: 0, neutral: 0, negative: 0, mixed: 0, unscored: 0, citations: 0, searched: 0, searchedCited: 0 },
})

/** Counts of one brand at one model on one day, those with search on and off apart. */
export interface DayCell extends Counts {
  day: string
  brandId: number
  modelId: number
}

/** How `Counts` are told from rows of snapshots. */
const TOLD: Record<keyof Counts, string> = {
  ...{ valid: 'valid', named: 'named', rankSum: 'rank_sum', rankN: 'rank_n', top1: 'top1', top3: 'top3' },
  ...{ positive: 'positive', neutral: 'neutral', negative: 'negative', mixed: 'mixed', unscored: 'unscored' },
  ...{ citations: 'citations', searched: 'valid * search', searchedCited: 'cited * search' },
}
const columns = (say: (expression: string) => string): string =>
  Object.entries(TOLD)
    .map(([name, expression]) => `${say(expression)} AS ${name}`)
    .join(', ')

/** The `Counts` of one row, and of many. */
export const COUNTS = columns((expression) => expression)
export const SUMS = columns((expression) => `SUM(${expression})`)

/** Mentions whose sentiment is known, the mixed ones included. */
export const scoredOf = (counts: Counts): number => counts.positive + counts.neutral + counts.negative + counts.mixed
