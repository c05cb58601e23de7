/** The rows of each export. Programs depend on these shapes: fields are added, never renamed. */
export interface UsageFields {
  inputTokens: number
  cachedInputTokens: number
  cacheWriteTokens: number
  outputTokens: number
  reasoningTokens: number
  searches: number
}

/** Exact decimal texts, in dollars. */
export interface CostFields {
  tokensUsd: string
  searchUsd: string
  totalUsd: string
}

/** An answer, or a call that was given up: then the status is `error`, there is no id and the text is empty. */
export interface AnswerExport {
  answerId: number | null
  runId: number
  day: string
  project: string
  prompt: string
  provider: string
  model: string
  servedModel: string | null
  surface: string
  search: boolean
  sample: number
  status: 'ok' | 'refused' | 'truncated' | 'filtered' | 'error'
  errorClass: string | null
  text: string
  finishReason: string | null
  latencyMs: number | null
  usage: UsageFields
  cost: CostFields
  citations: { url: string; title: string | null; domain: string | null; position: number }[]
  mentions: MentionFields[]
}

export interface MentionFields {
  brand: string
  isOwn: boolean
  state: string
  count: number
  /** In UTF-16 code units. */
  firstOffset: number | null
  rank: number | null
  sentiment: string
  sentimentMethod: string | null
}

interface AnswerKeys {
  answerId: number
  runId: number
  day: string
  project: string
  prompt: string
  provider: string
  model: string
}

export interface MentionExport extends AnswerKeys, MentionFields {
  /** Distinct cited URLs on the brand's domains. */
  citations: number
}

export interface CitationExport extends AnswerKeys {
  position: number
  url: string
  title: string | null
  domain: string | null
  /** `title` when the URL is a redirect and the page's title told the domain. */
  domainFrom: string
}

export interface SnapshotExport {
  day: string
  project: string
  prompt: string
  provider: string
  model: string
  surface: string
  search: boolean
  brand: string
  isOwn: boolean
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
  cited: number
  citations: number
}

export interface LedgerExport {
  entryId: number
  /** ISO 8601, UTC. */
  at: string
  day: string
  provider: string
  model: string
  servedModel: string | null
  kind: string
  project: string | null
  runId: number | null
  answerId: number | null
  usage: UsageFields
  tokensUsd: string
  searchUsd: string
  totalUsd: string
  state: string
  priceIds: number[]
}

export interface ExportRows {
  answers: AnswerExport
  mentions: MentionExport
  citations: CitationExport
  snapshots: SnapshotExport
  ledger: LedgerExport
}
export type ExportKind = keyof ExportRows

const USAGE = [
  'usage.inputTokens',
  'usage.cachedInputTokens',
  'usage.cacheWriteTokens',
  'usage.outputTokens',
  'usage.reasoningTokens',
  'usage.searches',
]
const ANSWER_KEYS = ['answerId', 'runId', 'day', 'project', 'prompt', 'provider', 'model']
const MENTION = ['brand', 'isOwn', 'state', 'count', 'firstOffset', 'rank', 'sentiment', 'sentimentMethod']

/** The columns of a CSV, as paths into its rows. A list takes one cell, as JSON. */
export const COLUMNS: Record<ExportKind, readonly string[]> = {
  answers: [
    ...ANSWER_KEYS,
    ...['servedModel', 'surface', 'search', 'sample', 'status', 'errorClass', 'text', 'finishReason', 'latencyMs'],
    ...USAGE,
    ...['cost.tokensUsd', 'cost.searchUsd', 'cost.totalUsd', 'citations', 'mentions'],
  ],
  mentions: [...ANSWER_KEYS, ...MENTION, 'citations'],
  citations: [...ANSWER_KEYS, 'position', 'url', 'title', 'domain', 'domainFrom'],
  snapshots: [
    ...['day', 'project', 'prompt', 'provider', 'model', 'surface', 'search', 'brand', 'isOwn', 'valid', 'named'],
    ...[
      'rankSum',
      'rankN',
      'top1',
      'top3',
      'positive',
      'neutral',
      'negative',
      'mixed',
      'unscored',
      'cited',
      'citations',
    ],
  ],
  ledger: [
    ...['entryId', 'at', 'day', 'provider', 'model', 'servedModel', 'kind', 'project', 'runId', 'answerId'],
    ...USAGE,
    ...['tokensUsd', 'searchUsd', 'totalUsd', 'state', 'priceIds'],
  ],
}
