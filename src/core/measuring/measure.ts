import {
  analyzeAnswer,
  domainMatches,
  type Finding,
  type MentionState,
  readJudgement,
  type Sentiment,
  type SentimentMethod,
} from '../analysis/index.ts'
import type { ProjectBrands } from './brandSets.ts'

/** A stored answer, as far as measuring it needs. */
export interface StoredAnswer {
  id: number
  status: 'ok' | 'refused' | 'truncated' | 'filtered'
  text: string
  citations: readonly CitedSource[]
  /** What a judge replied about it, or null when none was asked or its reply never came. */
  judgeReply: string | null
}

/** A cited URL and the site it stands for: a redirect's URL names its host, its title the site. */
export interface CitedSource {
  url: string
  domain: string | null
  domainFrom: 'url' | 'title'
}

/** One row of `mentions`. */
export interface MentionRow {
  brandId: number
  state: MentionState
  count: number
  firstOffset: number | null
  rank: number | null
  sentiment: Sentiment
  sentimentMethod: SentimentMethod
  evidenceStart: number | null
  evidenceEnd: number | null
  /** Distinct cited URLs on one of the brand's domains. */
  citations: number
}

export interface Measurement {
  answerId: number
  shortened: boolean
  mentions: MentionRow[]
}

/**
 * Measures one stored answer against a project's brands. Pure: the same answer, brands and judge's reply give the same
 * rows, which is what lets history be recomputed.
 * @param judged whether the project names a judge; then what the judge does not cover is unscored, never guessed
 */
export function measure(answer: StoredAnswer, set: ProjectBrands, judged: boolean): Measurement {
  const { findings, shortened } = analyzeAnswer(answer.text, set.compiled, {
    refused: answer.status === 'refused',
    language: set.language,
  })
  const mentions = set.brands.map((brand, index) =>
    toRow(
      brand.id,
      findings[index] as Finding,
      answer.citations.filter((source) => isOn(source, brand.domains)).length,
    ),
  )
  if (judged) applyJudgement(answer, set, mentions)
  return { answerId: answer.id, shortened, mentions }
}

const isOn = (source: CitedSource, domains: readonly string[]): boolean =>
  domainMatches(source.domainFrom === 'url' ? source.url : (source.domain ?? ''), domains)

function toRow(brandId: number, finding: Finding, citations: number): MentionRow {
  const { state, count, firstOffset, rank, sentiment, sentimentMethod, evidence } = finding
  return {
    ...{ brandId, state, count, firstOffset, rank, sentiment, sentimentMethod, citations },
    evidenceStart: evidence?.start ?? null,
    evidenceEnd: evidence?.end ?? null,
  }
}

function applyJudgement(answer: StoredAnswer, set: ProjectBrands, mentions: MentionRow[]): void {
  const named = set.brands.filter((_, index) => mentions[index]?.state === 'named')
  const reading =
    answer.judgeReply === null ? null : readJudgement(answer.judgeReply, { answer: answer.text, brands: named })
  set.brands.forEach((brand, index) => {
    const row = mentions[index]
    if (row?.state !== 'named') return
    const judgement = reading?.perBrand.get(brand.name)
    row.sentiment = judgement?.sentiment ?? 'unscored'
    row.sentimentMethod = judgement && judgement.sentiment !== 'unscored' ? 'judge' : null
    row.evidenceStart = judgement?.evidence?.start ?? null
    row.evidenceEnd = judgement?.evidence?.end ?? null
  })
}
