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

/** Counts of one brand at one model on one day. */
export interface DayCell extends Counts {
  day: string
  brandId: number
  modelId: number
}

/** The sums that make `Counts` of snapshot rows. */
export const SUMS = `SUM(valid) AS valid, SUM(named) AS named, SUM(rank_sum) AS rankSum, SUM(rank_n) AS rankN,
  SUM(top1) AS top1, SUM(top3) AS top3, SUM(positive) AS positive, SUM(neutral) AS neutral, SUM(negative) AS negative,
  SUM(mixed) AS mixed, SUM(unscored) AS unscored, SUM(citations) AS citations,
  SUM(valid * search) AS searched, SUM(cited * search) AS searchedCited`

/** Mentions whose sentiment is known, the mixed ones included. */
export const scoredOf = (counts: Counts): number => counts.positive + counts.neutral + counts.negative + counts.mixed
