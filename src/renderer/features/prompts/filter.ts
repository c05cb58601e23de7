import { z } from 'zod'
import type { ListedPrompt } from '../../../contract/index.ts'

/** Which prompts the page shows; kept in its link. */
export const promptFilter = z.object({
  show: z.enum(['active', 'paused', 'all']).catch('active'),
  tag: z.string().nullable().catch(null),
  text: z.string().catch(''),
})
export type PromptFilter = z.infer<typeof promptFilter>

/** The prompts of a filter. Capitals and accents of what is looked for say nothing. */
export function filtered(prompts: readonly ListedPrompt[], { show, tag, text }: PromptFilter): ListedPrompt[] {
  const wanted = plain(text)
  return prompts.filter(
    (prompt) =>
      (show === 'all' || prompt.active === (show === 'active')) &&
      (tag === null || prompt.tags.includes(tag)) &&
      plain(prompt.text).includes(wanted),
  )
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** Every tag in use, by the alphabet of a language. */
export const tagsOf = (prompts: readonly ListedPrompt[], language: string): string[] =>
  [...new Set(prompts.flatMap(({ tags }) => tags))].sort(new Intl.Collator(language).compare)
