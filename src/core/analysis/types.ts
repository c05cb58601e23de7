/** What a brand is known by. Its name and aliases name it; its domains only link it. */
export interface BrandIdentity {
  name: string
  aliases: readonly string[]
  domains: readonly string[]
}

/** The state of a brand in an answer; see ARCHITECTURE.md for the first rule that fits. */
export const MENTION_STATES = ['named', 'linked_only', 'absent_statement', 'refused', 'absent'] as const
export type MentionState = (typeof MENTION_STATES)[number]

/** `unscored`: named, but we do not know. `none`: not named, so there is nothing to score. */
export const SENTIMENTS = ['positive', 'neutral', 'negative', 'mixed', 'unscored', 'none'] as const
export type Sentiment = (typeof SENTIMENTS)[number]
export type SentimentMethod = 'judge' | 'lexicon' | null

/** A stretch of the original answer, in UTF-16 code units. */
export interface Span {
  start: number
  end: number
}

/** One brand in one answer. */
export interface Finding {
  state: MentionState
  /** Namings outside URLs, domains, link targets and code. 0 unless named. */
  count: number
  /** Offset of the first naming in the original answer, in UTF-16 code units; null unless named. */
  firstOffset: number | null
  /** 1-based place in the answer's main recommendation list; null when it has none. */
  rank: number | null
  sentiment: Sentiment
  sentimentMethod: SentimentMethod
  /** The sentence or clause the sentiment rests on. */
  evidence: Span | null
  /** Every naming, in order; what the app highlights. */
  namings: readonly Span[]
}

export interface AnswerAnalysis {
  /** One finding a brand, in the order the brands were given. */
  findings: Finding[]
  /** True when the answer was longer than is analysed, and only its beginning was. */
  shortened: boolean
}
