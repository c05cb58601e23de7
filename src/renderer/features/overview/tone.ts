import type { AnswerRow } from '../../../contract/index.ts'
import type { Messages } from '../../i18n/en.ts'

type ToneKey = keyof Messages['latest']['tones']

/** What a row says of the own brand in one word, and whether that is good. Pure. */
export function toneOf({ status, state, sentiment }: AnswerRow): {
  key: ToneKey
  mood: 'good' | 'bad' | 'mixed' | 'quiet'
} {
  if (status === 'refused' || status === 'truncated' || status === 'filtered') return { key: status, mood: 'quiet' }
  if (state === null) return { key: 'notAnalysed', mood: 'quiet' }
  if (state !== 'named') return { key: state, mood: 'quiet' }
  switch (sentiment) {
    case 'positive':
      return { key: sentiment, mood: 'good' }
    case 'negative':
      return { key: sentiment, mood: 'bad' }
    case 'mixed':
      return { key: sentiment, mood: 'mixed' }
    case 'neutral':
      return { key: sentiment, mood: 'quiet' }
    default:
      return { key: 'unscored', mood: 'quiet' }
  }
}
