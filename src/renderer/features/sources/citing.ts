import type { CitedDomains } from '../../../contract/index.ts'
import type { AnswersLink } from '../answers/filter.ts'
import type { SourcesView } from './filter.ts'

/** The answers that cite a domain, or one page of it, as the page of answers is asked for them. Pure. */
export const citing = (
  { from, to }: Pick<CitedDomains, 'from' | 'to'>,
  { model, prompt, search }: Pick<SourcesView, 'model' | 'prompt' | 'search'>,
  domain: string,
  url: string | null = null,
): AnswersLink => ({ from, to, model, prompt, search, status: 'valid', domain, url })
